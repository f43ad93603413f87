/**
 * Which well-known application a rule is for, where its port and job name make it plain (reference: pagent-ttls,
 * applicationRoles). Silence where they do not: other servers may use the ports.
 */
import { applicationRoles } from '../../../catalog/index.js';
import type { ApplicationRole } from '../../../catalog/types.js';
import { parsePorts } from '../../../policy/index.js';
import type { TelnetStatement } from '../../../syntax/tn3270.js';
import type { Span, Statement } from '../../../syntax/tree.js';
import { meaningOf } from '../../../workspace/facts.js';
import type { ScopeNames } from '../../../workspace/model.js';
import type { SourceFile } from '../../../workspace/source-file.js';
import { systemOf, type System } from '../../../workspace/systems.js';
import type { DraftPlace, ScopeContext } from '../../check.js';
import type { KeywordLine } from '../../../syntax/keyword-lines.js';
import { attribute, valueOf } from '../../library/attributes.js';
import { keywordFile, lineIn, valueOf as valueOfLine } from '../../support/keyword-files.js';
import { toldOfRules } from '../../support/told-of-rules.js';
import { telnetOf } from '../../telnet/profile.js';
import type { Use } from './use.js';
import type { Rule } from './uses.js';
import { useOfRule } from './uses.js';

export interface Application {
  readonly role: ApplicationRole;
  /** What tells: `local port 21`, `job TN3270`. */
  readonly sign: string;
  /** false: the port alone tells, and another server may use it. */
  readonly isPlain: boolean;
  /** Where another file names the port. */
  readonly named?: { readonly at: DraftPlace; readonly keyword: string };
}

/** A rule that is plainly for a well-known application. */
export interface RuleOfApplication {
  readonly use: Use;
  readonly rule: Rule;
  readonly application: Application;
}

/** The rules of a scope for which an application is plain, in order of appearance. */
export function applicationsIn(context: ScopeContext): readonly RuleOfApplication[] {
  if (context.scope.role !== 'ttls') return [];
  return ofRules(context).map(({ rule, told }) => ({ rule, ...told }));
}

const ofRules = toldOfRules(
  (rule, context) => {
    const application = applicationOf(rule, context);
    const use = application && useOfRule(rule, context);
    return use && { use, application };
  },
  filesBeside,
);

const portFiles = new WeakMap<System, readonly SourceFile[]>();

/** The files of the same system that may name a port of the rules. */
function filesBeside({ model, scope }: ScopeContext): readonly SourceFile[] {
  const system = systemOf(model, scope.files[0] ?? '');
  if (!system) return [];
  let files = portFiles.get(system);
  if (!files) portFiles.set(system, (files = system.files.filter(({ language }) => language in portLines)));
  return files;
}

/** The application that the rule is for; undefined where that is not plain. */
function applicationOf({ fact: { statement } }: Rule, context: ScopeContext): Application | undefined {
  const { direction, job, local, remote } = wordsOf(statement);
  if (direction === undefined) return undefined;
  const { names } = context;
  const signs: Signs = { job, local: portOf(local, names), remote: portOf(remote, names), files: filesBeside(context) };
  return direction === 'inbound' ? (ftpServer(signs) ?? telnetServer(signs) ?? syslogReceiver(signs)) : (ftpClient(signs) ?? cssmtp(signs) ?? syslogSender(signs));
}

/** What a rule itself says; kept as long as it stands. */
interface RuleWords {
  readonly direction: 'inbound' | 'outbound' | undefined;
  readonly job: string | undefined;
  /** The line of the port condition that counts. */
  readonly local: Statement | undefined;
  readonly remote: Statement | undefined;
}

const words = new WeakMap<Statement, RuleWords>();

function wordsOf(rule: Statement): RuleWords {
  let known = words.get(rule);
  if (!known) {
    const direction = valueOf(rule, 'Direction')?.toLowerCase();
    const job = valueOf(rule, 'Jobname')?.toUpperCase();
    known = { direction: direction === 'inbound' || direction === 'outbound' ? direction : undefined, job: job === '*' ? undefined : job, local: portLine(rule, 'Local'), remote: portLine(rule, 'Remote') };
    words.set(rule, known);
  }
  return known;
}

interface Signs {
  readonly job: string | undefined;
  readonly local: Port;
  readonly remote: Port;
  readonly files: readonly SourceFile[];
}

/** A single port; any: no condition; undefined: several, or not known. */
type Port = number | 'any' | undefined;

/** Data connections, and the port on which TLS starts at once. */
const ftpPortsOfOtherKinds: readonly Port[] = [20, 990];

function ftpServer({ job, local }: Signs): Application | undefined {
  if (local === 21 && (job === undefined || job.startsWith('FTP'))) return made('ftp-server', 'local port 21');
  const isDaemon = job !== undefined && /^FTPD?(\d|\*|$)|^FTPSERV/.test(job) && typeof local === 'number' && !ftpPortsOfOtherKinds.includes(local);
  return isDaemon ? made('ftp-server', `job ${job} and local port ${local}`) : undefined;
}

function ftpClient({ remote }: Signs): Application | undefined {
  return remote === 21 ? made('ftp-client', 'remote port 21') : undefined;
}

const telnetJob = /^(TN3270|TELNET)/;

function telnetServer({ job, local, files }: Signs): Application | undefined {
  if (typeof local !== 'number') return undefined;
  if (job !== undefined && !telnetJob.test(job)) return undefined;
  const named = portNamedIn(files, 'tn3270', 'TTLSPORT', local);
  if (named) return { ...made('telnet-server', `local port ${local}, which the Telnet profile names as TTLSPORT`), named };
  if (job !== undefined) return made('telnet-server', `job ${job} and local port ${local}`);
  return local === 23 || local === 992 ? { ...made('telnet-server', `local port ${local}`), isPlain: false } : undefined;
}

function cssmtp({ job, remote, files }: Signs): Application | undefined {
  if (job?.startsWith('CSSMTP')) return made('cssmtp', `job ${job}`);
  const named = job === undefined && typeof remote === 'number' ? portNamedIn(files, 'cssmtp', 'ConnectPort', remote) : undefined;
  return named && { ...made('cssmtp', `remote port ${remote}, which the configuration of CSSMTP names as ConnectPort`), named, isPlain: false };
}

const syslogPort = 6514;

function isSyslogd(job: string | undefined): boolean {
  return job === undefined || job.startsWith('SYSLOG');
}

function syslogReceiver({ job, local }: Signs): Application | undefined {
  if (local === syslogPort && isSyslogd(job)) return made('syslogd-receiver', `local port ${syslogPort}`);
  return job?.startsWith('SYSLOGD') ? made('syslogd-receiver', `job ${job}`) : undefined;
}

function syslogSender({ job, remote }: Signs): Application | undefined {
  if (remote === syslogPort && isSyslogd(job)) return made('syslogd-sender', `remote port ${syslogPort}`);
  return job?.startsWith('SYSLOGD') ? made('syslogd-sender', `job ${job}`) : undefined;
}

function made(id: string, sign: string): Application {
  const role = applicationRoles.find((row) => row.id === id);
  if (!role) throw new Error(`the catalogue has no application ${id}`);
  return { role, sign, isPlain: true };
}

/** Of several forms of the condition the last counts. */
function portLine(rule: Statement, side: 'Local' | 'Remote'): Statement | undefined {
  let last: Statement | undefined;
  for (const name of portForms[side]) {
    const form = attribute(rule, name);
    if (form && !(last && last.keyword.start > form.keyword.start)) last = form;
  }
  return last;
}

const portForms = { Local: ['LocalPortRange', 'LocalPortRangeRef', 'LocalPortGroupRef'], Remote: ['RemotePortRange', 'RemotePortRangeRef', 'RemotePortGroupRef'] } as const;

/** Groups of ports are not looked into: several ports make nothing plain. */
function portOf(line: Statement | undefined, names: ScopeNames): Port {
  if (!line) return 'any';
  const kind = meaningOf(line).parameter?.value;
  if (kind?.kind !== 'ref') return portIn(line);
  const range = kind.to === 'PortRange' ? names.winner('PortRange', line.args[0]?.text ?? '') : undefined;
  const port = range && attribute(range.fact.statement, 'Port');
  return port && portIn(port);
}

const ports = new WeakMap<Statement, { readonly port: Port }>();

function portIn(line: Statement): Port {
  let known = ports.get(line);
  if (!known) {
    const set = parsePorts(line.args.slice(0, 2).map(({ text }) => text));
    const [range] = set?.ranges ?? [];
    ports.set(line, (known = { port: set?.isAll ? 'any' : range && set?.ranges.length === 1 && range.from === range.to ? range.from : undefined }));
  }
  return known.port;
}

interface PortPlace extends Span {
  readonly port: number;
}

/** Where files of other languages name a port that is for TLS. */
const portLines = {
  tn3270: (file: SourceFile) => telnetOf(file).profile.all.flatMap((statement) => telnetPort(statement)),
  cssmtp: (file: SourceFile) => keywordFile(file).lines.flatMap((head) => securePort(head)),
} as const;

/** The port of a TTLSPORT, with or without a qualifier behind a comma. */
function telnetPort({ type, keyword, operands: [word] }: TelnetStatement): PortPlace[] {
  const number = /^\d{1,5}(?=,|$)/.exec(word?.text ?? '')?.[0];
  return type?.name === 'TTLSPORT' && word && number !== undefined ? [{ port: Number(number), start: keyword.start, end: word.end }] : [];
}

/** The port of a TargetServer that is to have TLS. */
function securePort(head: KeywordLine): PortPlace[] {
  const line = lineIn(head, 'ConnectPort');
  const word = line?.args[0];
  return line && word && /^\d{1,5}$/.test(word.text) && valueOfLine(lineIn(head, 'Secure')) === 'YES' ? [{ port: Number(word.text), start: line.keyword.start, end: word.end }] : [];
}

const portsInFiles = new WeakMap<SourceFile, ReadonlyMap<number, DraftPlace>>();

function portNamedIn(files: readonly SourceFile[], language: keyof typeof portLines, keyword: string, port: number): Application['named'] {
  for (const file of files) {
    const at = file.language === language ? portsOf(file, language).get(port) : undefined;
    if (at) return { at, keyword };
  }
  return undefined;
}

function portsOf(file: SourceFile, language: keyof typeof portLines): ReadonlyMap<number, DraftPlace> {
  let found = portsInFiles.get(file);
  if (!found) {
    found = new Map(portLines[language](file).map(({ port, start, end }) => [port, { uri: file.uri, span: { start, end } }]));
    portsInFiles.set(file, found);
  }
  return found;
}
