/**
 * The text of a document as lines, for places in it; an open document is changed in place by edits.
 *
 * State: `starts` are made when a place is asked for first; an edit only looks at the lines that it touches. (The documents of
 * vscode-languageserver-textdocument make a string of the whole text for each edit, which takes longest of all in a large policy.)
 */
import type { Position } from 'vscode-languageserver';
import { EditedText } from '../syntax/edited-text.js';

const LF = 10;
const CR = 13;

export class OpenDocument {
  private text: EditedText;
  private starts: Int32Array | undefined;

  /** @param version as the client counts; 0 for a file that is not open */
  constructor(
    text: string,
    public version: number,
  ) {
    this.text = EditedText.of(text);
  }

  get content(): EditedText {
    return this.text;
  }

  get lineCount(): number {
    return this.lineStarts().length;
  }

  getText(): string {
    return this.text.toString();
  }

  /** A line without its end; empty for one that there is not. */
  line(line: number): string {
    const { start, end } = this.extent(line);
    return this.text.slice(start, end);
  }

  /** Replaces a part of the text. */
  replace(start: number, oldEnd: number, inserted: string): void {
    const before = this.starts;
    const { length } = this.text;
    this.text = this.text.replaced(start, oldEnd, inserted);
    if (!before) return;
    // A CR and an LF that the edit brings together, or takes apart, stand right before and behind it.
    const first = lineAt(before, Math.max(0, start - 1));
    const next = lineAt(before, Math.min(oldEnd + 1, length)) + 1;
    const delta = this.text.length - length;
    const from = before[first] as number;
    const fresh = startsBehind(this.text.slice(from, (before[next] ?? length) + delta), from);
    this.starts = spliced(before, { from: first + 1, to: next + 1, fresh, delta });
  }

  /** Replaces everything. */
  replaceAll(text: string): void {
    this.text = EditedText.of(text);
    this.starts = undefined;
  }

  /** Places outside the text mean its nearest end; those inside a line end, the end of the line. */
  positionAt(offset: number): Position {
    const within = Math.max(0, Math.min(offset, this.text.length));
    const line = lineAt(this.lineStarts(), within);
    const { start, end } = this.extent(line);
    return { line, character: Math.min(within, end) - start };
  }

  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.lineCount) return this.text.length;
    const { start, end } = this.extent(line);
    return Math.min(start + Math.max(0, character), end);
  }

  /** Of a line, its end left out. */
  private extent(line: number): { start: number; end: number } {
    const starts = this.lineStarts();
    const start = starts[line] ?? this.text.length;
    let end = starts[line + 1] ?? this.text.length;
    while (end > start && isLineEnd(this.text.charCodeAt(end - 1))) end--;
    return { start, end };
  }

  private lineStarts(): Int32Array {
    return (this.starts ??= new Int32Array([0].concat(startsBehind(this.text.toString(), 0))));
  }
}

const isLineEnd = (code: number): boolean => code === LF || code === CR;

/** Where the character stands next; never, when it does not. Searching is faster than to look at each character of a long text. */
function next(text: string, character: string, from: number): number {
  const found = text.indexOf(character, from);
  return found < 0 ? Infinity : found;
}

/** The starts of all lines but the first. A line ends with LF, CRLF or CR. */
function startsBehind(text: string, base: number): number[] {
  const starts: number[] = [];
  let lf = -1;
  let cr = -1;
  for (let at = 0; at < text.length; at = Math.min(lf, cr) + 1) {
    if (lf < at) lf = next(text, '\n', at);
    if (cr < at) cr = next(text, '\r', at);
    // Between a CR and its LF no line starts.
    if (lf !== cr + 1 && Math.min(lf, cr) < text.length) starts.push(base + Math.min(lf, cr) + 1);
  }
  return starts;
}

/** The last line that starts at or before the offset. */
function lineAt(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** `fresh` instead of the entries from..to; what is behind them moves by `delta`. May change the table in place. */
function spliced(starts: Int32Array, { from, to, fresh, delta }: { from: number; to: number; fresh: readonly number[]; delta: number }): Int32Array {
  const end = Math.min(to, starts.length);
  const size = starts.length - (end - from) + fresh.length;
  const result = size === starts.length ? starts : new Int32Array(size);
  if (result !== starts) {
    result.set(starts.subarray(0, from));
    result.set(starts.subarray(end), from + fresh.length);
  }
  result.set(fresh, from);
  if (delta !== 0) for (let i = from + fresh.length; i < size; i++) result[i] = (result[i] as number) + delta;
  return result;
}
