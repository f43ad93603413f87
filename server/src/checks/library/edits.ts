/** Edits of files and of statements in other items, as fixes need them. Lines end as the file's own do. */
import { lineContentEnd, nextLineStart } from '../../syntax/lines.js';
import type { Item, Statement } from '../../syntax/tree.js';
import type { Located } from '../../workspace/model.js';
import type { SourceFile } from '../../workspace/source-file.js';
import type { DraftFix, DraftPlace } from '../check.js';
import type { ItemEdit } from '../support/edits.js';
import { appendToBlock, indentAt, insertLines, lineEndOf, lineStart } from '../support/edits.js';

export type DraftEdit = DraftFix['edits'][number];

interface InItem {
  readonly item: Item;
  readonly statement: Statement;
}

/** The place of the name of a definition or reference. */
export function nameOfFact<T extends { readonly item: Item; readonly word: { readonly start: number; readonly end: number } }>({ uri, fact }: Located<T>): DraftPlace {
  return { uri, item: fact.item, span: fact.word };
}

/** Adds lines at the end of the file, set off by a blank line where the file has text. */
export function append(file: SourceFile, lines: readonly string[]): DraftEdit {
  const { text } = file;
  const newLine = lineEndOf(text);
  const lead = text === '' ? '' : /[\r\n]$/.test(text) ? newLine : newLine + newLine;
  return { at: { uri: file.uri, span: { start: text.length, end: text.length } }, newText: lead + lines.map((line) => line + newLine).join('') };
}

/** Adds one line at the end of the file. */
export function appendLine(file: SourceFile, line: string): DraftEdit {
  const { text } = file;
  const newLine = lineEndOf(text);
  const lead = text === '' || /[\r\n]$/.test(text) ? '' : newLine;
  return { at: { uri: file.uri, span: { start: text.length, end: text.length } }, newText: lead + line + newLine };
}

/** Adds lines behind the line on which a statement ends, indented like the statement. */
export function insertAfter(file: SourceFile, { item, statement }: InItem, lines: readonly string[]): DraftEdit {
  const text = textOfItem(file, item);
  const indent = indentAt(text, statement.keyword.start);
  return inItem(file, item, insertLines(text, statement.end, lines.map((line) => indent + line)));
}

/** Adds lines as the last ones of a block. */
export function insertLast(file: SourceFile, { item, statement }: InItem, lines: readonly string[]): DraftEdit | undefined {
  const edit = appendToBlock(textOfItem(file, item), statement, lines);
  return edit && inItem(file, item, edit);
}

function textOfItem(file: SourceFile, item: Item): string {
  const start = file.startOf(item) ?? 0;
  return file.text.slice(start, start + item.length);
}

function inItem(file: SourceFile, item: Item, { at, newText }: ItemEdit): DraftEdit {
  return { at: { uri: file.uri, item, span: at.span }, newText };
}

/** The lines of a top-level statement, with the comment lines right above it unless they begin the file. */
function linesOf(file: SourceFile, { item, statement }: InItem): { readonly start: number; readonly end: number } {
  const { text } = file;
  const base = file.startOf(item) ?? 0;
  const keywordLine = lineStart(text, base + statement.keyword.start);
  let start = keywordLine;
  while (start > base) {
    const above = lineStart(text, start - (text[start - 1] === '\n' && text[start - 2] === '\r' ? 2 : 1));
    if (!text.slice(above, start).trimStart().startsWith('#')) break;
    start = above;
  }
  if (start === 0) start = keywordLine;
  return { start, end: nextLineStart(text, lineContentEnd(text, base + statement.end)) };
}

/** Takes a top-level statement out of the file, with one of the blank lines around it. */
export function remove(file: SourceFile, inItem: InItem): DraftEdit {
  const { text } = file;
  const { start, end } = linesOf(file, inItem);
  const nextEnd = lineContentEnd(text, end);
  const blankBefore = start === 0 || text.slice(lineStart(text, start - 1), start).trim() === '';
  const blankBehind = end < text.length && text.slice(end, nextEnd).trim() === '';
  return { at: { uri: file.uri, span: { start, end: blankBefore && blankBehind ? nextLineStart(text, nextEnd) : end } }, newText: '' };
}

/** The text of a top-level statement with its comments, line by line. */
export function textOf(file: SourceFile, inItem: InItem): string[] {
  const { start, end } = linesOf(file, inItem);
  return file.text
    .slice(start, end)
    .replace(/(\r\n|\r|\n)$/, '')
    .split(/\r\n|\r|\n/);
}
