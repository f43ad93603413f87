/**
 * What an error follows from: failures of a log that an earlier record explains. Keeps a bounded number of failures.
 *
 * Product facts (reference: messages, sequences; IP Diagnosis Guide, AT-TLS return codes): 5006 says that the environment of the
 * connection failed earlier, 5018 that its group did (EZD2042I). A key ring that RACF refuses shows as ICH408I and then as 202 or
 * 416. 406 and 420 say no more than that the connection broke. Telnet's 1030, 6002 and 600E follow from an AT-TLS error of the same
 * connection, EZZ8438I from errors of the Policy Agent log, and the failed start of an image from the system error before it.
 */
import type { ConnectionStory } from './connections.js';
import { detached } from './lines.js';
import type { LogRecord } from './records.js';
import { sourceKey, Sources } from './source.js';

/** The earlier record. */
export interface Cause {
  readonly line: number;
  readonly id: string;
  /** Number behind RC; absent when the record has none. */
  readonly returnCode?: string;
  /** What failed: the event, the call of System SSL, or the text of the record. */
  readonly what: string;
  /** The key ring that the environment was given, when the trace shows it. */
  readonly keyring?: string;
  /** false: nothing but order and kind tie the two together. */
  readonly sure: boolean;
}

/** Failures of each kind that are kept. */
const most = 10_000;
/** Lines between a refusal of RACF and what follows from it. */
const near = 200;

const environmentFailed = 5006;
const groupFailed = 5018;
/** The connection broke; why, is said elsewhere. */
const broken: ReadonlySet<number> = new Set([406, 420]);
/** The partner had trouble of its own. */
const partnerFailed: ReadonlySet<number> = new Set([406, 420, 438]);
/** The key ring could not be opened. */
const ringFailed: ReadonlySet<number> = new Set([202, 416]);
/** The handshake of a Telnet connection failed. */
const telnetFailed: ReadonlySet<string> = new Set(['1030', '6002', '600E']);

/** Takes the records of a log in order. */
export class Causes {
  private readonly environments = new Recent<Cause>();
  private readonly keyrings = new Recent<string>();
  private readonly sources = new Sources();
  /** First failures of connections by the remote end. */
  private readonly connections = new Recent<LogRecord>();
  private environment?: Cause & { readonly number?: string };
  private group?: Cause;
  private refusal?: Cause & { readonly user: string };
  private agent?: Cause & { readonly minute: string };
  private system?: Cause;

  /** What the record follows from; undefined for a record that stands for itself. Also remembers the record for those to come. */
  add(record: LogRecord, story: ConnectionStory | undefined): Cause | undefined {
    if (record.severity === 'other') {
      this.follow(record);
      return undefined;
    }
    const cause = this.causeOf(record, story);
    this.remember(record, story);
    return cause;
  }

  private causeOf(record: LogRecord, story: ConnectionStory | undefined): Cause | undefined {
    const { fields, id } = record;
    const code = Number(fields['rc'] ?? 0);
    if (code === environmentFailed) return this.failedEnvironment(this.environmentOf(record));
    if (code === groupFailed) return this.group;
    if (id === 'EZZ8438I') return this.agent;
    if (id === 'PAGENT-KERNEL-INIT') return this.system;
    if (id === 'EZZ6035I') return telnetFailed.has(fields['rcode']?.toUpperCase() ?? '') ? (earlier(record, story) ?? this.ofClient(fields)) : undefined;
    if (ringFailed.has(code)) return this.refused(record);
    const own = broken.has(code) ? earlier(record, story) : undefined;
    return own ?? (partnerFailed.has(code) ? this.otherEnd(story) : undefined);
  }

  /** Stack and number of the environment, undefined where the record has no number. */
  private environmentOf({ fields, prefix }: LogRecord): string | undefined {
    return fields['envId'] === undefined ? undefined : `${sourceKey(this.sources.of(prefix))} ${fields['envId']}`;
  }

  /** The first failure of the environment; where the log has none under its number, the last failure of any. */
  private failedEnvironment(number: string | undefined): Cause | undefined {
    const own = number === undefined ? undefined : this.environments.get(number);
    if (own) return own;
    const { environment } = this;
    if (!environment || (number !== undefined && environment.number !== undefined && stackOf(number) !== stackOf(environment.number))) return undefined;
    return { ...environment, sure: false };
  }

  private refused({ line, fields }: LogRecord): Cause | undefined {
    const { refusal } = this;
    if (!refusal || line - refusal.line > near) return undefined;
    const user = fields['userId'];
    return user === undefined || user === refusal.user ? refusal : undefined;
  }

  /** The failure that the partner saw, when both ends are in this log. */
  private otherEnd(story: ConnectionStory | undefined): Cause | undefined {
    const found = story && this.connections.get(endOf(story.fields['localIp'], story.fields['localPort']));
    if (!found || endOf(found.fields['localIp'], found.fields['localPort']) !== endOf(story.fields['remoteIp'], story.fields['remotePort'])) return undefined;
    return causeFrom(found, true);
  }

  private ofClient({ clientIp, clientPort }: LogRecord['fields']): Cause | undefined {
    const found = this.connections.get(endOf(clientIp, clientPort));
    return found && causeFrom(found, true);
  }

  private remember(record: LogRecord, story: ConnectionStory | undefined): void {
    const { fields, id, line } = record;
    if (id === 'EZD2042I') this.group = causeFrom(record, false);
    else if (id === 'ICH408I') this.rememberRefusal(record);
    else if (id === 'EZZ8438I') this.agent = undefined;
    else if (fields['thread'] !== undefined) this.rememberAgent(record);
    const code = Number(fields['rc'] ?? 0);
    if (code === 0) return;
    if (code !== environmentFailed && isOfEnvironment(fields)) this.rememberEnvironment(record);
    const first = story?.failures[0];
    if (first?.line === line && fields['remoteIp'] !== undefined) this.connections.set(endOf(fields['remoteIp'], fields['remotePort']), first);
  }

  private rememberRefusal(record: LogRecord): void {
    const { userId, resource } = record.fields;
    if (resource !== undefined && /\.LST$|^IRR\.DIGTCERT\.|\.LISTRING$/.test(resource)) this.refusal = { ...causeFrom(record, false), user: detached(userId ?? '') };
  }

  private rememberAgent(record: LogRecord): void {
    if (record.severity !== 'error') return;
    // A stack that could not be reached is no fault of the definitions of one that was.
    if (!isOfKernel(record)) this.rememberDefinition(record);
    if (record.fields['type'] === 'SYSERR') this.system = causeFrom(record, false);
  }

  /** The first error of a run counts; what an earlier run has said is over. */
  private rememberDefinition(record: LogRecord): void {
    const minute = minuteOf(record.fields);
    if (this.agent?.minute !== minute) this.agent = { ...causeFrom(record, false), minute };
  }

  private rememberEnvironment(record: LogRecord): void {
    const number = this.environmentOf(record);
    const failure = causeFrom(record, true, number === undefined ? undefined : this.keyrings.get(number));
    if (number !== undefined) {
      if (this.environments.get(number)) return;
      this.environments.set(number, failure);
    }
    this.environment = { ...failure, number };
  }

  /** Records of what went well: the key ring of an environment, and an environment that is there after all. */
  private follow(record: LogRecord): void {
    if (record.id === 'EZD1284I' && record.text.includes(' GSK_KEYRING_FILE')) {
      const { data, action } = record.fields;
      const number = this.environmentOf(record);
      if (number !== undefined && data !== undefined && action === 'Set') this.keyrings.set(number, detached(data));
    } else if (record.id === 'EZD1283I' && record.text.includes(' Environment ')) this.environments.delete(this.environmentOf(record) ?? '');
  }
}

/** The stack in the number of an environment. */
const stackOf = (number: string): string => number.slice(0, number.lastIndexOf(' '));

/** `05/30 07:21`; records without a time are of one run. */
const minuteOf = ({ date = '', time = '' }: LogRecord['fields']): string => detached(`${date} ${time.slice(0, 5)}`);

const isOfKernel = ({ id, text }: LogRecord): boolean => id === 'PAGENT-KERNEL-INIT' || text.includes('plfm_kernel_init');

/** The first failure of the connection, when it came before this record with another code. */
function earlier({ line, fields }: LogRecord, story: ConnectionStory | undefined): Cause | undefined {
  const first = story?.failures[0];
  if (!first || first.line >= line || (fields['rc'] !== undefined && Number(first.fields['rc']) === Number(fields['rc']))) return undefined;
  return causeFrom(first, true);
}

function isOfEnvironment({ event, function: called }: LogRecord['fields']): boolean {
  return event?.startsWith('Environment ') === true || called?.startsWith('GSK_ENVIRONMENT_') === true;
}

function causeFrom(record: LogRecord, sure: boolean, keyring?: string): Cause {
  const { fields, text, line, id } = record;
  const { rc, event, thread, function: called } = fields;
  // Records of the Policy Agent log name a function of Policy Agent itself.
  const what = event ?? (thread === undefined ? called : undefined) ?? text;
  return { line, id, returnCode: rc === undefined ? undefined : String(Number(rc)), what: detached(what.slice(0, longestText)), keyring, sure };
}

const longestText = 300;

/** Address and port. An IPv6 socket puts ::FFFF: before an IPv4 address. */
function endOf(address = '', port = ''): string {
  const bare = address.startsWith('::') && address.includes('.') ? address.slice(address.lastIndexOf(':') + 1) : address.toUpperCase();
  return `${bare}..${port}`;
}

/** A map of at least the entries that were set last: when one half is full, the half before it is dropped. */
class Recent<V> {
  private young = new Map<string, V>();
  private old = new Map<string, V>();

  get(key: string): V | undefined {
    return this.young.get(key) ?? this.old.get(key);
  }

  set(key: string, value: V): void {
    this.young.set(detached(key), value);
    if (this.young.size < most) return;
    this.old = this.young;
    this.young = new Map();
  }

  delete(key: string): void {
    this.young.delete(key);
    this.old.delete(key);
  }
}
