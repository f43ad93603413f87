/**
 * The syntax tree of a Policy Agent file.
 *
 * A tree partitions its text into items; an item is one top-level statement with the blank and comment lines before it.
 * Invariants: items are immutable and position-independent (all offsets inside an item count from its start), so an
 * edit elsewhere leaves an item, and everything cached for it, as it is. Concatenating the items gives the text again.
 */

import type { Keyword } from './keyword-table.js';

/** A range of offsets, end exclusive; inside an item both count from the item's start. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A run of characters between blanks. */
export interface Word extends Span {
  readonly text: string;
}

/** A keyword line, and the block behind it when there is one. Attributes are statements without a block. */
export interface Statement {
  readonly keyword: Word;
  /** The words behind the keyword, a lost brace left out. */
  readonly args: readonly Word[];
  readonly comment?: Span;
  readonly block?: Block;
  /** The enclosing statement. */
  readonly parent?: Statement;
  /** Columns from 0 to the keyword, tabs counted as one. */
  readonly column: number;
  /** End of the statement with its block: behind the closing brace or the last word. */
  readonly end: number;
}

export interface Block {
  /** Absent when the brace was lost and the block is inferred. */
  readonly open?: Span;
  readonly close?: Span;
  readonly children: readonly Statement[];
}

export type SyntaxProblemKind =
  /** `TTLSRule X {`: PAGENT ignores the brace as text behind the value. */
  | 'brace-on-statement-line'
  /** `X{` or `{LocalAddr`: the brace becomes part of the word. */
  | 'brace-glued'
  /** Words behind `{` or `}` on the same line; behind the last `}` of an item the span is the brace. */
  | 'text-after-brace'
  /** `Trace 2 }`: the brace is text behind the value. */
  | 'brace-after-value'
  /** A block that never ends; `span` is where its brace is missing. */
  | 'missing-close'
  /** A block statement whose attributes follow without `{`. */
  | 'missing-open'
  | 'stray-close'
  | 'stray-open'
  /** Digits in columns 73 to 80. */
  | 'sequence-number'
  /** A `#` right behind a word, without a blank: it still begins a comment. */
  | 'comment-in-word';

export interface SyntaxProblem extends Span {
  readonly kind: SyntaxProblemKind;
  /** The statement that the problem belongs to. */
  readonly statement?: Statement;
}

export interface Item {
  readonly length: number;
  /** How many characters behind the item its parse looked at: an edit there may change it. */
  readonly reach: number;
  /** Absent in the rest of a file behind its last statement, and for a stray brace. */
  readonly statement?: Statement;
  /** Comments at the top level and inside the statement, from `#` to the end of the line, in order. */
  readonly comments: readonly Span[];
  readonly problems: readonly SyntaxProblem[];
}

export interface Tree {
  readonly text: string;
  readonly items: readonly Item[];
  /** Where each item starts in the text; as long as `items`. */
  readonly starts: Int32Array;
}

/** What the parser must know of the catalogue to mend a broken file; keywords come as written. */
export interface Grammar {
  /** The keyword that stands in text[start, end). */
  keywordAt(text: string, start: number, end: number): Keyword;
  /** `child` is an attribute or an inline statement of `parent`. */
  belongsTo(parent: string, child: string): boolean;
}

/** The index of the item that holds the offset; the last item for an offset at or behind the end. -1 in an empty tree. */
export function itemIndexAt(tree: Tree, offset: number): number {
  let low = 0;
  let high = tree.items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tree.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return high;
}

/** A statement and all statements inside it, outermost first. */
export function statementsIn(statement: Statement | undefined): readonly Statement[] {
  const found: Statement[] = [];
  if (statement) collectStatements(statement, found);
  return found;
}

function collectStatements(statement: Statement, into: Statement[]): void {
  into.push(statement);
  if (statement.block) for (const child of statement.block.children) collectStatements(child, into);
}

/** The innermost statement whose lines hold the item-relative offset. */
export function statementAt(item: Item, offset: number): Statement | undefined {
  let found: Statement | undefined;
  let candidates: readonly Statement[] = item.statement ? [item.statement] : [];
  for (;;) {
    const next = candidates.find((s) => s.keyword.start <= offset && offset <= Math.max(s.end, s.comment?.end ?? 0));
    if (!next) return found;
    found = next;
    candidates = next.block?.children ?? [];
  }
}

export type TokenKind = 'blank' | 'line-end' | 'comment' | 'word' | 'open' | 'close' | 'sequence-number';

export interface Token extends Span {
  readonly kind: TokenKind;
}
