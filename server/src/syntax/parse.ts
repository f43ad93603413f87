/**
 * Text → tree for Policy Agent files, and the tree after an edit.
 *
 * What invalidates what: an item's parse depends on its own text and on the `reach` characters behind it that the parser
 * looked at, on nothing before it. `reparse` therefore starts at the first item that sees the edit and stops at the first
 * old boundary behind the edit that it meets again.
 */
import { ItemParser } from './item-parser.js';
import type { Grammar, Item, Tree } from './tree.js';

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

/** One replacement of old text: start..oldEnd in the old text became start..newEnd in the new one. */
export interface Edit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The tree of `text`, which came from the text of `old` by one edit; items that the edit does not touch are kept as they are. */
export function reparse(old: Tree, text: string, edit: Edit, grammar: Grammar): Tree {
  if (old.items.length === 0) return parse(text, grammar);
  const delta = edit.newEnd - edit.oldEnd;
  const first = firstAffected(old, edit.start);
  const parser = new ItemParser(text, grammar, true);
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
    const item = parser.parseItem(at);
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
  return { text, items, starts };
}

/** The first item whose text, or what its parse looked at behind it, touches the offset. */
function firstAffected(old: Tree, offset: number): number {
  for (let i = 0; i < old.items.length; i++) {
    const { length, reach } = old.items[i] as Item;
    if ((old.starts[i] as number) + length + reach >= offset) return i;
  }
  return old.items.length - 1;
}
