/** `tcpparms syslog`: which rules of a syslogd configuration take a record, and which records none takes. */
import path from 'node:path';
import pc from 'picocolors';
import { URI } from 'vscode-uri';
import type { LanguageId } from '../catalog/types.js';
import { readRecord, ruleFor } from '../features/answers/syslog.js';
import { rulesTaking, type LocalRecord } from '../policy/syslog-match.js';
import { destinationsOf, loggingPrograms, type PriorityRange } from '../policy/syslog-programs.js';
import { absenceInWords, looksLikeText } from '../workspace/load.js';
import { detectLanguage } from '../syntax/detect.js';
import { readSyslogd, type SyslogRule } from '../syntax/syslogd.js';
import { exitCodes, UsageError, wantsColor, type Io } from './io.js';
import { languageInWords } from './language-words.js';
import { whyNone } from './pieces.js';
import { visible } from './terminal-text.js';

export interface SyslogOptions {
  readonly record?: string;
  readonly stackJob: string;
  readonly format: 'pretty' | 'json';
  readonly color?: boolean;
}

/** Runs the command; gives its exit code: 1 when no rule takes the record. */
export async function syslogCommand(file: string, options: SyslogOptions, io: Io): Promise<number> {
  const record = options.record === undefined ? undefined : parseRecord(options.record);
  const text = await textOf(file, io);
  const { rules } = readSyslogd(text);
  const other = otherLanguage(text, rules);
  if (other !== undefined) throw new UsageError(`${file}: this is no configuration of syslogd; it looks like ${languageInWords[other]}.`);
  if (rules.length === 0) throw new UsageError(`${file}: there is no rule of syslogd in it.`);
  if (!record) {
    if (options.format === 'json') io.out(json(programsJson(rules, options)));
    else io.out(programsText(rules, options, io));
    return exitCodes.clean;
  }
  const taking = rulesTaking(rules, record);
  if (options.format === 'json') io.out(json({ receives: receives(taking) }));
  else io.out(taking.length > 0 ? taking.map((rule) => `${lineOf(rule, file)}\n`).join('') : `No rule takes it: records like this are lost. A rule for it: ${ruleFor(record)}\n`);
  return taking.length > 0 ? exitCodes.clean : exitCodes.findings;
}

/** Of a text that is not for syslogd, its language: two words of anything look like a rule. */
function otherLanguage(text: string, rules: readonly SyslogRule[]): LanguageId | undefined {
  const language = detectLanguage({ path: 'input', text });
  const writes = rules.some(({ destination }) => destination !== undefined && destination.kind !== 'users' && destination.kind !== 'unknown');
  return language === 'syslogd' || writes ? undefined : language;
}

async function textOf(file: string, io: Io): Promise<string> {
  if (file === '-') return io.readInput();
  const text = await io.fileSystem.readText(URI.file(path.resolve(io.cwd, file)).toString());
  if (text === undefined) throw new UsageError(`${file}: ${await whyNone(file, io)}`);
  if (!looksLikeText(text)) throw new UsageError(`${file}: ${absenceInWords('not-text')}`);
  return text;
}

/** USER.JOB.FACILITY.PRIORITY, or the four words with blanks between them. @throws UsageError when it is something else */
export function parseRecord(text: string): LocalRecord {
  const record = readRecord(text);
  if ('problem' in record) throw new UsageError(`--record ${text}: ${record.problem}`);
  return record;
}

const json = (document: unknown): string => `${JSON.stringify(document, undefined, 2)}\n`;

/** The document of docs/json.md. */
function receives(rules: readonly SyslogRule[]): { line: number; destination: string }[] {
  return rules.map(({ line, destination }) => ({ line: line + 1, destination: destination?.text ?? '' }));
}

function programsJson(rules: readonly SyslogRule[], { stackJob }: SyslogOptions): unknown {
  const programs = loggingPrograms(stackJob).map((program) => ({
    ...program,
    priorities: destinationsOf(rules, program).map(({ from, to, rules: taking }) => ({ from, to, receives: receives(taking) })),
  }));
  return { programs };
}

const lineOf = ({ line, destination, selector }: SyslogRule, file: string): string => `${visible(file)}:${line + 1}: ${visible(destination?.text ?? '')}  (${visible(selector.text)})`;

function programsText(rules: readonly SyslogRule[], { stackJob, color }: SyslogOptions, io: Io): string {
  const colors = pc.createColors(wantsColor(io, color));
  return loggingPrograms(stackJob)
    .map((program) => {
      const heading = colors.bold(`${program.component}: job ${visible(program.job)}, facility ${program.facility}`);
      const lines = destinationsOf(rules, program).map((range) => `  ${rangeName(range).padEnd(16)}  ${goal(range, colors.yellow)}`);
      return [heading, ...lines, ''].join('\n');
    })
    .join('\n');
}

const rangeName = ({ from, to }: PriorityRange): string => (from === to ? from : `${from} to ${to}`);

function goal({ rules }: PriorityRange, warn: (text: string) => string): string {
  if (rules.length === 0) return warn('lost: no rule takes them');
  return rules.map(({ line, destination }) => `${visible(destination?.text ?? '')} (line ${line + 1})`).join(', ');
}
