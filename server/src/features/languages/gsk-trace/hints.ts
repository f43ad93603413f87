/** Codes and dumps of a trace in words, behind them in the text. */
import { cipherByCode4 } from '../../../catalog/index.js';
import type { Span } from '../../../syntax/tree.js';
import type { FeatureContext } from '../../context.js';
import { codesInWords, kindOfAttribute, type CodeKind } from '../../hover/codes.js';
import type { InlayHint } from '../../shapes.js';
import { dumpInWords } from './dumps.js';
import { recordsIn, type PlacedTrace } from './records.js';

/** Hints of a range: an editor asks for what is on the screen. */
const mostHints = 2000;
/** Characters of a line that are read. */
const reach = 1000;
/** The first row of a dump. */
const firstRow = /^\s*(?:[\u2022.*-]\s+)?0{4,8}:\s+(?:[0-9A-F]{2,8} ){0,15}[0-9A-F]{2,8}/i;
/** `SSL V3 cipher specs: 0A2F`, `Using V3 cipher specification C02F`. */
const cipherSpecs = /\bcipher spec(?:s|ifications?)?:?\s{1,4}([0-9A-F]{2,})\b/di;
/** `Elliptical curve 0030 is being skipped`. */
const curve = /\bcurve (\d{4})\b/d;
const attribute = /\b(GSK_[A-Z0-9_]+)(?:\(\d+\))?\s{0,4}[-\u2013=:]\s{0,4}([0-9A-F]{2,})\b/d;

export function inlayHints({ file }: FeatureContext, range: Span): InlayHint[] {
  const found: InlayHint[] = [];
  for (const record of recordsIn(file)) {
    if (record.end < range.start) continue;
    if (record.start > range.end || found.length >= mostHints) break;
    found.push(...hintsOf(record, file.text));
  }
  return found.filter(({ offset }) => offset >= range.start && offset <= range.end);
}

function* hintsOf(record: PlacedTrace, text: string): Generator<InlayHint> {
  for (const { start, end } of record.lines) {
    const line = text.slice(start, Math.min(end, start + reach));
    const isRow = firstRow.test(line);
    const label = isRow ? dumpInWords(record) : undefined;
    // Behind the characters of the row, which stand in a column.
    if (label !== undefined) yield { offset: start + text.slice(start, end).trimEnd().length, label };
    else if (!isRow) yield* codeHints(line, start);
  }
}

function* codeHints(line: string, start: number): Generator<InlayHint> {
  for (const [pattern, kindOf] of codes) {
    const match = pattern.exec(line);
    const value = match?.at(-1) ?? '';
    const kind = match ? kindOf(value, match[1] ?? '') : undefined;
    const words = kind && codesInWords(kind, value);
    if (words) yield { offset: start + (match?.indices?.at(-1)?.[1] ?? 0), ...words };
  }
}

/** The forms in which codes stand in the text, and what kind of codes they are. */
const codes: readonly (readonly [RegExp, (value: string, name: string) => CodeKind | undefined])[] = [
  [cipherSpecs, cipherKind],
  [curve, () => 'group'],
  [attribute, (value, name) => kindOfAttribute(name, value)],
];

/** Lists of two and of four characters look alike: it is four where every code is known that way. */
function cipherKind(value: string): CodeKind {
  const wide = value.length % 4 === 0 && (value.match(/.{4}/g) ?? []).every((each) => cipherByCode4(each));
  return wide ? 'cipher4' : 'cipher2';
}
