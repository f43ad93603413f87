/** `tcpparms log`: the errors of logs, what they mean, where in the configuration they come from, and what to do. */
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import pc from 'picocolors';
import { isDisplay } from '../catalog/types.js';
import { attributeMeant } from '../features/answers/attribute-meant.js';
import { captureSummary } from '../features/answers/log-capture.js';
import { Capture } from '../logs/capture.js';
import { Causes } from '../logs/causes.js';
import { Connections, type ConnectionStory } from '../logs/connections.js';
import { causeText, factsOf, readingText, type RecordFacts } from '../logs/facts.js';
import { linesOf } from '../logs/lines.js';
import { Readings } from '../logs/reading.js';
import { RecordReader, type LogRecord } from '../logs/records.js';
import { sourceKey } from '../logs/source.js';
import { detectLanguage } from '../syntax/detect.js';
import { looksLikeText } from '../workspace/load.js';
import { exitCodes, UsageError, wantsColor, type Io } from './io.js';
import { languageInWords } from './language-words.js';
import { isFileError, piecesOf, whyNone } from './pieces.js';
import { findPolicies, lineText, type Line, type Policies } from './policies.js';
import type { SettingsOptions } from './settings.js';
import { visible } from './terminal-text.js';

export interface LogOptions extends SettingsOptions {
  readonly format: 'pretty' | 'json';
  readonly library?: string;
  readonly connections: 'failed' | 'all' | 'none';
  readonly connection?: string;
  readonly pcap?: string;
  /** A capture that is there already may be replaced. */
  readonly force?: boolean;
  readonly color?: boolean;
}

/** Explanations that are remembered. */
const mostTold = 10_000;

type Colors = ReturnType<typeof pc.createColors>;

/** Runs the command; gives its exit code. */
export async function logCommand(files: readonly string[], options: LogOptions, io: Io): Promise<number> {
  const library = options.library === undefined ? undefined : await findPolicies([options.library], options, io);
  const writer = options.format === 'json' ? new JsonWriter(io, files.length > 1) : new PrettyWriter(io, options);
  let failed = library !== undefined && library.exitCode !== exitCodes.clean;
  const capture = options.pcap === undefined ? undefined : openCapture(options.pcap, files, options, io);
  let whole = 0;
  let asked = options.connection === undefined;
  writer.begin();
  for (const file of files) {
    const chunks = await piecesOf(file, io);
    if (!chunks) {
      io.err(`${file}: ${await whyNone(file, io)}\n`);
      failed = true;
    } else {
      try {
        const read = await readLog(chunks, file, options, library, writer, io, capture?.capture);
        asked ||= read.hasConnection;
        if (read.isText) whole++;
        if (read.doubt !== undefined) io.err(`${file}: ${read.doubt}\n`);
        if (!read.isText) {
          io.err(`${file}: It is not a text file. A log must be transferred in text mode, which translates it from EBCDIC.\n`);
          failed = true;
        }
      } catch (error) {
        if (!isFileError(error)) throw error;
        io.err(`${file}: it cannot be read to its end (${error.code}).\n`);
        failed = true;
      }
    }
  }
  if (!asked && whole > 0) io.err(`There is no connection ${options.connection ?? ''} in ${files.length === 1 ? 'the log' : 'the logs'}.\n`);
  writer.end(asked && whole > 0);
  capture?.close();
  if (failed) return exitCodes.usage;
  return writer.errors > 0 || !asked ? exitCodes.findings : exitCodes.clean;
}

/** A capture in a new file. @throws UsageError when the file cannot be written, is there already, or is one of the logs */
function openCapture(file: string, logs: readonly string[], { force = false }: LogOptions, io: Io): { readonly capture: Capture; close(): void } {
  if (file === '-') throw new UsageError('--pcap -: a capture is written to a file; standard output has the answer.');
  const target = path.resolve(io.cwd, file);
  if (logs.some((log) => log !== '-' && isSameFile(path.resolve(io.cwd, log), target))) throw new UsageError(`${file}: it is one of the logs, and is not overwritten.`);
  const handle = openForWriting(target, file, force);
  const capture = new Capture((bytes) => void writeSync(handle, bytes));
  const close = (): void => {
    closeSync(handle);
    io.err(`${file}: ${captureSummary(capture)}\n`);
  };
  return { capture, close };
}

function openForWriting(file: string, given: string, force: boolean): number {
  try {
    return openSync(file, force ? 'w' : 'wx');
  } catch (error) {
    if (!isFileError(error)) throw error;
    throw new UsageError(error.code === 'EEXIST' ? `${given}: there is such a file already; --force replaces it.` : `${given}: it cannot be written (${error.code}).`);
  }
}

/** Also by another name: a link. */
function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((file) => statSync(file, { throwIfNoEntry: false }));
  return a === b || (one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino);
}

/** What a log turned out to be. */
interface Read {
  /** Some record is known, or at least its beginning is text: else it was read in vain. */
  readonly isText: boolean;
  /** Why it may be the wrong file. */
  readonly doubt?: string;
  /** The connection that was asked for is in it. */
  readonly hasConnection: boolean;
}

async function readLog(chunks: AsyncIterable<string>, file: string, options: LogOptions, library: Policies | undefined, writer: Writer, io: Io, capture?: Capture): Promise<Read> {
  let begin: string | undefined;
  let known = false;
  let told = false;
  const reader = new RecordReader();
  const connections = new Connections();
  const causes = new Causes();
  const readings = new Readings();
  const only = options.connection?.replace(/^0x/i, '').toUpperCase().padStart(8, '0');
  const take = (records: readonly LogRecord[]): void => {
    for (const record of records) {
      known = true;
      const story = connections.add(record);
      const cause = causes.add(record, story);
      const reading = readings.of(record);
      if (only === undefined || story?.id === only) capture?.add(record, story);
      if (record.severity === 'other' || (only !== undefined && story?.id !== only)) continue;
      told = true;
      writer.record(lineFacts(factsOf(record, { story, cause, reading }, library), library), file);
    }
  };
  for await (const lines of linesOf(chunks)) {
    begin ??= lines.join('\n');
    for (const line of lines) take(reader.next(line));
    await io.drained?.();
  }
  take(reader.end());
  capture?.end();
  const stories = connections.all().filter((story) => (only === undefined ? options.connections === 'all' || story.failureCount > 0 : story.id === only));
  if (options.connections !== 'none' || only !== undefined) writer.stories(stories, connections.leftOut);
  const isText = known || looksLikeText(begin ?? '');
  return { isText, doubt: isText && !told && begin?.trim() ? doubtOf(begin, known) : undefined, hasConnection: only !== undefined && stories.length > 0 };
}

/** What makes a text an unlikely log. Comments of a configuration name messages, too. */
function doubtOf(begin: string, known: boolean): string | undefined {
  const language = detectLanguage({ path: 'input', text: begin });
  if (language === 'pasearch' && !known) return `it looks like ${languageInWords[language]}, which is read by tcpparms drift.`;
  if (language !== undefined && !isDisplay(language)) return `it looks like ${languageInWords[language]}, which is read by tcpparms check.`;
  return known ? undefined : 'no record in it is known: no message of Communications Server, no record of the Policy Agent or of a System SSL trace.';
}

/** What is told of a record, with lines of files. */
interface Facts extends Omit<RecordFacts, 'places'> {
  readonly places: readonly (Line & { readonly what: string; readonly name: string })[];
}

function lineFacts(facts: RecordFacts, library: Policies | undefined): Facts {
  return { ...facts, places: library ? facts.places.map(({ what, name, place }) => ({ what, name, ...library.locate(place) })) : [] };
}

interface Writer {
  /** Records with severity error so far. */
  readonly errors: number;
  begin(): void;
  record(facts: Facts, file: string): void;
  stories(stories: readonly ConnectionStory[], leftOut: number): void;
  /** @param read whether any log could be read */
  end(read: boolean): void;
}

/** One JSON document, written record by record. Values that are not known are null. */
class JsonWriter implements Writer {
  errors = 0;
  private written = 0;

  /** @param several whether there are several logs */
  constructor(
    private readonly io: Io,
    private readonly several: boolean,
  ) {}

  begin(): void {
    this.io.out('{"records":[');
  }

  record({ record, rule, connection, meaning, cause, places }: Facts, file: string): void {
    if (record.severity === 'error') this.errors++;
    const { rc } = record.fields;
    const [first] = places;
    const at = first ? { file: first.file, line: first.line } : null;
    const row = { line: record.line, id: record.id, returnCode: rc === undefined ? null : Number(rc), meaning: meaning ?? null, rule: rule ?? null, connection: connection ?? null, at, ...(cause && { cause: { line: cause.line, returnCode: cause.returnCode === undefined ? null : Number(cause.returnCode) } }), ...(this.several && { log: file }) };
    this.io.out(`${this.written++ > 0 ? ',' : ''}\n  ${JSON.stringify(row)}`);
  }

  stories(): void {
    // The form for programs has records only.
  }

  end(): void {
    this.io.out(`${this.written > 0 ? '\n' : ''}]}\n`);
  }
}

class PrettyWriter implements Writer {
  errors = 0;
  private warnings = 0;
  /** What has been told of records, and at which of them. */
  private readonly told = new Map<string, string>();
  private readonly colors: Colors;

  constructor(
    private readonly io: Io,
    { color }: LogOptions,
  ) {
    this.colors = pc.createColors(wantsColor(io, color));
  }

  begin(): void {
    // Nothing stands above the first record.
  }

  record(facts: Facts, file: string): void {
    const { record, meaning } = facts;
    const isError = record.severity === 'error';
    if (isError) this.errors++;
    else this.warnings++;
    const severity = isError ? this.colors.red('error') : this.colors.yellow('warning');
    this.io.out(`${this.colors.bold(`${visible(file)}:${record.line}`)}: ${severity}: ${visible(record.text)}\n`);
    if (facts.rule !== undefined && record.fields['rule'] === undefined) this.line(`Connection ${facts.connection ?? ''}, rule ${facts.rule}.`);
    if (meaning !== undefined) this.line(meaning);
    const meant = attributeMeant(record);
    if (meant !== undefined) this.line(meant);
    if (facts.cause) this.line(causeText(facts.cause));
    if (facts.reading) this.line(readingText(facts.reading));
    this.explain({ ...facts, causes: facts.cause ? [] : facts.causes }, `${file}:${record.line}`);
    this.io.out('\n');
  }

  /** What is the same as at an earlier record is not said again: a failure leaves several records, and comes again. */
  private explain({ places, causes, actions }: Facts, at: string): void {
    const where = places.map((place) => `${place.what} ${place.name}: ${lineText(place)}`);
    if (this.isTold(where, [...causes, '', ...actions], at)) return;
    for (const line of where) this.line(line);
    if (where.length > 0 && this.isTold([], [...causes, '', ...actions], at)) return;
    this.list('Possible causes:', causes);
    this.list('What to do:', actions);
  }

  private isTold(where: readonly string[], advice: readonly string[], at: string): boolean {
    if (where.length === 0 && advice.length < 2) return false;
    const key = [...where, '', ...advice].join('\n');
    const before = this.told.get(key);
    if (before === undefined) {
      // Names of a log may make any number of them.
      if (this.told.size >= mostTold) this.told.clear();
      this.told.set(key, at);
      return false;
    }
    this.line(`${where.length > 0 ? 'Configuration, causes' : 'Causes'} and what to do: the same as at ${before}.`);
    return true;
  }

  stories(stories: readonly ConnectionStory[], leftOut: number): void {
    const several = new Set(stories.flatMap(({ source }) => (source ? sourceKey(source) : []))).size > 1;
    for (const story of stories) this.story(story, several);
    if (leftOut > 0) this.io.out(`${leftOut} earlier ${leftOut === 1 ? 'connection is' : 'connections are'} not told here.\n\n`);
  }

  end(read: boolean): void {
    if (read) this.io.out(this.errors + this.warnings === 0 ? 'No errors or warnings found.\n' : `${counted(this.errors, 'error')}, ${counted(this.warnings, 'warning')}.\n`);
  }

  /** @param several whether the log has connections of several stacks */
  private story({ id, source, fields, firstLine, lastLine, records, negotiated, failures, failureCount }: ConnectionStory, several: boolean): void {
    this.io.out(`${this.colors.bold(`Connection ${id}`)} (${firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine} to ${lastLine}`}, ${counted(records, 'record')})\n`);
    if (several && source) this.line(`Stack ${source.stack}${source.system === '' ? '' : ` of ${source.system}`}`);
    if (fields['localPort'] !== undefined) this.line(`${fields['localIp']} port ${fields['localPort']} with ${fields['remoteIp']} port ${fields['remotePort']}`);
    if (fields['jobName'] !== undefined) this.line(`Job ${fields['jobName']}${fields['userId'] === undefined ? '' : `, user ${fields['userId']}`}`);
    if (fields['rule'] !== undefined) this.line(`Rule ${fields['rule']}${fields['actions'] === undefined ? '' : `, actions ${fields['actions']}`}`);
    for (const [name, value] of negotiated) this.line(`${name}: ${value}`);
    for (const { line, fields: of } of failures) this.line(`Line ${line}: ${of['event'] ?? of['function'] ?? 'failed'}, return code ${of['rc'] ?? 'unknown'}`);
    if (failureCount > failures.length) this.line(counted(failureCount - failures.length, 'further failure'));
    this.io.out('\n');
  }

  private list(heading: string, items: readonly string[]): void {
    if (items.length > 0) this.line(heading);
    for (const item of items) this.line(`- ${item}`);
  }

  private line(text: string): void {
    this.io.out(`  ${visible(text)}\n`);
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
