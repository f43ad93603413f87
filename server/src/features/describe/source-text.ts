/** Lines of configuration files as hovers show them: cut short, without passwords, with the way back to the place. */
import { lineContentEnd, nextLineStart } from '../../syntax/lines.js';
import type { Item, Statement } from '../../syntax/tree.js';
import { statementsIn } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { SourceFile } from '../../workspace/source-file.js';
import { nameOf, parentOf } from '../../workspace/uris.js';
import { fenced, link } from './markdown.js';

const hiddenValue = '***';
/** Lines of a statement that are shown; more would be a wall of text. */
const longestExcerpt = 25;
/** Characters of a line that are shown. */
const longestLine = 160;
/** Keywords that look like passwords, where the catalogue does not know the line. */
const looksSecret = /passw|pw$|_pw\b|secret/i;

/** The text of a statement in a fenced block: no passwords, at most 25 lines. */
export function statementText(file: SourceFile, item: Item, statement: Statement): string {
  const start = file.startOf(item) ?? 0;
  const from = statement.keyword.start;
  const text = withoutSecrets(file.text.slice(start + from, start + Math.max(statement.end, statement.keyword.end)), from, statement);
  const lines = text.split(/\r\n|\r|\n/).map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line).trimEnd());
  const shown = lines.length > longestExcerpt ? [...lines.slice(0, longestExcerpt - 1), `… ${lines.length - longestExcerpt + 1} more lines`] : lines;
  return fenced(outdented(shown, statement.column).join('\n'), 'pagent');
}

/** `base` is the offset of the text in the item. */
function withoutSecrets(text: string, base: number, statement: Statement): string {
  let result = '';
  let at = 0;
  for (const node of statementsIn(statement)) {
    const first = node.args[0];
    const last = node.args[node.args.length - 1];
    if (!first || !last || node.block || !isSecret(node)) continue;
    result += text.slice(at, first.start - base) + hiddenValue;
    at = last.end - base;
  }
  return result + text.slice(at);
}

/** Whether the words behind the keyword may be a password. */
export function isSecret(node: Statement): boolean {
  const { parameter, type } = meaningOf(node);
  return parameter ? parameter.secret === true : !type && looksSecret.test(node.keyword.text);
}

/** Lines behind the first lose the indentation of the statement. */
function outdented(lines: readonly string[], column: number): string[] {
  return lines.map((line, index) => (index > 0 && /^[ \t]*$/.test(line.slice(0, column)) ? line.slice(column) : line));
}

const lineTables = new WeakMap<SourceFile, readonly number[]>();

/** Where the lines of a file start. */
function lineStarts(file: SourceFile): readonly number[] {
  let starts = lineTables.get(file);
  if (starts) return starts;
  const found = [0];
  for (let at = nextLineStart(file.text, lineContentEnd(file.text, 0)); at < file.text.length; at = nextLineStart(file.text, lineContentEnd(file.text, at))) found.push(at);
  lineTables.set(file, (starts = found));
  return starts;
}

/** The number of the line at an offset, from 1. */
export function lineNumber(file: SourceFile, offset: number): number {
  const starts = lineStarts(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The file as a person names it: its name, with the folder in front when that tells more. */
export function fileName(uri: string): string {
  const folder = parentOf(uri);
  const folderName = folder === undefined ? '' : nameOf(folder);
  return folderName === '' ? nameOf(uri) : `${folderName}/${nameOf(uri)}`;
}

/** A link to a line of a file: `PAGENTTN, line 12`. */
export function placeLink(file: SourceFile, offset: number): string {
  const line = lineNumber(file, offset);
  return link(`${nameOf(file.uri)}, line ${line}`, `${file.uri}#L${line}`);
}

/** A link to a file. */
export function fileLink(uri: string): string {
  return link(fileName(uri), uri);
}
