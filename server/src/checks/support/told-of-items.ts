/** What is said of the items of a Policy Agent file one by one; after an edit anew of those that changed. */
import type { Item } from '../../syntax/tree.js';
import { perVersion, type SourceFile } from '../../workspace/source-file.js';

/** The items of which something is said. `say` depends on the item and its text alone. */
export function toldOfItems<T>(say: (item: Item, text: string) => T | undefined): (file: SourceFile) => ReadonlyMap<Item, T> {
  const note = (all: Map<Item, T>, item: Item, start: number, file: SourceFile): void => {
    const told = say(item, file.slice(start, start + item.length));
    if (told !== undefined) all.set(item, told);
  };
  return perVersion<ReadonlyMap<Item, T>>(
    (file) => {
      const all = new Map<Item, T>();
      file.tree.items.forEach((item, index) => note(all, item, file.tree.starts[index] ?? 0, file));
      return all;
    },
    (before, { removed, added }, file) => {
      const all = new Map(before);
      for (const item of removed) all.delete(item);
      for (const item of added) note(all, item, file.startOf(item) ?? 0, file);
      return all;
    },
  );
}
