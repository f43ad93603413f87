/** What a record of a log is, whatever wrote it. */
import type { Message } from '../catalog/index.js';
import type { TraceRecord } from './gsk-trace.js';

/** One record of a log. */
export interface LogRecord {
  /** Line of its first line, from 1. */
  readonly line: number;
  /** Lines that it is folded over. */
  readonly lineCount: number;
  /** Message number; of a Policy Agent record without one, the catalogue's name for it, else its type: OBJERR. */
  readonly id: string;
  readonly message: Message | undefined;
  /** The whole record on one line, without what a console puts before continuation lines. */
  readonly text: string;
  /** What stands in front of the message number: time, system, job. */
  readonly prefix: string;
  /** By the names that the patterns of the catalogue give: rc, rule, connId … */
  readonly fields: Readonly<Record<string, string | undefined>>;
  /** How bad it is: by its message or record type; a return code other than 0 is an error. */
  readonly severity: 'error' | 'warning' | 'other';
  /** Field connId, in capitals. */
  readonly connection: string | undefined;
  /** The record of System SSL that it is. */
  readonly trace?: TraceRecord;
}
