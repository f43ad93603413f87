/**
 * Records of logs: messages with a number (syslogd files, job logs, consoles), records of the Policy Agent log, and records of
 * traces of System SSL. A record that a listing folds over several lines is put together again. Layouts come from the catalogue.
 *
 * Most records of a long log are looked at for a moment only: a record reads its fields by the patterns of the catalogue when
 * somebody asks for them, and what every record is asked for (message number, return code, connection) is found without them.
 */
import { fieldsOf, logFormats, message, messages, patternOf, type Message } from '../catalog/index.js';
import { TraceReader } from './gsk-trace.js';
import { detached } from './lines.js';
import type { LogRecord } from './record.js';
import { TraceErrors } from './trace-errors.js';

export type { LogRecord } from './record.js';

/** Lines that a record may be folded over. */
const mostLines = 10;

const prefix = (name: string): RegExp => patternOf(logFormats.linePrefixes.find((each) => each.name === name)?.pattern ?? '$^');
const anyId = new RegExp(prefix('any message identifier').source, 'g');
const agentRecord = prefix('pagent.log record');
const consoleContinuation = prefix('console continuation line');
/**
 * A line of SYSLOG or OPERLOG that goes on with a message: the record type (data, end, label, or a line that was too long), and for
 * the lines of a message its number and flags (z/OS MVS: format of the hardcopy log).
 */
const hardcopyContinuation = /^[DELS][CRI ]? {10,60}(?:\d{3,4} (?:[0-9A-F]{8} )?)?(?<rest> *\S.*)$/;
const agentTypes = new Map(logFormats.pagentRecordTypes.map(({ name, severity }) => [name, severity]));
const agentHead = new RegExp(`\\b(${[...agentTypes.keys()].join('|')})\\s{0,3}$`);
const fieldNames = new RegExp(`(?:^|\\s)(?:${logFormats.attlsFields.map(({ name }) => name).join('|')}):`);
/** Longer names first: one begins with another. */
const events = logFormats.attlsEvents.map(({ name }) => name).sort((a, b) => b.length - a.length);
const agentMessages = messages.filter(({ id, pattern }) => id.startsWith('PAGENT-') && pattern !== undefined);

interface Open {
  readonly line: number;
  readonly id: string;
  /** Offset of the message number in the first line. */
  readonly at: number;
  readonly lines: string[];
  readonly row: Message | undefined;
}

/** Puts records together from lines, one after the other. Keeps one record. */
export class RecordReader {
  private open?: Open;
  private line = 0;
  private readonly trace = new TraceReader();
  private readonly traceErrors = new TraceErrors();

  /** Takes the next line; gives the record that it ends, or that it is. */
  next(line: string): readonly LogRecord[] {
    const traced = this.trace.next(line);
    if (!traced && !this.trace.isOpen) return this.take(line);
    const before = traced ? [this.traceErrors.recordOf(traced)] : nothing;
    return [...before, ...(this.trace.isOpen ? this.skip() : this.take(line))];
  }

  /** The line is part of a trace. */
  private skip(): readonly LogRecord[] {
    this.line++;
    return this.endMessage();
  }

  private take(line: string): readonly LogRecord[] {
    this.line++;
    const at = idAt(line);
    const id = at < 0 ? undefined : line.slice(at, anyId.lastIndex);
    const row = id === undefined ? undefined : rowOf(id);
    // Records of the Policy Agent quote other messages: errno EDC5129I.
    if (row?.component !== attls) {
      const type = agentTypeIn(line);
      if (type !== undefined) return [...this.endMessage(), new AgentRecord(line, this.line, type)];
    }
    if (id !== undefined) return this.start({ line: this.line, id, at, lines: [line], row });
    if (!this.open) return nothing;
    const more = hardcopyContinuation.exec(line)?.groups?.['rest'] ?? line;
    if (this.open.lines.length < mostLines && belongs(more, this.open.row)) {
      this.open.lines.push(consoleContinuation.exec(more)?.groups?.['rest'] ?? more.trim());
      return nothing;
    }
    return this.endMessage();
  }

  /** What is still open when the log ends. */
  end(): readonly LogRecord[] {
    const traced = this.trace.end();
    return traced ? [...this.endMessage(), this.traceErrors.recordOf(traced)] : this.endMessage();
  }

  private endMessage(): readonly LogRecord[] {
    const open = this.open;
    this.open = undefined;
    return open ? [new MessageRecord(open)] : nothing;
  }

  private start(open: Open): readonly LogRecord[] {
    const before = this.endMessage();
    this.open = open;
    return before;
  }
}

/** The record for keeping: it holds nothing of the log around it. */
export function keptRecord(record: LogRecord): LogRecord {
  return record instanceof MessageRecord || record instanceof AgentRecord ? record.kept() : record;
}

const nothing: readonly LogRecord[] = [];
const attls = 'AT-TLS';

/** Whether the line goes on with a record of the message. */
function belongs(line: string, row: Message | undefined): boolean {
  if (!row) return false;
  if (row.component === attls) return fieldNames.test(line);
  return row.continuationPattern !== undefined && line.length < longestContinuation && patternOf(row.continuationPattern).test(line);
}

/** Consoles have lines of 70 characters, listings of them a little more. */
const longestContinuation = 200;

/** Offset of the message number, -1 without; `anyId.lastIndex` is its end. */
function idAt(line: string): number {
  anyId.lastIndex = 0;
  if (!anyId.test(line)) return -1;
  let start = anyId.lastIndex;
  // Back over capitals and digits: that is what a number consists of.
  while (start > 0 && isCapitalOrDigit(line.charCodeAt(start - 1))) start--;
  return start;
}

const isCapitalOrDigit = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

const rows = new Map<string, Message | undefined>();

function rowOf(id: string): Message | undefined {
  if (rows.has(id)) return rows.get(id);
  const row = message(id);
  // Any text can look like a number: only those of the catalogue are remembered.
  if (row) rows.set(detached(id), row);
  return row;
}

/** Type of a record of the Policy Agent log: `OBJERR :005:`; undefined when the line is none. */
function agentTypeIn(line: string): string | undefined {
  for (let at = line.indexOf(':'); at >= 0; at = line.indexOf(':', at + 1)) {
    if (line.charCodeAt(at + 4) !== colon || !isDigit(line, at + 1) || !isDigit(line, at + 2) || !isDigit(line, at + 3)) continue;
    const found = agentHead.exec(line.slice(Math.max(0, at - longestType), at))?.[1];
    if (found !== undefined && agentRecord.test(line)) return found;
  }
  return undefined;
}

const colon = 58;
/** Characters of the longest type and of the blanks behind it, with one in front. */
const longestType = 12;
const isDigit = (text: string, at: number): boolean => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;

/** A message with a number. */
class MessageRecord implements LogRecord {
  readonly line: number;
  readonly lineCount: number;
  readonly id: string;
  readonly message: Message | undefined;
  private readonly first: string;
  private readonly at: number;
  private readonly more: readonly string[];
  private found?: LogRecord['fields'];
  private whole?: string;

  constructor({ line, id, at, lines, row }: Open) {
    this.line = line;
    this.lineCount = lines.length;
    this.id = id;
    this.message = row;
    this.at = at;
    this.first = lines[0] ?? '';
    this.more = lines.length > 1 ? lines.slice(1) : nowhere;
  }

  kept(): MessageRecord {
    return new MessageRecord({ line: this.line, id: detached(this.id), at: this.at, lines: [this.first, ...this.more].map(detached), row: this.message });
  }

  get prefix(): string {
    return this.first.slice(0, this.at);
  }

  get text(): string {
    return (this.whole ??= this.more.length === 0 ? this.head : [this.head, ...this.more].join(' ').trimEnd());
  }

  get fields(): LogRecord['fields'] {
    return (this.found ??= fieldsIn(this.message, this.text, this.head, this.more));
  }

  get severity(): LogRecord['severity'] {
    const { message: row } = this;
    const codes = row !== undefined && groupsOf(row).has('rc');
    const rc = codes || this.more.length > 0 ? this.returnCode : undefined;
    // AT-TLS errors always have a return code: without it, somebody writes about the message.
    if (this.isAttls && codes && rc === undefined) return 'other';
    return severityOf(row?.severity, rc);
  }

  get connection(): string | undefined {
    if (this.message?.component !== attls) return this.message && groupsOf(this.message).has('connId') ? this.fields['connId']?.toUpperCase() : undefined;
    const quick = valueBehind(this.whole ?? this.first, 'CONNID: ', 8);
    return (quick !== undefined && hexadecimal(quick) ? quick : this.fields['connId'])?.toUpperCase();
  }

  /** Field rc; read in passing where it stands as AT-TLS writes it. */
  private get returnCode(): string | undefined {
    if (!this.isAttls || this.more.length > 0 || this.found) return this.fields['rc'];
    const at = this.first.indexOf('RC:', this.at);
    if (at < 0) return this.first.includes('Ret', this.at) ? this.fields['rc'] : undefined;
    if (this.first.includes('RC:', at + 3)) return this.fields['rc'];
    return isZero(this.first, at + 3) ? '0' : this.fields['rc'];
  }

  private get isAttls(): boolean {
    return this.message?.component === attls;
  }

  private get head(): string {
    return this.first.slice(this.at).trimEnd();
  }
}

const nowhere: readonly string[] = [];

/** Whether a 0 stands there, behind blanks, and nothing more of a number. */
function isZero(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return text.charCodeAt(at) === 48 && (at + 1 === text.length || text.charCodeAt(at + 1) === 32);
}

/** So many characters behind the label, where it stands there once and they end with the word. */
function valueBehind(text: string, label: string, length: number): string | undefined {
  const at = text.indexOf(label);
  if (at < 0) return undefined;
  const end = at + label.length + length;
  return end === text.length || text.charCodeAt(end) === 32 ? text.slice(at + label.length, end) : undefined;
}

function hexadecimal(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i) | 32;
    if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 102)) || text.charCodeAt(i) < 48) return false;
  }
  return true;
}

const groupNames = new Map<Message, ReadonlySet<string>>();

/** Names of the fields that a message may have. */
export function groupsOf(row: Message): ReadonlySet<string> {
  let names = groupNames.get(row);
  if (!names) groupNames.set(row, (names = new Set([...`${row.pattern ?? ''}${row.continuationPattern ?? ''}`.matchAll(/\(\?<(\w+)>/g)].map(([, name = '']) => name))));
  return names;
}

/** A record in the layout of its pattern has all its fields there; of any other, what can be found is taken. */
function fieldsIn(row: Message | undefined, text: string, head: string, more: readonly string[]): LogRecord['fields'] {
  if (!row) return {};
  const whole = fieldsOf(row, text);
  if (row.component !== attls) return { ...(whole ?? fieldsOf(row, head)), ...continuedFields(row, more) };
  return whole ?? { ...attlsFields(text), ...defined(fieldsOf(row, head) ?? {}) };
}

/** Fields that stand anywhere in the record: for folded and cut records. */
function attlsFields(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { name, pattern } of logFormats.attlsFields) {
    if (text.includes(`${name}:`)) Object.assign(found, defined({ ...patternOf(pattern).exec(text)?.groups }));
  }
  const event = eventBehind(text);
  return event === undefined ? found : { ...found, event };
}

/** The event behind the return code. */
function eventBehind(text: string): string | undefined {
  const behind = /\bRC:\s{0,8}-?\d{1,8}\s{1,8}([A-Z][A-Za-z ]{3,40})/.exec(text)?.[1];
  return behind === undefined ? undefined : events.find((name) => behind.startsWith(name));
}

/** Fields of the lines behind the first: the first value of a name counts. */
function continuedFields({ continuationPattern }: Message, more: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  if (continuationPattern === undefined) return found;
  for (const line of more.toReversed()) Object.assign(found, defined({ ...patternOf(continuationPattern).exec(line)?.groups }));
  return found;
}

function defined(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function severityOf(severity: string | undefined, rc: string | undefined): LogRecord['severity'] {
  if (rc !== undefined && Number(rc) !== 0) return 'error';
  return severity === 'error' || severity === 'warning' ? severity : 'other';
}

/** A record of the Policy Agent log. */
class AgentRecord implements LogRecord {
  readonly lineCount = 1;
  readonly prefix = '';
  readonly connection = undefined;
  readonly text: string;
  readonly severity: LogRecord['severity'];
  private row?: Message | null;
  private found?: LogRecord['fields'];

  constructor(
    text: string,
    readonly line: number,
    private readonly type: string,
  ) {
    this.text = text.trimEnd();
    this.severity = severityOf(agentTypes.get(type), undefined);
  }

  kept(): AgentRecord {
    return new AgentRecord(detached(this.text), this.line, detached(this.type));
  }

  get id(): string {
    return this.message?.id ?? this.type;
  }

  get message(): Message | undefined {
    if (this.row === undefined) this.row = agentMessages.find(({ pattern }) => patternOf(pattern ?? '$^').test(this.text)) ?? null;
    return this.row ?? undefined;
  }

  get fields(): LogRecord['fields'] {
    return (this.found ??= { ...agentRecord.exec(this.text)?.groups, ...(this.message && fieldsOf(this.message, this.text)) });
  }
}
