/** Where the cursor is: the words of its line, and the block around it. Works in half-typed text and in unclosed blocks. */
import { LineScanner } from '../../syntax/lines.js';
import { itemIndexAt, type Item, type Span, type Statement } from '../../syntax/tree.js';
import type { FeatureContext } from '../context.js';

/** A word of the line under the cursor, with absolute offsets. */
export interface LineWord extends Span {
  readonly text: string;
}

export interface Position {
  readonly offset: number;
  /** From the start of the line to its end. */
  readonly line: Span & { readonly text: string };
  readonly inComment: boolean;
  /** Words of the line, a brace in front left out. */
  readonly words: readonly LineWord[];
  /** Which word the cursor is in or would begin: 0 is the keyword. */
  readonly index: number;
  /** The text that a proposal replaces: the word at the cursor, or nothing. */
  readonly replace: Span;
  /** What of the word stands in front of the cursor. */
  readonly prefix: string;
  /** The block around the cursor; absent at the top level. */
  readonly block?: Statement;
  /** The statement or attribute on the line, when it is known. */
  readonly node?: Statement;
  readonly item?: Item;
}

export function positionAt({ file }: FeatureContext, offset: number): Position {
  const { text, tree } = file;
  const start = lineStart(text, offset);
  const scanner = new LineScanner();
  scanner.scan(text, start);
  const words = withoutBrace(wordsOf(text, scanner));
  const current = words.find((word) => word.start < offset && offset <= word.end);
  const itemIndex = itemIndexAt(tree, offset);
  const item = tree.items[itemIndex];
  const itemStart = tree.starts[itemIndex] ?? 0;
  const block = item && blockAround(item.statement, offset - itemStart);
  const first = words[0];
  return {
    offset,
    line: { start, end: scanner.end, text: text.slice(start, scanner.end) },
    inComment: scanner.commentStart >= 0 && scanner.commentStart < offset,
    words,
    index: words.filter((word) => word.end < offset).length,
    replace: current ? { start: current.start, end: current.end } : { start: offset, end: offset },
    prefix: current ? text.slice(current.start, offset) : '',
    block,
    node: first && item ? nodeAt(item.statement, first.start - itemStart) : undefined,
    item,
  };
}

function lineStart(text: string, offset: number): number {
  let i = Math.min(offset, text.length);
  while (i > 0 && text[i - 1] !== '\n' && text[i - 1] !== '\r') i--;
  return i;
}

function wordsOf(text: string, scanner: LineScanner): LineWord[] {
  const words: LineWord[] = [];
  for (let w = 0; w < scanner.count; w++) {
    const start = scanner.words[w * 2] ?? 0;
    const end = scanner.words[w * 2 + 1] ?? start;
    words.push({ start, end, text: text.slice(start, end) });
  }
  return words;
}

/** Text behind a brace on its line is read as if it stood on the next line. */
function withoutBrace(words: readonly LineWord[]): readonly LineWord[] {
  return words[0] && /^[{}]$/.test(words[0].text) ? words.slice(1) : words;
}

/** The innermost statement in whose block the item-relative offset lies; an unclosed block goes on to the next statement outside it. */
function blockAround(node: Statement | undefined, offset: number): Statement | undefined {
  if (!node?.block || !isInside(node, offset)) return undefined;
  for (const child of [...node.block.children].reverse()) {
    if (child.keyword.start >= offset) continue;
    return blockAround(child, offset) ?? node;
  }
  return node;
}

function isInside({ block }: Statement, offset: number): boolean {
  if (!block) return false;
  const begins = block.open?.end ?? block.children[0]?.keyword.start ?? Infinity;
  return begins <= offset && (!block.close || offset <= block.close.start);
}

/** The statement whose keyword begins at the item-relative offset. */
function nodeAt(node: Statement | undefined, offset: number): Statement | undefined {
  if (!node || node.keyword.start === offset) return node;
  const child = [...(node.block?.children ?? [])].reverse().find((each) => each.keyword.start <= offset);
  return nodeAt(child, offset);
}
