/**
 * Which file Policy Agent was reading when it complained. Records of errors name no file; the EVENT record in front of them does.
 *
 * Product facts (reference: messages, pagentLog): records of one pass over the configuration share a thread number, and those of the
 * statements of a policy type belong to the file of that type that was announced last.
 */
import { detached } from './lines.js';
import type { LogRecord } from './record.js';

export interface Reading {
  /** As Policy Agent writes it. */
  readonly file: string;
  /** The stack. */
  readonly image: string;
  /** Line of the record that says so, from 1. */
  readonly line: number;
}

/** Threads that are remembered: three digits. */
const mostThreads = 1000;

/** Takes the records of a log in order. */
export class Readings {
  private readonly byThread = new Map<string, Reading & { readonly discipline: string }>();

  /** The file in which the record found an error; undefined for other records, and where the log does not say. */
  of(record: LogRecord): Reading | undefined {
    if (record.connection !== undefined) return undefined;
    if (record.severity === 'other') {
      // Few records are of this kind: to look for the words is quicker than to find out which one it is.
      if (record.text.includes(' config file:') && record.id === 'PAGENT-PROCESSING-FILE') this.begin(record);
      return undefined;
    }
    const { thread, function: called } = record.fields;
    const last = thread === undefined ? undefined : this.byThread.get(thread);
    return last && called?.includes(`_${last.discipline}_`) ? last : undefined;
  }

  private begin({ fields, line }: LogRecord): void {
    const { thread, file, image, discipline } = fields;
    if (thread === undefined || file === undefined || image === undefined || discipline === undefined) return;
    if (this.byThread.size >= mostThreads) this.byThread.clear();
    this.byThread.set(detached(thread), { file: detached(file), image: detached(image), discipline: detached(discipline), line });
  }
}
