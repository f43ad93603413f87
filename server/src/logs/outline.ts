/** An open log as a whole: its failures, its connections, what belongs together. Only the beginning of a huge log is read. */
import type { Span } from '../syntax/tree.js';
import { Causes, type Cause } from './causes.js';
import { Connections, type ConnectionStory } from './connections.js';
import { mentionsIn, type Mention } from './mentions.js';
import { RecordReader, type LogRecord } from './records.js';

/** Characters of a log that are outlined; `tcpparms log` reads logs of any size. */
export const outlined = 8_000_000;
/** Entries of each list that are kept. */
const mostEntries = 5000;

/** A record with its place in the text. */
export interface PlacedRecord extends Span {
  readonly record: LogRecord;
  readonly story: ConnectionStory | undefined;
  /** The earlier record that it follows from, and where that begins. */
  readonly cause?: Cause & { readonly start: number };
}

export interface Outline {
  /** Errors and warnings, in order. */
  readonly failures: readonly PlacedRecord[];
  /** In the order in which they begin. */
  readonly connections: readonly (Span & { readonly story: ConnectionStory })[];
  /** Records over several lines, and runs of records of one connection. */
  readonly blocks: readonly Span[];
  /** Names of rules and actions. */
  readonly mentions: readonly Mention[];
  /** How far the text was read, when it is longer than that. */
  readonly cutAt?: number;
}

/** Outlines the text; linear in its size. */
export function outlineOf(text: string): Outline {
  const outliner = new Outliner();
  const end = Math.min(text.length, outlined);
  for (const line of lineSpans(text, 0, end)) outliner.line(text.slice(line.start, line.end), line);
  return { ...outliner.end(), ...(end < text.length ? { cutAt: end } : {}) };
}

/** The lines between two offsets, without their ends. */
export function* lineSpans(text: string, from: number, to: number): Generator<Span> {
  const ends = /\r\n|\n|\r/g;
  ends.lastIndex = from;
  let start = from;
  for (let found = ends.exec(text); found && found.index < to; found = ends.exec(text)) {
    yield { start, end: found.index };
    start = ends.lastIndex;
  }
  if (start < to) yield { start, end: to };
}

interface Run extends Span {
  readonly connection: string | undefined;
  readonly records: number;
}

class Outliner {
  private readonly reader = new RecordReader();
  private readonly connections = new Connections();
  private readonly causes = new Causes();
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly failures: PlacedRecord[] = [];
  private readonly blocks: Span[] = [];
  private readonly mentions: Mention[] = [];
  private run: Run = { connection: undefined, records: 0, start: 0, end: 0 };

  line(text: string, { start, end }: Span): void {
    this.starts.push(start);
    this.ends.push(end);
    if (this.mentions.length < mostEntries) for (const mention of mentionsIn(text)) this.mentions.push({ ...mention, start: start + mention.start, end: start + mention.end });
    this.take(this.reader.next(text));
  }

  end(): Omit<Outline, 'cutAt'> {
    this.take(this.reader.end());
    this.closeRun();
    const connections = this.connections
      .all()
      .slice(0, mostEntries)
      .map((story) => ({ story, start: this.starts[story.firstLine - 1] ?? 0, end: this.ends[story.lastLine - 1] ?? 0 }));
    return { failures: this.failures, connections, blocks: this.blocks, mentions: this.mentions };
  }

  private take(records: readonly LogRecord[]): void {
    for (const record of records) {
      const story = this.connections.add(record);
      const place = { start: this.starts[record.line - 1] ?? 0, end: this.ends[record.line + record.lineCount - 2] ?? 0 };
      const cause = this.causes.add(record, story);
      if (record.lineCount > 1) this.block(place);
      if (record.severity !== 'other' && this.failures.length < mostEntries) this.failures.push({ record, story, ...place, ...(cause && { cause: { ...cause, start: this.starts[cause.line - 1] ?? 0 } }) });
      this.follow(story?.id, place);
    }
  }

  private follow(connection: string | undefined, { start, end }: Span): void {
    if (connection === undefined || connection !== this.run.connection) {
      this.closeRun();
      this.run = { connection, records: 1, start, end };
    } else this.run = { ...this.run, records: this.run.records + 1, end };
  }

  private closeRun(): void {
    if (this.run.connection !== undefined && this.run.records > 1) this.block(this.run);
  }

  private block({ start, end }: Span): void {
    if (this.blocks.length < mostEntries) this.blocks.push({ start, end });
  }
}
