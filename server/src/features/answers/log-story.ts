/** The story of a log as a document: its errors one by one, then its connections. */
import { Causes, type Cause } from '../../logs/causes.js';
import { Connections, type ConnectionStory } from '../../logs/connections.js';
import { causeText, factsOf, readingText, type Configuration, type FactPlace, type RecordFacts } from '../../logs/facts.js';
import { linesOf } from '../../logs/lines.js';
import { locate } from '../../logs/locate.js';
import { Readings, type Reading } from '../../logs/reading.js';
import { RecordReader, type LogRecord } from '../../logs/records.js';
import { attributeMeant } from './attribute-meant.js';
import { AnswerWriter, counted, placeLink, type Answer, type LinkPart } from './answer.js';
import type { GivenText } from './drift.js';
import { piecesOf, type Rest } from './pieces.js';

/** Errors and warnings, and connections, that a document tells of: nobody reads more. */
const mostFailures = 1000;
const mostStories = 1000;

interface Failure {
  readonly record: LogRecord;
  readonly story: ConnectionStory | undefined;
  /** The earlier record that this one follows from. */
  readonly cause: Cause | undefined;
  /** The file that Policy Agent was reading. */
  readonly reading: Reading | undefined;
}

/** Tells the story of a log; `rest` is awaited between pieces of it, and may throw to end the telling. */
export async function logStory(configuration: Configuration, log: GivenText, rest: Rest): Promise<Answer> {
  const reader = new RecordReader();
  const connections = new Connections();
  const causes = new Causes();
  const readings = new Readings();
  const failures: Failure[] = [];
  const counts = { error: 0, warning: 0, other: 0 };
  const take = (records: readonly LogRecord[]): void => {
    for (const record of records) {
      const story = connections.add(record);
      const cause = causes.add(record, story);
      const reading = readings.of(record);
      counts[record.severity]++;
      if (record.severity !== 'other' && failures.length < mostFailures) failures.push({ record, story, cause, reading });
    }
  };
  for await (const lines of linesOf(piecesOf(log.text, rest))) for (const line of lines) take(reader.next(line));
  take(reader.end());
  const stories = connections.all();
  const teller = new Teller(configuration, log);
  teller.summary(counts, stories);
  teller.failures(failures, counts.error + counts.warning);
  teller.stories(stories, connections.leftOut);
  return teller.answer();
}

class Teller {
  private readonly writer = new AnswerWriter();
  /** Where an explanation was given in full: the line of the log. */
  private readonly explained = new Map<string, number>();

  constructor(
    private readonly configuration: Configuration,
    private readonly log: GivenText,
  ) {}

  answer(): Answer {
    return this.writer.answer(`Story of ${this.log.name}`);
  }

  summary({ error, warning, other }: Readonly<Record<LogRecord['severity'], number>>, stories: readonly ConnectionStory[]): void {
    this.writer.heading(`Story of ${this.log.name}`);
    if (error + warning + other === 0) return this.writer.line('There is no record in it that is known: neither a message of Communications Server nor a record of the Policy Agent.');
    const failed = stories.filter(({ failureCount }) => failureCount > 0).length;
    this.writer.line(`${counted(error, 'error')}, ${counted(warning, 'warning')}; ${counted(stories.length, 'connection')}, ${failed} of them with errors.`);
  }

  failures(failures: readonly Failure[], count: number): void {
    if (failures.length === 0) return;
    this.writer.line();
    this.writer.heading('Errors and warnings, one by one');
    for (const failure of failures) this.failure(failure);
    if (count > failures.length) this.leftOut(`${count - failures.length} more are not told here; tcpparms log tells all.`);
  }

  stories(stories: readonly ConnectionStory[], forgotten: number): void {
    if (stories.length === 0) return;
    this.writer.line();
    this.writer.heading('Connections');
    for (const story of stories.slice(0, mostStories)) this.story(story);
    const leftOut = forgotten + Math.max(0, stories.length - mostStories);
    if (leftOut > 0) this.leftOut(`${counted(leftOut, 'connection')} more not told here.`);
  }

  private leftOut(text: string): void {
    this.writer.line();
    this.writer.line(text);
  }

  private failure(failure: Failure): void {
    const { record, story, cause, reading } = failure;
    const { writer } = this;
    const facts = factsOf(record, failure, this.configuration);
    writer.line();
    writer.line(this.lineLink(record.line, `${this.log.name}:${record.line}`), `: ${record.severity}: ${record.text}`);
    if (story) writer.line(`  Connection ${story.id}${facts.rule === undefined ? '' : `, rule ${facts.rule}`}`);
    const meant = attributeMeant(record);
    if (meant !== undefined) writer.line(`  ${meant}`);
    if (cause) writer.line('  ', this.lineLink(cause.line, causeText(cause)));
    if (reading) writer.line('  ', this.lineLink(reading.line, readingText(reading)));
    const places = facts.places.map(({ what, name, place: { uri } }) => `${what} ${name} ${uri}`);
    if (this.isToldBefore(record.line, [...places, ...explanationOf(facts)])) return;
    this.places(facts.places);
    if (!this.isToldBefore(record.line, explanationOf(facts))) this.explain(facts);
  }

  /** What is the same as at an earlier line is not said again: that line is named. */
  private isToldBefore(line: number, told: readonly string[]): boolean {
    if (told.length === 0) return false;
    const key = told.join('\n');
    const before = this.explained.get(key);
    if (before === undefined) this.explained.set(key, line);
    else if (before !== line) this.writer.line('  The same as at line ', this.lineLink(before, String(before)));
    return before !== undefined && before !== line;
  }

  private places(places: readonly FactPlace[]): void {
    for (const { what, name, place } of places) this.writer.line(`  ${placeNames[what]} ${name}: `, placeLink(this.configuration.model, place));
  }

  private explain({ meaning, cause, causes, actions }: RecordFacts): void {
    if (meaning !== undefined) this.writer.line(`  ${meaning}`);
    // What it follows from is known: what else it could be is not of interest.
    if (!cause) this.list('Possible causes:', causes);
    this.list('What to do:', actions);
  }

  private list(heading: string, items: readonly string[]): void {
    if (items.length > 0) this.writer.line(`  ${heading}`);
    for (const item of items) this.writer.line(`  - ${item}`);
  }

  private story({ id, source, fields, firstLine, lastLine, records, negotiated, failures, failureCount }: ConnectionStory): void {
    const { writer } = this;
    writer.line();
    writer.line(`Connection ${id}, lines `, this.lineLink(firstLine, String(firstLine)), ' to ', this.lineLink(lastLine, String(lastLine)), `, ${counted(records, 'record')}`);
    if (source) writer.line(`  Stack ${source.stack}${source.system === '' ? '' : ` of ${source.system}`}`);
    if (fields['localPort'] !== undefined) writer.line(`  ${fields['localIp'] ?? ''} port ${fields['localPort']} with ${fields['remoteIp'] ?? ''} port ${fields['remotePort'] ?? ''}${fields['type'] === undefined ? '' : `, ${fields['type']}`}`);
    if (fields['jobName'] !== undefined) writer.line(`  Job ${fields['jobName']}${fields['userId'] === undefined ? '' : `, user ${fields['userId']}`}`);
    this.places(locate({ fields }, this.configuration.model));
    for (const [name, value] of negotiated) writer.line(`  ${name}: ${value}`);
    for (const { line, fields: of } of failures) writer.line('  Line ', this.lineLink(line, String(line)), `: ${of['event'] ?? of['function'] ?? 'failed'}, return code ${of['rc'] ?? 'unknown'}`);
    if (failureCount > failures.length) writer.line(`  ${counted(failureCount - failures.length, 'further failure')}`);
    else if (failureCount === 0) writer.line('  No errors.');
  }

  /** A line of the log, from 1. */
  private lineLink(line: number, text: string): LinkPart {
    return { text, target: this.log.uri === undefined ? undefined : { uri: this.log.uri, line: line - 1 } };
  }
}

/** All that is said of a record, whatever its own words are. */
const explanationOf = ({ meaning, cause, causes, actions }: RecordFacts): string[] => [...(meaning === undefined ? [] : [meaning]), ...(cause ? [] : causes), ...actions];

const placeNames: Readonly<Record<FactPlace['what'], string>> = { rule: 'Rule', action: 'Action', attribute: 'Attribute', statement: 'Statement', stack: 'Stack', file: 'File', word: 'Word', parameter: 'Parameter' };
