/**
 * Splits a line of a Policy Agent file into tokens, the way PAGENT reads it: words between blanks, a comment from the
 * first `#` on (reference: pagent-ttls, syntax.comments). Lines end with LF, CRLF or CR.
 */
import type { Token, TokenKind } from './tree.js';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const HASH = 35;
const OPEN = 123;
const CLOSE = 125;
const BOM = 0xfeff;

/** Columns of a fixed-block member that hold text; the eight behind them may hold a sequence number. */
const TEXT_COLUMNS = 72;
const RECORD_COLUMNS = 80;

/**
 * Characters that separate words: blank, tab, form feed, vertical tab, NUL and the byte order mark; and the blanks of other
 * character sets (no-break space, ideographic space …), which PAGENT takes for text: they are reported, and read as blanks
 * so that the rest of the line still makes sense.
 */
export function isBlank(code: number): boolean {
  if (code <= SPACE) return code !== LF && code !== CR;
  if (code < 0xa0) return code === 0x85;
  return code === 0xa0 || code === BOM || code === 0x3000 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f;
}

/** The offset behind the last character of the line that starts at `start`, its line end not counted. */
export function lineContentEnd(text: string, start: number): number {
  let i = start;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) break;
  }
  return i;
}

/** The start of the line behind the content end `end`. */
export function nextLineStart(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
}

/**
 * The offset where a sequence number begins (column 73) in the line start..end, or -1: the line is 80 columns long but
 * for blanks behind it, and columns 73 to 80 are digits.
 */
export function sequenceNumberStart(text: string, start: number, end: number): number {
  if (end - start < RECORD_COLUMNS) return -1;
  for (let i = start + RECORD_COLUMNS; i < end; i++) if (!isBlank(text.charCodeAt(i))) return -1;
  for (let i = start + TEXT_COLUMNS; i < start + RECORD_COLUMNS; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return -1;
  }
  return start + TEXT_COLUMNS;
}

const WORD = 0;
const BLANK = 1;
const LINE_END = 2;
const COMMENT = 3;

/** What a character of the first 256 is to a line. */
const kinds = Uint8Array.from({ length: 256 }, (_, code) => (code === LF || code === CR ? LINE_END : code === HASH ? COMMENT : isBlank(code) ? BLANK : WORD));

function kindOf(code: number): number {
  return code < 256 ? (kinds[code] as number) : isBlank(code) ? BLANK : WORD;
}

/** The words of one line as pairs of offsets in a reused buffer, and its comment. */
export class LineScanner {
  /** start, end, start, end … of the words. */
  readonly words: number[] = [];
  count = 0;
  commentStart = -1;
  /** Content end of the line. */
  end = 0;
  next = 0;
  sequenceStart = -1;
  /** The `#` stands right behind a word. */
  commentInWord = false;

  /** Scans the line of `text` that starts at `start`. */
  scan(text: string, start: number): void {
    const { words } = this;
    const { length } = text;
    let count = 0;
    let i = start;
    this.commentStart = -1;
    this.commentInWord = false;
    while (i < length) {
      let code = text.charCodeAt(i);
      if (code === SPACE) {
        i++;
        continue;
      }
      const kind = kindOf(code);
      if (kind === BLANK) {
        i++;
        continue;
      }
      if (kind === LINE_END) break;
      if (kind === COMMENT) {
        this.commentStart = i;
        break;
      }
      words[count++] = i;
      do code = ++i < length ? text.charCodeAt(i) : LF;
      while ((code > HASH && code < 0x85) || kindOf(code) === WORD);
      words[count++] = i;
      if (code === HASH) {
        this.commentStart = i;
        this.commentInWord = true;
        break;
      }
    }
    this.end = this.commentStart >= 0 ? lineContentEnd(text, i) : i;
    this.next = nextLineStart(text, this.end);
    this.count = count >> 1;
    this.sequenceStart = -1;
    if (this.end - start >= RECORD_COLUMNS) this.cutSequenceNumber(text, start);
  }

  private cutSequenceNumber(text: string, start: number): void {
    const from = sequenceNumberStart(text, start, this.end);
    if (from < 0) return;
    const inComment = this.commentStart >= 0 && this.commentStart < from;
    // Digits that go on from column 72 are the end of a long value, such as a run of cipher codes.
    if (!inComment && !isBlank(text.charCodeAt(from - 1))) return;
    this.sequenceStart = from;
    if (inComment) return;
    while (this.count > 0 && (this.words[this.count * 2 - 2] ?? 0) >= from) this.count--;
    if (this.count > 0 && (this.words[this.count * 2 - 1] ?? 0) > from) this.words[this.count * 2 - 1] = from;
  }
}

function wordKind(text: string, start: number, end: number): TokenKind {
  if (end - start !== 1) return 'word';
  const code = text.charCodeAt(start);
  return code === OPEN ? 'open' : code === CLOSE ? 'close' : 'word';
}

/** All tokens of a text in order; together they cover it exactly. */
export function* tokens(text: string): Generator<Token> {
  const scanner = new LineScanner();
  let at = 0;
  while (at < text.length) {
    scanner.scan(text, at);
    const contentEnd = scanner.commentStart >= 0 ? scanner.commentStart : scanner.end;
    for (let w = 0; w < scanner.count; w++) {
      const start = scanner.words[w * 2] ?? at;
      const end = scanner.words[w * 2 + 1] ?? start;
      if (start > at) yield { kind: 'blank', start: at, end: start };
      yield { kind: wordKind(text, start, end), start, end };
      at = end;
    }
    if (scanner.sequenceStart >= 0 && scanner.sequenceStart >= at && scanner.commentStart < 0) {
      if (scanner.sequenceStart > at) yield { kind: 'blank', start: at, end: scanner.sequenceStart };
      const end = scanner.sequenceStart + (RECORD_COLUMNS - TEXT_COLUMNS);
      yield { kind: 'sequence-number', start: scanner.sequenceStart, end };
      at = end;
    }
    if (contentEnd > at) yield { kind: 'blank', start: at, end: contentEnd };
    if (scanner.commentStart >= 0) yield { kind: 'comment', start: scanner.commentStart, end: scanner.end };
    if (scanner.next > scanner.end) yield { kind: 'line-end', start: scanner.end, end: scanner.next };
    at = scanner.next;
  }
}

export { CLOSE, CR, HASH, LF, OPEN, SPACE, TAB };
