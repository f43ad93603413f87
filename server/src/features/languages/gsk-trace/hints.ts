/** TLS records in the dumps of a trace, in words behind their first line. */
import { lineSpans } from '../../../logs/outline.js';
import type { Span } from '../../../syntax/tree.js';
import type { FeatureContext } from '../../context.js';
import { recordInWords } from '../../describe/tls-records.js';
import type { InlayHint } from '../../shapes.js';

/** Lines of a range that get hints: an editor asks for what is on the screen. */
const mostLines = 2000;
/** The first line of a dump: offset 0, and at most 16 bytes in groups. */
const firstRow = /^\s+0{4,8}:\s+((?:[0-9A-Fa-f]{2,8} ){0,8}[0-9A-Fa-f]{2,8})(?=\s|$)/d;

export function inlayHints({ file: { text } }: FeatureContext, range: Span): InlayHint[] {
  const found: InlayHint[] = [];
  let lines = 0;
  const start = Math.max(text.lastIndexOf('\n', range.start - 1), text.lastIndexOf('\r', range.start - 1)) + 1;
  for (const line of lineSpans(text, range.start === 0 ? 0 : start, Math.min(text.length, range.end))) {
    if (++lines > mostLines) break;
    const row = firstRow.exec(text.slice(line.start, Math.min(line.end, line.start + 100)));
    const label = row && recordInWords((row[1] ?? '').replaceAll(' ', ''));
    if (row && label) found.push({ offset: line.start + (row.indices?.[1]?.[1] ?? 0), label });
  }
  return found;
}
