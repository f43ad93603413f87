/** A file as the library holds it: text, language and, for Policy Agent files, the tree. What other languages make of
 * their text is kept by `perFile`. Immutable; an edit makes a new one. */
import type { LanguageId } from '../catalog/types.js';
import { type Edit, EditedText } from '../syntax/edited-text.js';
import { pagentGrammar } from '../syntax/pagent-grammar.js';
import { parse, reparse } from '../syntax/parse.js';
import type { Item, Span, Tree } from '../syntax/tree.js';

/** A range in a file that survives edits elsewhere: offsets inside an item. */
export interface Place {
  readonly uri: string;
  readonly item: Item;
  readonly span: Span;
}

export class SourceFile {
  /** The whole text. Where a part is enough, `slice` is quicker right after an edit. */
  readonly text: string;
  private counted = false;
  /** How the file came from its basis. */
  private change?: { readonly from: SourceFile; readonly items: ItemChange };
  /** The last version before this one of which something was made (`perVersion`), until a later one takes its place. */
  private basis?: SourceFile;
  private used = false;

  private constructor(
    readonly uri: string,
    readonly language: LanguageId,
    private readonly content: EditedText,
    /** Policy Agent files only; an empty tree for the others. */
    readonly tree: Tree,
  ) {
    this.text = content.toString();
  }

  static of(uri: string, language: LanguageId, text: string): SourceFile {
    return new SourceFile(uri, language, EditedText.of(text), language === 'pagent' ? parse(text, pagentGrammar) : emptyTree(text));
  }

  /** The file after one replacement; unchanged items are shared with this one. */
  edited(text: string | EditedText, edit: Edit): SourceFile {
    if (this.language !== 'pagent') return SourceFile.of(this.uri, this.language, text.toString());
    const after = new SourceFile(this.uri, this.language, EditedText.of(text), reparse(this.tree, text, edit, pagentGrammar));
    after.basis = this.used ? this : this.basis;
    // No version holds more than one before it.
    if (this.used) this.basis = this.change = undefined;
    return after;
  }

  /** A part of the text. */
  slice(start: number, end: number): string {
    return this.content.slice(start, end);
  }

  /** For `perVersion`: marks the file as one that later versions can be made from, and gives the one that it can be made from. */
  use(): SourceFile | undefined {
    this.used = true;
    return this.basis;
  }

  /** Offset in the text where the item starts; undefined when the item belongs to another version. */
  startOf(item: Item): number | undefined {
    const { items, starts } = this.tree;
    const index = nearIndex(items, item) ?? this.indexOf(item);
    return index === undefined ? undefined : starts[index];
  }

  /** The items by which this version differs from its basis. */
  changeFrom(basis: SourceFile): ItemChange {
    if (this.change?.from !== basis) {
      this.change = { from: basis, items: changeBetween(basis.tree.items, this.tree.items) };
      const { at, added } = this.change.items;
      added.forEach((item, i) => lastIndexes.set(item, at + i));
    }
    return this.change.items;
  }

  private indexOf(item: Item): number | undefined {
    const { items } = this.tree;
    if (!this.counted) for (let i = 0; i < items.length; i++) lastIndexes.set(items[i] as Item, i);
    this.counted = true;
    const index = lastIndexes.get(item);
    return index !== undefined && items[index] === item ? index : undefined;
  }
}

/** Where each item was found last. In the next version of its file it stands there, or near there. */
const lastIndexes = new WeakMap<Item, number>();
/** Items that are looked at on either side. */
const near = 40;

function nearIndex(items: readonly Item[], item: Item): number | undefined {
  const last = lastIndexes.get(item);
  if (last === undefined) return undefined;
  for (let apart = 0; apart <= near; apart++) {
    const index = items[last - apart] === item ? last - apart : items[last + apart] === item ? last + apart : undefined;
    if (index === undefined) continue;
    if (apart > 0) lastIndexes.set(item, index);
    return index;
  }
  return undefined;
}

/** `make` for each version of a file at most once; the result lives as long as that version. For what a language makes of its text. */
export function perFile<T extends object>(make: (file: SourceFile) => T): (file: SourceFile) => T {
  const made = new WeakMap<SourceFile, T>();
  return (file) => {
    let result = made.get(file);
    if (!result) made.set(file, (result = make(file)));
    return result;
  };
}

/** The items by which two versions of a file differ. */
export interface ItemChange {
  /** The index at which they stood, and stand. */
  readonly at: number;
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/**
 * As `perFile`; made after an edit from the result of an earlier version and the items that changed, where `update` can.
 * `update` gives undefined when it cannot, and must give what `make` would.
 */
export function perVersion<T extends object>(make: (file: SourceFile) => T, update: (before: T, change: ItemChange, file: SourceFile) => T | undefined): (file: SourceFile) => T {
  const made = new WeakMap<SourceFile, T>();
  return (file) => {
    let result = made.get(file);
    if (result) return result;
    const basis = file.use();
    const before = basis && made.get(basis);
    result = (before && update(before, file.changeFrom(basis), file)) ?? make(file);
    made.set(file, result);
    return result;
  };
}

/** The items that are in one of two lists only. What is the same at both ends is passed over; the lists must be versions of one file. */
export function changeBetween(before: readonly Item[], after: readonly Item[]): ItemChange {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same++;
  let behind = 0;
  while (behind < shorter - same && before[before.length - 1 - behind] === after[after.length - 1 - behind]) behind++;
  return { at: same, removed: before.slice(same, before.length - behind), added: after.slice(same, after.length - behind) };
}

function emptyTree(text: string): Tree {
  return text.length === 0
    ? { text, items: [], starts: new Int32Array(0) }
    : { text, items: [{ length: text.length, reach: 0, comments: [], problems: [] }], starts: Int32Array.of(0) };
}
