/** Lines of a log that arrives in pieces. Memory is bounded by one piece and one line, whatever the size of the log. */

/** Characters of a line that are kept; the rest of a longer line is dropped, as no record is that long. */
export const longestLine = 8000;

/** Gives every line once, without its line end (LF, CRLF, CR or NEL); the last one too when it has no line end. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  const splitter = new Splitter();
  for await (const chunk of chunks) {
    const lines = splitter.lines(chunk);
    if (lines.length > 0) yield lines;
  }
  const last = splitter.last();
  if (last !== '') yield [last];
}

class Splitter {
  /** The beginning of a line whose end has not come. */
  private rest = '';
  /** The piece before ended with CR: an LF that follows belongs to it. */
  private afterCr = false;

  last(): string {
    return this.rest;
  }

  lines(chunk: string): string[] {
    const lines: string[] = [];
    let start = this.afterCr && chunk.startsWith('\n') ? 1 : 0;
    if (chunk !== '') this.afterCr = chunk.endsWith('\r');
    const ends = new LineEnds(chunk, start);
    for (let at = ends.next(start); at < chunk.length; at = ends.next(start)) {
      const line = chunk.slice(start, Math.min(at, start + longestLine));
      lines.push(this.rest === '' ? line : (this.rest + line).slice(0, longestLine));
      this.rest = '';
      start = at + (chunk[at] === '\r' && chunk[at + 1] === '\n' ? 2 : 1);
    }
    if (start < chunk.length) this.rest = detached((this.rest + chunk.slice(start, start + longestLine)).slice(0, longestLine));
    return lines;
  }
}

/** The next line end of any kind. Each kind is searched once: the text is gone through three times at most. */
class LineEnds {
  private readonly at: number[];

  constructor(
    private readonly text: string,
    from: number,
  ) {
    this.at = kinds.map((kind) => this.find(kind, from));
  }

  /** Offset of the first line end from there on; the length of the text when there is none. */
  next(from: number): number {
    let nearest = this.text.length;
    for (let i = 0; i < kinds.length; i++) {
      let at = this.at[i] as number;
      if (at < from) this.at[i] = at = this.find(kinds[i] as string, from);
      if (at < nearest) nearest = at;
    }
    return nearest;
  }

  private find(kind: string, from: number): number {
    const at = this.text.indexOf(kind, from);
    return at < 0 ? Infinity : at;
  }
}

/** LF, CR, and the new line (NEL) that some conversions from EBCDIC leave. */
const kinds = ['\n', '\r', '\u0085'] as const;

/**
 * The same text, not tied to a longer one: engines keep a part of a text as a view of the whole, so that one line which
 * is kept for long would keep its whole piece of the log in memory.
 */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
