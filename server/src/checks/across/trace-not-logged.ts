import { rulesTaking } from '../../policy/syslog-match.js';
import type { Rule } from '../../policy/policy.js';
import type { SyslogRule } from '../../syntax/syslogd.js';
import type { Model } from '../../workspace/model.js';
import type { Place, SourceFile } from '../../workspace/source-file.js';
import type { Settings } from '../../workspace/settings.js';
import { systemsIn, type System } from '../../workspace/systems.js';
import { defineCheck, type Draft, type DraftFix } from '../check.js';
import { policiesOfSystem } from '../policy/policies.js';
import { syslogdOf } from '../syslogd/configuration.js';
import { lineEndOf } from '../support/edits.js';
import { listed, someOf } from '../support/wording.js';

/** What the bits of Trace write, and with which priority (reference: pagent-ttls, Trace; syslogd, priorities). Bit 1 goes to the job log. */
const kinds = [
  { bits: 2, priority: 'err', what: 'errors' },
  { bits: 4, priority: 'info', what: 'rule mapping' },
  { bits: 8 + 16 + 32, priority: 'debug', what: 'events, flow and data' },
] as const;

type Kind = (typeof kinds)[number];

/** AT-TLS traces that syslogd throws away. */
export const traceNotLogged = defineCheck({
  code: 'trace-not-logged',
  severity: 'information',
  summary: 'AT-TLS traces records that no rule of syslogd takes.',
  explanation: `
AT-TLS logs under the job name of the TCP/IP stack, with facility daemon, or auth with \`SyslogFacility Auth\`: errors (Trace 2) with priority err, rule mapping (4)
with info, events, flow and data (8, 16, 32) with debug. What no rule of syslogd takes is lost. Looked at are the configurations that the started tasks of
syslogd name; where none names one, all that are present. Without one, nothing is reported. Of several systems in one library each is looked at for itself. The job name is taken to be the name in TcpImage. Rules for one user ID are taken to be for that of the stack.`,
  example: {
    PAGENTCF: "TcpImage TCPIP //'USER.TCPPARMS(PAGENTT)' FLUSH PURGE\n",
    PAGENTT: "TTLSConfig //'USER.TCPPARMS(PAGENTTN)' FLUSH PURGE\n",
    PAGENTTN: policy('⟦Trace        6⟧'),
    SYSLOGCF: '*.TCPIP.daemon.err  /var/log/errors\n',
  },
  fixed: {
    PAGENTCF: "TcpImage TCPIP //'USER.TCPPARMS(PAGENTT)' FLUSH PURGE\n",
    PAGENTT: "TTLSConfig //'USER.TCPPARMS(PAGENTTN)' FLUSH PURGE\n",
    PAGENTTN: policy('Trace        6'),
    SYSLOGCF: '*.TCPIP.daemon.err  /var/log/errors\n*.TCPIP.daemon.info  /var/log/attls.log\n',
  },
  *library({ model, settings }) {
    for (const system of systemsIn(model)) yield* systemDrafts(model, system, settings);
  },
});

function* systemDrafts(model: Model, system: System, settings: Settings): Generator<Draft> {
  const files = syslogFiles(model, system);
  const [file] = files;
  if (!file) return;
  const rules = files.flatMap((each) => syslogdOf(each).rules);
  for (const policy of policiesOfSystem(model, system, settings)) {
    const job = policy.scope.stack?.name;
    if (job === undefined) continue;
    for (const { level, facility, place, names } of traces(policy.rules, model)) {
      const lost = kinds.filter(({ bits, priority }) => (level & bits) !== 0 && !isTaken(rules, job, facility, priority));
      const last = lost.at(-1);
      if (!last) continue;
      const line = `*.${job}.${facility}.${last.priority}  /var/log/attls.log`;
      yield {
        at: place,
        message: `Trace ${level} for ${someOf(names, 3, 'and')}: no rule of syslogd takes ${listed(lost.map(inWords))} of stack ${job} with facility ${facility}, so they are lost. Add to its configuration: ${line}`,
        fixes: () => [addition(file, line)],
      };
    }
  }
}

function policy(trace: string): string {
  return `
    TTLSRule TN
    {
      LocalPortRange      2023
      Direction           Inbound
      TTLSGroupActionRef        TNGA
      TTLSEnvironmentActionRef  TNEA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  On
      ${trace}
    }
    TTLSEnvironmentAction TNEA
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  TCPIP/TNRING
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
      }
    }
  `;
}

const inWords = ({ what, priority }: Kind): string => `${what} (${priority})`;

/**
 * The configurations that started tasks of the system name, else all that it has. A task that names a file which is not here leaves nothing to
 * say, and so does a task or a configuration that may be of this system or of another one.
 */
function syslogFiles(model: Model, { files, uris: own, doubtful }: System): SourceFile[] {
  const tasks = model.links.filter(({ language }) => language === 'syslogd');
  const named = tasks.filter(({ uri }) => own.has(uri));
  const others = new Set(doubtful.map(({ uri }) => uri));
  if (tasks.some(({ uri }) => others.has(uri)) || (named.length === 0 && doubtful.some(({ language }) => language === 'syslogd'))) return [];
  const uris = named.length > 0 ? new Set(named.flatMap(({ target }) => target ?? [])) : undefined;
  if (uris && uris.size < new Set(named.map(({ text }) => text)).size) return [];
  return files.filter((file) => file.language === 'syslogd' && (uris?.has(file.uri) ?? true) && syslogdOf(file).rules.length > 0);
}

interface Traced {
  readonly level: number;
  readonly facility: string;
  readonly place: Place;
  /** The rules that the line counts for. */
  readonly names: string[];
}

/** Each line with a Trace that counts, with the rules it counts for; rules that lack an action, or are off, are left out. */
function traces(rules: readonly Rule[], model: Model): Iterable<Traced> {
  const found = new Map<string, Traced>();
  for (const rule of rules) {
    if (rule.enabled !== true || rule.unresolved.length > 0) continue;
    const trace = rule.effective.get('Trace');
    const place = trace?.places.at(-1);
    const level = typeof trace?.value === 'string' && /^\d{1,3}$/.test(trace.value) ? Number(trace.value) : 0;
    const facility = rule.effective.value('SyslogFacility')?.toLowerCase() ?? 'daemon';
    if (!place || level > 255 || (facility !== 'daemon' && facility !== 'auth')) continue;
    const key = `${place.uri} ${(model.files.get(place.uri)?.startOf(place.item) ?? 0) + place.span.start} ${facility}`;
    const known = found.get(key);
    if (known) known.names.push(`rule ${rule.name}`);
    else found.set(key, { level, facility, place, names: [`rule ${rule.name}`] });
  }
  return found.values();
}

/** Whether some rule takes such records of the job; as its user ID is not known, any that a rule names may be it. */
function isTaken(rules: readonly SyslogRule[], job: string, facility: string, priority: string): boolean {
  const users = new Set(rules.flatMap(({ conditions }) => conditions.map(({ user }) => (user?.text ?? '*').replace(/\*$/, ''))));
  return [...users].some((user) => rulesTaking(rules, { user, job, facility, priority }).length > 0);
}

/** A line at the end of the file. */
function addition({ uri, text }: SourceFile, line: string): DraftFix {
  const lineEnd = lineEndOf(text);
  const before = text === '' || /[\r\n]$/.test(text) ? '' : lineEnd;
  return { title: `Let syslogd take them: ${line}`, safe: false, edits: [{ at: { uri, span: { start: text.length, end: text.length } }, newText: `${before}${line}${lineEnd}` }] };
}
