/** Codes of logs in words, behind the codes: what was negotiated, lists of suites and groups, headers of TLS records. */
import { lineSpans } from '../../../logs/outline.js';
import type { Span } from '../../../syntax/tree.js';
import type { FeatureContext } from '../../context.js';
import { recordInWords } from '../../describe/tls-records.js';
import { codesInWords, kindOfAttribute } from '../../hover/codes.js';
import type { InlayHint } from '../../shapes.js';

/** Lines of a range, and characters of a line, that get hints: an editor asks for what is on the screen. */
const mostLines = 2000;
const reach = 2000;

export function inlayHints({ file: { text } }: FeatureContext, range: Span): InlayHint[] {
  const found: InlayHint[] = [];
  let lines = 0;
  const start = Math.max(text.lastIndexOf('\n', range.start - 1), text.lastIndexOf('\r', range.start - 1)) + 1;
  for (const line of lineSpans(text, range.start === 0 ? 0 : start, Math.min(text.length, range.end))) {
    if (++lines > mostLines) break;
    for (const hint of hintsIn(text.slice(line.start, Math.min(line.end, line.start + reach)))) {
      const offset = line.start + hint.offset;
      if (offset >= range.start && offset <= range.end) found.push({ ...hint, offset });
    }
  }
  return found;
}

function* hintsIn(line: string): Generator<InlayHint> {
  if (line.includes('GSK_')) yield* valueHints(line);
  if (line.includes('CIPHER ')) yield* recordHints(line);
}

/** `GSK_CONNECT_CIPHER_SPEC(207) - C02B`, `GSK_CLIENT_ECURVE_LIST(215) - 00230024`. */
function* valueHints(line: string): Generator<InlayHint> {
  for (const match of line.matchAll(/\b(GSK_[A-Z0-9_]+)(?:\(\d+\))?\s*[-\u2013=:]\s*([0-9A-F]{2,})\b/dg)) {
    const [, name = '', value = ''] = match;
    const kind = kindOfAttribute(name, value);
    const words = kind && codesInWords(kind, value);
    if (words) yield { offset: match.indices?.[2]?.[1] ?? 0, ...words };
  }
}

/** `RECV CIPHER 160303007B`: what the record holds, as far as the line shows it. */
function* recordHints(line: string): Generator<InlayHint> {
  for (const match of line.matchAll(/\b(?:RECV|SEND) +CIPHER +(1[4-8]030[0-4][0-9A-Fa-f]{4,})\b/dg)) {
    const label = recordInWords(match[1] ?? '');
    if (label !== undefined) yield { offset: match.indices?.[1]?.[1] ?? 0, label };
  }
}
