/** Connections of a log as stories: which rule was chosen, what was negotiated, what failed. */
import { detached } from './lines.js';
import { groupsOf, keptRecord, type LogRecord } from './records.js';
import { sourceKey, Sources, type LogSource } from './source.js';

/** What a log tells of one connection. */
export interface ConnectionStory {
  /** CONNID: eight hexadecimal digits. */
  readonly id: string;
  /** The stack of the connection, where the log names it. */
  source?: LogSource;
  readonly firstLine: number;
  lastLine: number;
  records: number;
  /** From the first record that names them. */
  readonly fields: Record<string, string>;
  /** The last value of each System SSL attribute that was read back: what was negotiated. */
  readonly negotiated: Map<string, string>;
  /** At most `mostFailures`; the others are only counted. */
  readonly failures: LogRecord[];
  failureCount: number;
}

/** Connections that are kept at a time; the one that was silent longest makes room. */
export const mostConnections = 10_000;
const mostFailures = 20;
const mostAttributes = 100;
const kept = ['rule', 'actions', 'jobName', 'userId', 'localIp', 'localPort', 'remoteIp', 'remotePort', 'type', 'status'] as const;
const noConnection = '00000000';

/** Collects the stories of a log in bounded memory. */
export class Connections {
  /** In the order in which they spoke last. */
  private readonly open = new Set<ConnectionStory>();
  /** The connection that has the number now: by stack and number, and by the number alone. */
  private readonly current = new Map<string, ConnectionStory>();
  private readonly sources = new Sources();
  private last?: ConnectionStory;
  private forgotten = 0;

  constructor(private readonly most = mostConnections) {}

  /** Stories that made room for others. */
  get leftOut(): number {
    return this.forgotten + Math.max(0, this.open.size - this.most);
  }

  /** Adds the record; gives the story that it belongs to, undefined when it is about no connection. */
  add(record: LogRecord): ConnectionStory | undefined {
    const id = record.connection;
    if (id === undefined || id === noConnection) return undefined;
    const source = record.message?.component === attls ? this.sources.of(record.prefix) : undefined;
    const before = this.storyOf(id, source);
    const story = before && !isAnother(before, record) ? before : newStory(detached(id), record.line);
    const isNamed = source !== undefined && story.source === undefined;
    if (isNamed) story.source = source;
    if (story !== this.last || isNamed) {
      this.open.delete(story);
      this.open.add(story);
      this.current.set(story.id, story);
      if (story.source) this.current.set(keyOf(story), story);
      this.last = story;
    }
    tell(story, record);
    if (this.open.size > this.most + Math.floor(this.most / 8)) this.forgetOldest();
    return story;
  }

  /** The stories that are kept, in the order in which they begin. */
  all(): ConnectionStory[] {
    return [...this.open].slice(-this.most).sort((a, b) => a.firstLine - b.firstLine);
  }

  /** Records that do not name their stack belong to the connection of the number that spoke last. */
  private storyOf(id: string, source: LogSource | undefined): ConnectionStory | undefined {
    const latest = this.current.get(id);
    if (!source || !latest?.source || sourceKey(latest.source) === sourceKey(source)) return latest;
    return this.current.get(`${sourceKey(source)} ${id}`);
  }

  /** Several at a time: to find the first of a set that has lost its beginning takes long. */
  private forgetOldest(): void {
    let surplus = this.open.size - this.most;
    this.forgotten += surplus;
    for (const story of this.open) {
      if (surplus-- === 0) return;
      this.open.delete(story);
      for (const key of [story.id, keyOf(story)]) if (this.current.get(key) === story) this.current.delete(key);
    }
  }
}

const attls = 'AT-TLS';
const keyOf = ({ source, id }: ConnectionStory): string => `${sourceKey(source)} ${id}`;

function newStory(id: string, line: number): ConnectionStory {
  return { id, firstLine: line, lastLine: line, records: 0, fields: {}, negotiated: new Map(), failures: [], failureCount: 0 };
}

/** What tells one connection from another of the same number. */
const partners = ['jobName', 'remoteIp', 'remotePort', 'localPort'] as const;

/** Connection numbers come again after a start of the stack: another partner or job is another connection. */
function isAnother(story: ConnectionStory, record: LogRecord): boolean {
  if (!mayName(record)) return false;
  return partners.some((name) => {
    const [old, now] = [story.fields[name], record.fields[name]];
    return old !== undefined && now !== undefined && old !== now;
  });
}

const naming = new Map<LogRecord['message'], boolean>();

/** Whether the record may have one of the fields that are kept: a message of one line has those of its layout. */
function mayName(record: LogRecord): boolean {
  if (record.lineCount > 1 || record.severity === 'error') return true;
  let may = naming.get(record.message);
  if (may === undefined) naming.set(record.message, (may = record.message === undefined || kept.some((name) => record.message !== undefined && groupsOf(record.message).has(name))));
  return may;
}

function tell(story: ConnectionStory, record: LogRecord): void {
  story.lastLine = record.line;
  story.records++;
  if (mayName(record)) name(story, record);
  if (record.id === 'EZD1284I' && record.text.includes(' Get ')) readBack(story, record);
  if (record.severity !== 'error') return;
  story.failureCount++;
  if (story.failures.length < mostFailures) story.failures.push(keptRecord(record));
}

function name({ fields }: ConnectionStory, record: LogRecord): void {
  for (const field of kept) {
    if (fields[field] !== undefined) continue;
    const value = record.fields[field];
    if (value !== undefined) fields[field] = detached(value);
  }
}

/** System SSL attributes whose value AT-TLS asked for: what was negotiated. */
function readBack({ negotiated }: ConnectionStory, { fields: { action, function: attribute, data } }: LogRecord): void {
  if (action === 'Get' && attribute !== undefined && data !== undefined && negotiated.size < mostAttributes) negotiated.set(detached(attribute), detached(data.trim()));
}
