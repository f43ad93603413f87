/** The TLS records that a log shows, as a packet capture. */
import { Capture } from '../../logs/capture.js';
import { Connections } from '../../logs/connections.js';
import { linesOf } from '../../logs/lines.js';
import { RecordReader, type LogRecord } from '../../logs/records.js';
import { counted } from './answer.js';
import { piecesOf, type Rest } from './pieces.js';

export interface LogCapture {
  /** A pcapng file. */
  readonly bytes: Uint8Array;
  /** TLS records in it. */
  readonly written: number;
  /** What the numbers say, as a sentence for a person. */
  readonly summary: string;
}

/** Reads the TLS records of a log; `rest` as for `piecesOf`. */
export async function logCapture(text: string, rest: Rest): Promise<LogCapture> {
  const blocks: Uint8Array[] = [];
  const capture = new Capture((bytes) => void blocks.push(bytes));
  const reader = new RecordReader();
  const connections = new Connections();
  const take = (records: readonly LogRecord[]): void => {
    for (const record of records) capture.add(record, connections.add(record));
  };
  for await (const lines of linesOf(piecesOf(text, rest))) for (const line of lines) take(reader.next(line));
  take(reader.end());
  capture.end();
  return { bytes: joined(blocks), written: capture.written, summary: captureSummary(capture) };
}

/** For a log without any. */
export const whereRecordsAre = 'AT-TLS logs them in EZD1285I with Trace 32 (data), and traces of System SSL hold them as dumps.';

/** How much was written, and what the log does not show. */
export function captureSummary({ written, filled, lost }: Pick<Capture, 'written' | 'filled' | 'lost'>): string {
  if (written === 0 && lost === 0) return `No TLS records. ${whereRecordsAre}`;
  const parts = filled > 0 ? `, ${filled} of them filled up with zeros, as the log shows only a part` : '';
  const left = lost > 0 ? ` ${counted(lost, 'data line')} left out: the log does not show where the record begins.` : '';
  return `${counted(written, 'TLS record')}${parts}.${left}`;
}

function joined(blocks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  return all;
}
