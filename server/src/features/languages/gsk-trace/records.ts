/** Records of a System SSL trace with their places in the text. */
import { TraceReader, type TraceRecord } from '../../../logs/gsk-trace.js';
import { lineSpans } from '../../../logs/outline.js';
import type { Span } from '../../../syntax/tree.js';
import { perFile } from '../../../workspace/source-file.js';

export interface PlacedTrace extends TraceRecord, Span {
  /** Where its last line that holds something ends. */
  readonly end: number;
  readonly lines: readonly Span[];
}

/** Records of one trace that are kept. */
const most = 50_000;

/** The records in order; linear in the size of the text. */
export const recordsIn = perFile(({ text }): readonly PlacedTrace[] => {
  const reader = new TraceReader();
  const lines: Span[] = [];
  const found: PlacedTrace[] = [];
  const add = (record: TraceRecord | undefined): void => {
    if (!record || found.length === most) return;
    const own = lines.slice(record.line - 1, record.line - 1 + record.lineCount);
    found.push({ ...record, start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0, lines: own });
  };
  for (const line of lineSpans(text, 0, text.length)) {
    const record = reader.next(text.slice(line.start, line.end));
    lines.push(line);
    add(record);
    if (found.length === most) break;
  }
  add(reader.end());
  return found;
});

/** The record around the offset; undefined between records. */
export function recordAt(records: readonly PlacedTrace[], offset: number): PlacedTrace | undefined {
  let [from, to] = [0, records.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((records[middle]?.end ?? 0) < offset) from = middle + 1;
    else to = middle;
  }
  const record = records[from];
  return record && record.start <= offset ? record : undefined;
}
