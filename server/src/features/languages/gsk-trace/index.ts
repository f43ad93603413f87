/** Traces of System SSL: outline of errors and of the handshake, foldings of records and calls, dumps and codes in words. */
import { covers, type FeatureContext } from '../../context.js';
import type { Hover } from '../../hover/result.js';
import type { DocumentSymbol, Folding } from '../../shapes.js';
import type { LanguageFeatures } from '../language.js';
import { describeDump } from './dumps.js';
import { describeFunction } from './functions.js';
import { inlayHints } from './hints.js';
import { recordAt, recordsIn, type PlacedTrace } from './records.js';

/** What a person looks for: errors, and the messages of the handshake. */
function symbols({ file }: FeatureContext): DocumentSymbol[] {
  return recordsIn(file)
    .filter(({ type }) => type === 'ERROR' || type.endsWith('_DUMP'))
    .map(({ type, function: name, text, start, end }) => ({ name: text[0] || type, detail: name, kind: type === 'ERROR' ? ('rule' as const) : ('statement' as const), range: { start, end }, selection: { start, end }, children: [] }));
}

/** Records over several lines, and calls from ENTRY to EXIT. */
function foldings({ file }: FeatureContext): Folding[] {
  const records = recordsIn(file);
  const folded = [...records.filter(({ lineCount }) => lineCount > 1), ...calls(records)];
  return folded.sort((a, b) => a.start - b.start || b.end - a.end).map(({ start, end }) => ({ start, end, kind: 'region' }));
}

/** Functions that a thread is in at a time: deeper calls are no calls. */
const deepest = 200;

function calls(records: readonly PlacedTrace[]): { readonly start: number; readonly end: number }[] {
  const open = new Map<string, PlacedTrace[]>();
  const found: { start: number; end: number }[] = [];
  for (const record of records) {
    const stack = open.get(record.thread) ?? [];
    open.set(record.thread, stack);
    if (record.type === 'ENTRY' && stack.length < deepest) stack.push(record);
    if (record.type !== 'EXIT') continue;
    const at = stack.findLastIndex((each) => each.function === record.function);
    const entry = stack[at];
    if (!entry) continue;
    stack.length = at;
    found.push({ start: entry.start, end: record.end });
  }
  return found;
}

function hover({ file }: FeatureContext, offset: number): Hover | undefined {
  const record = recordAt(recordsIn(file), offset);
  const line = record?.lines.find((each) => covers(each, offset));
  if (!record || !line) return undefined;
  const text = file.text.slice(line.start, line.end);
  const at = text.indexOf(record.function);
  const name = { start: line.start + at, end: line.start + at + record.function.length };
  if (at >= 0 && record.function !== '' && covers(name, offset)) {
    const contents = describeFunction(record.function);
    return contents === undefined ? undefined : { contents, ...name };
  }
  if (record.bytes.length === 0 || !/^\s*(?:[\u2022.*-]\s+)?[0-9A-F]{4,8}:\s/i.test(text)) return undefined;
  const contents = describeDump(record);
  return contents === undefined ? undefined : { contents, start: line.start, end: line.end };
}

export const gskTraceFeatures: LanguageFeatures = { hover, symbols, foldings, inlayHints };
