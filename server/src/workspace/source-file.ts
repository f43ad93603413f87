/** A file as the library holds it: text, language and, for Policy Agent files, the tree. What other languages make of
 * their text is kept by `perFile`. Immutable; an edit makes a new one. */
import type { LanguageId } from '../catalog/types.js';
import { pagentGrammar } from '../syntax/pagent-grammar.js';
import type { Edit } from '../syntax/parse.js';
import { parse, reparse } from '../syntax/parse.js';
import type { Item, Span, Tree } from '../syntax/tree.js';

/** A range in a file that survives edits elsewhere: offsets inside an item. */
export interface Place {
  readonly uri: string;
  readonly item: Item;
  readonly span: Span;
}

export class SourceFile {
  private starts?: Map<Item, number>;

  private constructor(
    readonly uri: string,
    readonly language: LanguageId,
    readonly text: string,
    /** Policy Agent files only; an empty tree for the others. */
    readonly tree: Tree,
  ) {}

  static of(uri: string, language: LanguageId, text: string): SourceFile {
    return new SourceFile(uri, language, text, language === 'pagent' ? parse(text, pagentGrammar) : emptyTree(text));
  }

  /** The file after one replacement; unchanged items are shared with this one. */
  edited(text: string, edit: Edit): SourceFile {
    if (this.language !== 'pagent') return SourceFile.of(this.uri, this.language, text);
    return new SourceFile(this.uri, this.language, text, reparse(this.tree, text, edit, pagentGrammar));
  }

  /** Offset in the text where the item starts; undefined when the item belongs to another version. */
  startOf(item: Item): number | undefined {
    if (!this.starts) {
      this.starts = new Map();
      this.tree.items.forEach((each, index) => this.starts?.set(each, this.tree.starts[index] ?? 0));
    }
    return this.starts.get(item);
  }
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

function emptyTree(text: string): Tree {
  return text.length === 0
    ? { text, items: [], starts: new Int32Array(0) }
    : { text, items: [{ length: text.length, reach: 0, comments: [], problems: [] }], starts: Int32Array.of(0) };
}
