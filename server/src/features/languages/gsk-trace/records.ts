/** Records of a System SSL trace: a head line, and the lines that belong to it. */
import { lineSpans } from '../../../logs/outline.js';
import type { Span } from '../../../syntax/tree.js';
import { perFile } from '../../../workspace/source-file.js';

export interface TraceRecord extends Span {
  /** ERROR, INFO, ENTRY, EXIT, ASCII_DUMP … without what IPCS puts before it (SSL_). */
  readonly type: string;
  /** The function of System SSL that wrote it. */
  readonly function: string;
  /** The first line of its text. */
  readonly text: string;
}

/** Records of one trace that are kept. */
const most = 50_000;
/** Characters of a line that are read. */
const reach = 1000;
/** What gsktrace writes: everything on one line; more lines may follow. */
const single = /^\d{2}\/\d{2}\/\d{4}-\d{2}:\d{2}:\d{2}\s+Thd-\d+\s+([A-Z][A-Z_]*)\s+(\w+)(?:\(\))?:?\s*(.*)$/;
/** What IPCS writes: a head line, a line with job and function, text. */
const head = /^\S{1,8}\s+(?:MESSAGE|DUMP)\s+[0-9A-F]{8}\s+\d{2}:\d{2}:\d{2}\.\d{6}\s+SSL_([A-Z_]+)\s*$/;
const origin = /^\s+Job\s+\S+\s+Process\s+[0-9A-F]{8}\s+Thread\s+[0-9A-F]{8}\s+(\w+)/;

/** The records in order; linear in the size of the text. */
export const recordsIn = perFile(({ text }): readonly TraceRecord[] => {
  const records: { -readonly [Key in keyof TraceRecord]: TraceRecord[Key] }[] = [];
  for (const line of lineSpans(text, 0, text.length)) {
    const written = text.slice(line.start, Math.min(line.end, line.start + reach));
    const [, type, name = '', message = ''] = single.exec(written) ?? head.exec(written) ?? [];
    const last = records.at(-1);
    if (type !== undefined) {
      if (records.length === most) break;
      records.push({ type, function: name, text: message.trim(), ...line });
    } else if (last && written.trim() !== '') {
      last.end = line.end;
      if (last.function === '') last.function = origin.exec(written)?.[1] ?? '';
      else if (last.text === '') last.text = written.trim();
    }
  }
  return records;
});
