/** Reads lines ahead of the parser without consuming them, and remembers how far it has looked. */
import { leadingBrace, trailingBrace } from './braces.js';
import type { Keyword } from './keyword-table.js';
import { CLOSE, LineScanner, OPEN } from './lines.js';
import type { Grammar } from './tree.js';

/** Lines that a search for a closing brace reads at most: keeps the cost of broken files linear. */
const SEARCH_LIMIT = 500;

/** Where a brace stands. */
export interface BracePlace {
  readonly offset: number;
  readonly column: number;
}

export class LookAhead {
  /** The line that `next` found. */
  private line = new LineScanner();
  /** Start of that line; -1 when the parser has taken it. */
  private lineStart = -1;
  /** The furthest offset read since the last reset. */
  looked = 0;

  constructor(
    private readonly text: string,
    private readonly grammar: Grammar,
  ) {}

  /** Scans the first line from the line start `pos` on that has words. Gives false when there is none. */
  next(pos: number): boolean {
    const { line, text } = this;
    for (let at = pos; at < text.length; at = line.next) {
      if (at !== this.lineStart) line.scan(text, at);
      this.note(line.end);
      this.lineStart = at;
      if (line.count > 0) return true;
    }
    this.note(text.length);
    return false;
  }

  /**
   * Hands the line that starts at `at` over to the parser, so that it is not scanned twice, and takes the parser's scanner
   * for the next one. Undefined when another line was scanned last.
   */
  exchange(at: number, used: LineScanner): LineScanner | undefined {
    if (at !== this.lineStart) return undefined;
    const { line } = this;
    this.line = used;
    this.lineStart = -1;
    return line;
  }

  /** Records that the parse depends on the text up to `offset`. */
  note(offset: number): void {
    if (offset > this.looked) this.looked = offset;
  }

  /** First word of the line that `next` found. */
  keyword(): Keyword {
    return this.grammar.keywordAt(this.text, this.line.words[0] as number, this.line.words[1] as number);
  }

  column(): number {
    return (this.line.words[0] as number) - this.lineStart;
  }

  /** The line that `next` found begins with this brace. */
  startsWith(brace: number): boolean {
    return leadingBrace(this.text, this.line.words[0] as number, this.line.words[1] as number) === brace;
  }

  /**
   * The brace that closes the block `depth` blocks out from the line start `pos`. Undefined when before it a statement
   * begins that never stands in a block, or the text ends.
   */
  closingBrace(pos: number, depth: number): BracePlace | undefined {
    let open = depth;
    let at = pos;
    for (let lines = 0; lines < SEARCH_LIMIT && this.next(at); lines++) {
      at = this.line.next;
      if (this.keyword().isNeverInline) return undefined;
      for (let w = 0; w < this.line.count; w++) {
        const brace = this.braceOf(w);
        if (brace < 0) continue;
        open += this.text.charCodeAt(brace) === OPEN ? 1 : -1;
        if (open === 0) return { offset: brace, column: brace - this.lineStart };
      }
    }
    return undefined;
  }

  /** The offset of the brace in a word of the line: in front of the first, behind the last, or alone; else -1. */
  private braceOf(index: number): number {
    const { line, text } = this;
    const start = line.words[index * 2] as number;
    const end = line.words[index * 2 + 1] as number;
    if (end - start === 1) {
      const code = text.charCodeAt(start);
      return code === OPEN || code === CLOSE ? start : -1;
    }
    if (index === 0 && leadingBrace(text, start, end) !== 0) return start;
    return index === line.count - 1 ? trailingBrace(text, start, end) : -1;
  }
}
