/** Edits inside one item, as fixes need them; offsets count from the item's start. Lines end as the item's own do. */
import { isBlank, lineContentEnd, nextLineStart, sequenceNumberStart } from '../../syntax/lines.js';
import type { Span, Statement, Word } from '../../syntax/tree.js';
import type { DraftFix } from '../check.js';

export type ItemEdit = DraftFix['edits'][number];

export function replace(span: Span, newText: string): ItemEdit {
  return { at: { span: { start: span.start, end: span.end } }, newText };
}

export function insert(at: number, newText: string): ItemEdit {
  return { at: { span: { start: at, end: at } }, newText };
}

/** The fix that writes a suggestion in the place of a word, when there is one. */
export function rename(word: Word, suggestion: string | undefined): DraftFix[] {
  return suggestion === undefined ? [] : [{ title: `Change ${word.text} to ${suggestion}`, safe: false, edits: [replace(word, suggestion)] }];
}

/** The line end that the text uses. */
export function lineEndOf(text: string): string {
  const first = lineContentEnd(text, 0);
  return first < text.length ? text.slice(first, nextLineStart(text, first)) : '\n';
}

/** Where the line that holds the offset begins. */
export function lineStart(text: string, offset: number): number {
  let i = offset;
  while (i > 0 && text[i - 1] !== '\n' && text[i - 1] !== '\r') i--;
  return i;
}

/** Behind the last character of the line that holds the offset, comment and blanks included, the line end not. */
export function lineEnd(text: string, offset: number): number {
  return lineContentEnd(text, offset);
}

/** Blanks before the first word of the line that holds the offset. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (end < text.length && (text[end] === ' ' || text[end] === '\t')) end++;
  return text.slice(start, Math.min(end, Math.max(offset, start)));
}

/** Offset behind the last character before `offset` that is no blank; stays on the line. */
export function behindText(text: string, offset: number): number {
  let i = offset;
  while (i > 0 && isBlank(text.charCodeAt(i - 1))) i--;
  return i;
}

/** The first offset from `offset` on that is no blank. */
export function pastBlanks(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && isBlank(text.charCodeAt(i))) i++;
  return i;
}

/** The whole lines from `start` to `end`, with the line end behind them. */
export function wholeLines(text: string, { start, end }: Span): Span {
  return { start: lineStart(text, start), end: nextLineStart(text, lineContentEnd(text, end)) };
}

/** Behind the statement on its last line stands nothing but a comment. */
function endsLine(text: string, node: Statement): boolean {
  const next = pastBlanks(text, node.end);
  return next >= lineContentEnd(text, node.end) || text[next] === '#';
}

/** Takes the statement out with its lines; only its own text where something else than a sequence number stands on them. */
export function removeStatement(text: string, node: Statement): ItemEdit {
  const beginsLine = pastBlanks(text, lineStart(text, node.keyword.start)) === node.keyword.start;
  const span = { start: node.keyword.start, end: node.end };
  const alone = endsLine(text, node) || sequenceNumberBehind(text, node.end)?.start === node.end;
  return replace(beginsLine && alone ? wholeLines(text, span) : span, '');
}

/** The sequence number in columns 73 to 80 behind the offset on its line, with the blanks before it. */
function sequenceNumberBehind(text: string, offset: number): Span | undefined {
  const start = sequenceNumberStart(text, lineStart(text, offset), lineContentEnd(text, offset));
  return start >= offset ? { start: Math.max(offset, behindText(text, start)), end: start + 8 } : undefined;
}

/** Takes the sequence number away that stands behind the offset on its line: on another line, or elsewhere in this one, it would be text. */
export function withoutSequenceNumber(text: string, offset: number): ItemEdit[] {
  const span = sequenceNumberBehind(text, offset);
  return span ? [replace(span, '')] : [];
}

/** The statement's text, with the comment behind it. */
export function textOf(text: string, node: Statement): string {
  return text.slice(node.keyword.start, endsLine(text, node) ? lineContentEnd(text, node.end) : node.end);
}

/** Adds lines behind the line on which the offset stands. */
export function insertLines(text: string, behind: number, lines: readonly string[]): ItemEdit {
  const eol = lineEndOf(text);
  return insert(lineContentEnd(text, behind), lines.map((line) => eol + line).join(''));
}

/** Where the lines of a block go: the indentation of its first attribute on a line of its own, or two more than the statement has. */
export function blockIndent(text: string, statement: Statement): string {
  const model = statement.block?.children.find((child) => pastBlanks(text, lineStart(text, child.keyword.start)) === child.keyword.start);
  return model ? indentAt(text, model.keyword.start) : `${indentAt(text, statement.keyword.start)}  `;
}

/** Adds lines as the last ones of a block, behind its last attribute or its opening brace. */
export function appendToBlock(text: string, statement: Statement, lines: readonly string[]): ItemEdit | undefined {
  const behind = statement.block?.children.at(-1)?.end ?? statement.block?.open?.end;
  if (behind === undefined) return undefined;
  const indent = blockIndent(text, statement);
  return insertLines(text, behind, lines.map((line) => indent + line));
}

/** The column at which the values of a block begin, for a keyword of the block: keyword and blanks up to there. */
export function alignedKeyword(statement: Statement, keyword: string): string {
  const model = statement.block?.children.find((child) => child.args.length > 0);
  const width = model ? (model.args[0]?.start ?? 0) - model.keyword.start : 0;
  return keyword.padEnd(Math.max(width, keyword.length + 1));
}
