/**
 * Text → tree for Policy Agent files, and the tree after an edit.
 *
 * What invalidates what: an item's parse depends on its own text and on the `reach` characters behind it that the parser
 * looked at, on nothing before it. `reparse` therefore starts at the first item that sees the edit and stops at the first
 * old boundary behind the edit that it meets again.
 */
import { type Edit, EditedText } from './edited-text.js';
import { ItemParser } from './item-parser.js';
import type { Grammar, Item, Tree } from './tree.js';

export type { Edit } from './edited-text.js';

/** Parses a whole text. Never throws; every text gives a tree. */
export function parse(text: string, grammar: Grammar): Tree {
  const parser = new ItemParser(text, grammar);
  const items: Item[] = [];
  const starts: number[] = [];
  for (let at = 0; at < text.length; ) {
    starts.push(at);
    const item = parser.parseItem(at);
    items.push(item);
    at += item.length;
  }
  return { text, items, starts: new Int32Array(starts) };
}

/** The tree of `text`, which came from the text of `old` by one edit; items that the edit does not touch are kept as they are. */
export function reparse(old: Tree, edited: string | EditedText, edit: Edit, grammar: Grammar): Tree {
  const text = EditedText.of(edited);
  if (old.items.length === 0) return parse(text.toString(), grammar);
  const delta = edit.newEnd - edit.oldEnd;
  const first = firstAffected(old, edit.start);
  const reader = new ItemReader(text, grammar, edit.newEnd);
  const fresh: Item[] = [];
  const freshStarts: number[] = [];
  let at = old.starts[first] ?? 0;
  let oldIndex = first;
  let resume = old.items.length;
  while (at < text.length) {
    if (at >= edit.newEnd && at - delta >= edit.oldEnd) {
      const oldAt = at - delta;
      while (oldIndex < old.items.length && (old.starts[oldIndex] ?? 0) < oldAt) oldIndex++;
      if (oldIndex < old.items.length && old.starts[oldIndex] === oldAt && oldIndex > first) {
        resume = oldIndex;
        break;
      }
    }
    freshStarts.push(at);
    const item = reader.itemAt(at);
    fresh.push(item);
    at += item.length;
  }
  const kept = old.items.length - resume;
  const items = new Array<Item>(first + fresh.length + kept);
  const starts = new Int32Array(items.length);
  for (let i = 0; i < first; i++) items[i] = old.items[i] as Item;
  starts.set(old.starts.subarray(0, first));
  for (let i = 0; i < fresh.length; i++) {
    items[first + i] = fresh[i] as Item;
    starts[first + i] = freshStarts[i] as number;
  }
  for (let i = 0, to = first + fresh.length; i < kept; i++, to++) {
    items[to] = old.items[resume + i] as Item;
    starts[to] = (old.starts[resume + i] as number) + delta;
  }
  return { text: text.toString(), items, starts };
}

/** Characters behind an edit that are looked at to begin with. */
const partLength = 1 << 12;

/** Parses items one behind the other, looking at the part of the text that they stand in. */
class ItemReader {
  private parser: ItemParser | undefined;
  private start = 0;
  private end = 0;

  /** @param editEnd where the part ends that will be parsed in any case */
  constructor(
    private readonly text: EditedText,
    private readonly grammar: Grammar,
    private readonly editEnd: number,
  ) {}

  itemAt(at: number): Item {
    for (let more = partLength; ; more *= 4) {
      const item = this.parser?.parseItem(at - this.start);
      if (item && this.sawAll(at, item)) return item;
      this.look(at, Math.max(at, this.editEnd) + more);
    }
  }

  /** Nothing behind the part could have made another item. A CR is looked at together with the character behind it. */
  private sawAll(at: number, { length, reach }: Item): boolean {
    return this.end === this.text.length || at + length + reach + 1 < this.end;
  }

  private look(start: number, end: number): void {
    this.start = start;
    this.end = Math.min(end, this.text.length);
    this.parser = new ItemParser(this.text.slice(start, this.end), this.grammar, true);
  }
}

/** The first item whose text, or what its parse looked at behind it, touches the offset. */
function firstAffected(old: Tree, offset: number): number {
  for (let i = 0; i < old.items.length; i++) {
    const { length, reach } = old.items[i] as Item;
    if ((old.starts[i] as number) + length + reach >= offset) return i;
  }
  return old.items.length - 1;
}
