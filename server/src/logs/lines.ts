/** Lines of a log that arrives in pieces. Memory is bounded by one piece and one line, whatever the size of the log. */

/** Characters of a line that are kept; the rest of a longer line is dropped, as no record is that long. */
export const longestLine = 8000;

/** Gives every line once, without its line end (LF, CRLF or CR); the last one too when it has no line end. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + chunk;
    const lines: string[] = [];
    rest = text.slice(cut(text, lines)).slice(0, longestLine);
    // A CR at the very end may be half of a CRLF: it waits for the next piece.
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest.replace(/\r$/, '')];
}

/** Adds the whole lines of the text; gives the offset behind the last of them. */
function cut(text: string, lines: string[]): number {
  const hasCr = text.includes('\r');
  let start = 0;
  for (let at = nextEnd(text, 0, hasCr); at >= 0; at = nextEnd(text, start, hasCr)) {
    const crlf = text[at] === '\r' && text[at + 1] === '\n';
    if (text[at] === '\r' && at + 1 === text.length) break;
    lines.push(text.slice(start, Math.min(at, start + longestLine)));
    start = at + (crlf ? 2 : 1);
  }
  return start;
}

function nextEnd(text: string, from: number, hasCr: boolean): number {
  if (!hasCr) return text.indexOf('\n', from);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return -1;
}
