/** Which lines of the configurations of syslogd take a record, as a document. */
import { logFormats, patternOf, message } from '../../catalog/index.js';
import { syslogdTables } from '../../catalog/syslogd.js';
import { syslogdOf } from '../../checks/syslogd/configuration.js';
import { didYouMean } from '../../checks/support/did-you-mean.js';
import { recordFacilities, recordPriorities, rulesTaking, severityOfPriority, type LocalRecord } from '../../policy/syslog-match.js';
import { destinationsOf, loggingPrograms, type PriorityRange } from '../../policy/syslog-programs.js';
import type { SyslogRule } from '../../syntax/syslogd.js';
import type { Model } from '../../workspace/model.js';
import type { SourceFile } from '../../workspace/source-file.js';
import { nameOf } from '../../workspace/uris.js';
import { AnswerWriter, type Answer, type LinkPart, type NoAnswer } from './answer.js';

/** USER.JOB.FACILITY.PRIORITY, or the four words with blanks between them; what is wrong with it, when it is something else. */
export function readRecord(text: string): LocalRecord | NoAnswer {
  const [user, job, facility, priority, ...more] = text.trim().split(/[.\s]+/);
  if (!user || !job || !facility || !priority || more.length > 0) return { problem: 'A record is written USER.JOB.FACILITY.PRIORITY, for example TCPIP.TCPIP.daemon.debug.' };
  if (![...recordFacilities, ...syslogdTables.toleratedFacilities].includes(facility.toLowerCase())) return { problem: unknownName('facility', facility, recordFacilities) };
  if (severityOfPriority(priority) === undefined) return { problem: unknownName('priority', priority, recordPriorities) };
  return { user, job, facility, priority };
}

function unknownName(what: string, word: string, names: readonly string[]): string {
  const meant = didYouMean(word, names);
  return `${word} is no ${what} of a record.${meant === undefined ? ` It takes one of: ${names.join(', ')}.` : ` Did you mean ${meant}?`}`;
}

const recordText = ({ user, job, facility, priority }: LocalRecord): string => `${user}.${job}.${facility}.${priority}`;

/**
 * For every configuration of syslogd in the library: the lines that take the record; without a record, where the records of the
 * programs go that are known to log to syslogd.
 */
export function syslogAnswer(model: Model, record: LocalRecord | undefined): Answer | NoAnswer {
  const files = [...model.files.values()].filter(({ language }) => language === 'syslogd');
  if (files.length === 0) return { problem: 'There is no configuration of syslogd here: open one, for example /etc/syslog.conf.' };
  const writer = new AnswerWriter();
  for (const file of files) {
    const { rules } = syslogdOf(file);
    writer.heading(`${nameOf(file.uri)}: ${record ? `which lines take ${recordText(record)}` : 'where the records of programs go'}`);
    if (record) tellRecord(writer, file, rules, record);
    else tellPrograms(writer, file, rules);
    writer.line();
  }
  return writer.answer(record ? `syslogd: ${recordText(record)}` : 'syslogd: programs');
}

function tellRecord(writer: AnswerWriter, file: SourceFile, rules: readonly SyslogRule[], record: LocalRecord): void {
  const taking = rulesTaking(rules, record);
  for (const rule of taking) writer.line('  ', ruleLink(file, rule), `  ${rule.destination?.text ?? ''}  (${rule.selector.text})`);
  if (taking.length > 0) return;
  writer.line('  No line takes it: records like this are lost.');
  writer.line(`  A rule for it: ${ruleFor(record)}`);
}

/** A rule that takes a record and those of higher priority from the same job. */
export const ruleFor = ({ job, facility, priority }: LocalRecord): string => `*.${job.toUpperCase()}.${facility.toLowerCase()}.${priority.toLowerCase()}  /var/log/${job.toLowerCase()}.log`;

function tellPrograms(writer: AnswerWriter, file: SourceFile, rules: readonly SyslogRule[]): void {
  for (const program of loggingPrograms()) {
    writer.line(`${program.component}: job ${program.job}, facility ${program.facility}`);
    for (const range of destinationsOf(rules, program)) writer.line(`  ${rangeName(range).padEnd(16)}  `, ...goal(file, range));
  }
}

const rangeName = ({ from, to }: PriorityRange): string => (from === to ? from : `${from} to ${to}`);

function goal(file: SourceFile, { rules }: PriorityRange): (string | LinkPart)[] {
  if (rules.length === 0) return ['lost: no line takes them'];
  return rules.flatMap((rule, index) => [`${index > 0 ? ', ' : ''}${rule.destination?.text ?? ''} (`, ruleLink(file, rule), ')']);
}

const ruleLink = ({ uri }: SourceFile, { line, start, end }: SyslogRule): LinkPart => ({ text: `${nameOf(uri)}:${line + 1}`, target: { uri, start, end } });

/** A record that may be asked for, and what it is. */
export interface RecordChoice {
  readonly record: string;
  readonly description: string;
}

const syslogdLine = patternOf(logFormats.linePrefixes.find(({ name }) => name === 'syslogd record')?.pattern ?? '$^');
const attlsInside = patternOf(logFormats.linePrefixes.find(({ name }) => name === 'AT-TLS inner prefix')?.pattern ?? '$^');
/** Characters of a line that are looked at. */
const reach = 2000;

/**
 * The records that a line of a log may have been, as far as it tells: AT-TLS writes its errors (EZD1286I) with err, the mapping
 * (EZD1281I) with info, all else with debug (reference: syslogd, priorities); its facility is daemon, or auth with SyslogFacility Auth.
 */
export function recordsOfLine(line: string): RecordChoice[] {
  const record = syslogdLine.exec(line.slice(0, reach))?.groups;
  const inside = record && attlsInside.exec(record['rest'] ?? '')?.groups;
  const id = inside?.['id'];
  if (!record || id === undefined || message(id)?.component !== 'AT-TLS') return [];
  const job = record['jobName'] ?? inside?.['stack'] ?? 'TCPIP';
  const user = record['userId'] ?? job;
  const priority = id === 'EZD1286I' ? 'err' : id === 'EZD1281I' ? 'info' : 'debug';
  return ['daemon', 'auth'].map((facility) => ({ record: recordText({ user, job, facility, priority }), description: `${id} of this line${facility === 'auth' ? ', with SyslogFacility Auth' : ''}` }));
}

/** The records of the programs that are known to log, to choose from: one for each program and priority that matters. */
export function recordsOfPrograms(): RecordChoice[] {
  return loggingPrograms().flatMap(({ component, job, facility }) => ['err', 'info', 'debug'].map((priority) => ({ record: recordText({ user: job, job, facility, priority }), description: component })));
}
