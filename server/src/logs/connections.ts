/** Connections of a log as stories: which rule was chosen, what was negotiated, what failed. */
import type { LogRecord } from './records.js';

/** What a log tells of one connection. */
export interface ConnectionStory {
  /** CONNID: eight hexadecimal digits. */
  readonly id: string;
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
  private readonly open = new Map<string, ConnectionStory>();
  /** Stories that made room for others. */
  leftOut = 0;

  constructor(private readonly most = mostConnections) {}

  /** Adds the record; gives the story that it belongs to, undefined when it is about no connection. */
  add(record: LogRecord): ConnectionStory | undefined {
    const id = record.fields['connId']?.toUpperCase();
    if (id === undefined || id === noConnection) return undefined;
    const before = this.open.get(id);
    const story = before && !isAnother(before, record) ? before : newStory(id, record.line);
    if (before && before !== story) this.leftOut++;
    // A map keeps the order of insertion: the last one that spoke stands last.
    this.open.delete(id);
    this.open.set(id, story);
    tell(story, record);
    if (this.open.size > this.most) this.forgetOldest();
    return story;
  }

  /** The stories that are kept, in the order in which they begin. */
  all(): ConnectionStory[] {
    return [...this.open.values()].sort((a, b) => a.firstLine - b.firstLine);
  }

  private forgetOldest(): void {
    const [oldest] = this.open.keys();
    if (oldest === undefined) return;
    this.open.delete(oldest);
    this.leftOut++;
  }
}

function newStory(id: string, line: number): ConnectionStory {
  return { id, firstLine: line, lastLine: line, records: 0, fields: {}, negotiated: new Map(), failures: [], failureCount: 0 };
}

/** Connection numbers come again after a start of the stack: another partner or job is another connection. */
function isAnother(story: ConnectionStory, { fields }: LogRecord): boolean {
  return (['jobName', 'remoteIp', 'remotePort', 'localPort'] as const).some((name) => {
    const [old, now] = [story.fields[name], fields[name]];
    return old !== undefined && now !== undefined && old !== now;
  });
}

function tell(story: ConnectionStory, record: LogRecord): void {
  story.lastLine = record.line;
  story.records++;
  for (const name of kept) {
    const value = record.fields[name];
    if (value !== undefined) story.fields[name] ??= value;
  }
  const { action, function: attribute, data } = record.fields;
  if (action === 'Get' && attribute !== undefined && data !== undefined && story.negotiated.size < mostAttributes) story.negotiated.set(attribute, data.trim());
  if (record.severity !== 'error') return;
  story.failureCount++;
  if (story.failures.length < mostFailures) story.failures.push(record);
}
