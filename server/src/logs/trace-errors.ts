/** Errors of a System SSL trace, as records of a log. */
import { returnCode } from '../catalog/index.js';
import type { TraceRecord } from './gsk-trace.js';
import type { LogRecord } from './record.js';

/** Errors of a trace as records of a log. A function that ends with the code of the function it called is no error of its own. */
export class TraceErrors {
  private readonly last = new Map<string, string>();

  /** The record as one of a log. */
  recordOf(trace: TraceRecord): LogRecord {
    const { type, function: name, line, lineCount, time } = trace;
    const message = trace.text.join(' ');
    const rc = type === 'ERROR' || type === 'EXIT' ? codeIn(message) : undefined;
    const severity = this.isNew(trace, rc) ? 'error' : 'other';
    return { line, lineCount, id: `SSL_${type}`, message: undefined, text: `${name}: ${message}`, prefix: time, fields: { rc, event: name, function: name, alert: alertIn(message), alertFrom: /\balert \d{1,3} received\b/i.test(message) ? 'partner' : undefined }, severity, connection: undefined, trace };
  }

  private isNew({ type, thread }: TraceRecord, rc: string | undefined): boolean {
    const failed = type === 'ERROR' || (type === 'EXIT' && rc !== undefined && Number(rc) !== 0);
    if (!failed || (type === 'EXIT' && this.last.get(thread) === rc)) return false;
    if (this.last.size > mostThreads) this.last.clear();
    this.last.set(thread, rc ?? '');
    return true;
  }
}

const mostThreads = 10_000;

/** The number of a TLS alert that the text speaks of. */
const alertIn = (text: string): string | undefined => /\balert (\d{1,3})\b/i.exec(text)?.[1];

const codeForms: readonly RegExp[] = [/\bstatus\s+(?:0x)?([0-9a-f]{8})\b/i, /\b0x([0-9a-f]{8})\b/i, /\b((?:0335|014c|134c)[0-9a-f]{4})\b/i];

/** Behind `error` an errno may stand as well, which is smaller or larger. */
const decimalForms: readonly RegExp[] = [/\bstatus\s+(\d{1,5})\b/i, /\berror\s+([4-6]\d\d)\b/i];

/** The code in a text: System SSL as a decimal number, others in hexadecimal; undefined without one. */
function codeIn(text: string): string | undefined {
  const hex = codeForms.map((form) => form.exec(text)?.[1]).find((found) => found !== undefined);
  const decimal = hex === undefined ? decimalForms.map((form) => form.exec(text)?.[1]).find((found) => found !== undefined) : undefined;
  if (hex === undefined) return decimal;
  if (parseInt(hex, 16) === 0) return '0';
  const known = returnCode(`0x${hex}`);
  return typeof known?.code === 'number' ? String(known.code) : `0x${hex}`;
}
