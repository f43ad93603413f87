/**
 * Records of logs: messages with a number (syslogd files, job logs, consoles) and records of the Policy Agent log. A record
 * that a listing folds over several lines is put together again. Layouts come from the catalogue.
 */
import { fieldsOf, logFormats, message, messages, patternOf, type Message } from '../catalog/index.js';

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
}

/** Lines that a record may be folded over. */
const mostLines = 10;

const prefix = (name: string): RegExp => patternOf(logFormats.linePrefixes.find((each) => each.name === name)?.pattern ?? '$^');
const anyId = prefix('any message identifier');
const agentRecord = prefix('pagent.log record');
const consoleContinuation = prefix('console continuation line');
const agentTypes = new Map(logFormats.pagentRecordTypes.map(({ name, severity }) => [name, severity]));
const agentHead = new RegExp(`\\b(?:${[...agentTypes.keys()].join('|')})\\s{0,3}:\\d{3}:`);
const fieldNames = new RegExp(`(?:^|\\s)(?:${logFormats.attlsFields.map(({ name }) => name).join('|')}):`);
const agentMessages = messages.filter(({ id, pattern }) => id.startsWith('PAGENT-') && pattern !== undefined);

interface Open {
  readonly line: number;
  readonly id: string;
  readonly lines: string[];
  /** Whether lines with AT-TLS fields belong to it. */
  readonly foldable: boolean;
}

/** Puts records together from lines, one after the other. Keeps one record. */
export class RecordReader {
  private open?: Open;
  private line = 0;

  /** Takes the next line; gives the record that it ends, or that it is. */
  next(line: string): readonly LogRecord[] {
    this.line++;
    const id = idIn(line);
    const foldable = id !== undefined && isAttls(id);
    // Records of the Policy Agent quote other messages: errno EDC5129I.
    if (!foldable && line.includes(':') && agentHead.test(line)) {
      const record = agentRecordOf(line, this.line);
      return record ? [...this.end(), record] : this.end();
    }
    if (id !== undefined) return this.start({ line: this.line, id, lines: [line], foldable });
    if (this.open?.foldable && this.open.lines.length < mostLines && fieldNames.test(line)) {
      this.open.lines.push(consoleContinuation.exec(line)?.groups?.['rest'] ?? line.trim());
      return [];
    }
    return this.open ? this.end() : [];
  }

  /** The record that is still open when the log ends, or where it stops being one. */
  end(): readonly LogRecord[] {
    const open = this.open;
    this.open = undefined;
    return open ? [recordOf(open)] : [];
  }

  private start(open: Open): readonly LogRecord[] {
    const before = this.end();
    this.open = open;
    return before;
  }
}

/** Message numbers begin with capital letters; most lines of other text end here. */
function idIn(line: string): string | undefined {
  return anyId.exec(line)?.groups?.['id'];
}

const isAttls = (id: string): boolean => message(id)?.component === 'AT-TLS';

function recordOf({ line, id, lines, foldable }: Open): LogRecord {
  const row = message(id);
  const first = lines[0] ?? '';
  const from = Math.max(0, first.indexOf(id));
  const head = first.slice(from).trimEnd();
  const text = [head, ...lines.slice(1)].join(' ').trimEnd();
  const fields = fieldsIn(row, text, head, foldable);
  return { line, lineCount: lines.length, id, message: row, text, prefix: first.slice(0, from), fields, severity: isQuoted(foldable, row, fields) ? 'other' : severityOf(row?.severity, fields['rc']) };
}

/** AT-TLS errors always have a return code: without it, somebody writes about the message. */
function isQuoted(foldable: boolean, row: Message | undefined, fields: LogRecord['fields']): boolean {
  return foldable && row?.pattern?.includes('(?<rc>') === true && fields['rc'] === undefined;
}

/** A record in the layout of its pattern has all its fields there; of any other, what can be found is taken. */
function fieldsIn(row: Message | undefined, text: string, head: string, foldable: boolean): LogRecord['fields'] {
  const whole = row && fieldsOf(row, text);
  if (whole) return whole;
  const first = (row && fieldsOf(row, head)) ?? {};
  return foldable ? { ...attlsFields(text), ...defined(first) } : first;
}

/** Fields that stand anywhere in the record: for folded and cut records. */
function attlsFields(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { name, pattern } of logFormats.attlsFields) {
    if (text.includes(`${name}:`)) Object.assign(found, defined({ ...patternOf(pattern).exec(text)?.groups }));
  }
  return found;
}

function defined(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function severityOf(severity: string | undefined, rc: string | undefined): LogRecord['severity'] {
  if (rc !== undefined && Number(rc) !== 0) return 'error';
  return severity === 'error' || severity === 'warning' ? severity : 'other';
}

function agentRecordOf(line: string, number: number): LogRecord | undefined {
  const text = line.trimEnd();
  const found = agentRecord.exec(text)?.groups;
  const type = found?.['type'];
  if (type === undefined) return undefined;
  const row = agentMessages.find(({ pattern }) => patternOf(pattern ?? '$^').test(text));
  const fields = { ...found, ...(row && fieldsOf(row, text)) };
  return { line: number, lineCount: 1, id: row?.id ?? type, message: row, text, prefix: '', fields, severity: severityOf(agentTypes.get(type), undefined) };
}
