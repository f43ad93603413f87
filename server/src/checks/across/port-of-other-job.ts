import type { Rule } from '../../policy/policy.js';
import { PortSet } from '../../policy/ports.js';
import { portEntries, type PortEntry } from '../../syntax/tcpip-profile.js';
import type { Model } from '../../workspace/model.js';
import { systemsIn, type System } from '../../workspace/systems.js';
import { profilesIn, stackCount } from '../../workspace/tcpip-profile.js';
import { nameOf } from '../../workspace/uris.js';
import { defineCheck, type Draft } from '../check.js';
import { policiesOfSystem } from '../policy/policies.js';
import { listed } from '../support/wording.js';

/** A rule for a port that is reserved for another job (reference: tcpip-profile, crossFileRules). */
export const portOfOtherJob = defineCheck({
  code: 'port-of-other-job',
  severity: 'warning',
  summary: 'A rule waits for a job at a port that PROFILE.TCPIP reserves for another job.',
  explanation: `
An inbound rule with \`LocalPortRange\` and \`Jobname\` matches connections that this job accepts at these ports. When \`PORT\` or
\`PORTRANGE\` reserves all the ports for other jobs, it can never listen there, and the rule never matches: the connections of the job
that does listen go through other rules, or in clear text.

Job names with wildcards that may mean the same job count as the same, and entries for \`*\`, \`OMVS\` and \`AUTHPORT\` fit every job. A
rule that allows for ports which are not reserved is left alone, and so is every rule when a profile has \`DELETE PORT\`.

It is made only for a system with one stack and one profile: of several, nothing says which profile is that of which stack. Of several
systems in one library each is looked at for itself; a system is what one folder or data set holds, and what its files name.

Forking servers accept connections under another name than that of their procedure: \`FTPD1\` for \`FTPD\`. The name at the port is the
one that counts in both places.`,
  example: {
    TCPIPROF: `
      TCPCONFIG TTLS
      PORT
        21 TCP FTPD1
    `,
    POLICY: `
      TTLSRule FTPSERVER
      {
        LocalPortRange      21
        Jobname             ⟦FTPD⟧
        Direction           Inbound
        TTLSGroupActionRef  GROUP
      }
      TTLSGroupAction GROUP
      {
        TTLSEnabled  Off
      }
    `,
  },
  fixed: {
    TCPIPROF: `
      TCPCONFIG TTLS
      PORT
        21 TCP FTPD1
    `,
    POLICY: `
      TTLSRule FTPSERVER
      {
        LocalPortRange      21
        Jobname             FTPD1
        Direction           Inbound
        TTLSGroupActionRef  GROUP
      }
      TTLSGroupAction GROUP
      {
        TTLSEnabled  Off
      }
    `,
  },
  *library({ model, settings }) {
    for (const system of systemsIn(model)) {
      const reservations = reservationsIn(system);
      // Which profile is that of which stack, nothing says.
      if (reservations.length === 0 || stackCount(model, system) > 1 || wholeProfileCount(model, system) > 1) continue;
      const rules = new Map(policiesOfSystem(model, system, settings).flatMap((policy) => policy.rules.map((rule) => [rule.statement, rule] as const)));
      for (const rule of rules.values()) yield* draftsOf(rule, reservations);
    }
  },
});

interface Reservation {
  readonly uri: string;
  readonly entry: PortEntry;
}

/** The reservations of TCP ports of all profiles; none when one of them takes reservations back, or another profile may belong to the system. */
function reservationsIn({ files, doubtful }: System): Reservation[] {
  const profiles = profilesIn(files);
  if (profilesIn(doubtful).length > 0 || profiles.some(({ profile }) => profile.statements.some(({ type, operands }) => type.name === 'DELETE' && /^PORT/i.test(operands[0]?.text ?? '')))) return [];
  return profiles.flatMap(({ file, profile }) => portEntries(profile).flatMap((entry) => (entry.protocol === 'TCP' ? [{ uri: file.uri, entry }] : [])));
}

/** Profiles that no other one includes. */
function wholeProfileCount(model: Model, { files }: System): number {
  const included = new Set(model.links.map(({ target }) => target));
  return profilesIn(files).filter(({ file }) => !included.has(file.uri)).length;
}

const fitsAll = /^(?:\*|OMVS|AUTHPORT)$/;

function* draftsOf(rule: Rule, reservations: readonly Reservation[]): Generator<Draft> {
  const { direction, localPort, jobname, partial } = rule.conditions;
  const { value: job, coded } = jobname;
  const ports = localPort.value;
  if (partial || direction.value === undefined || direction.value === 'Outbound' || !coded || job === undefined || !localPort.coded || !ports || ports.isAll) return;
  const here = reservations.filter(({ entry }) => ports.ranges.some((range) => range.from <= entry.to && entry.from <= range.to));
  if (!PortSet.of(here.map(({ entry }) => entry)).covers(ports) || ports.isEmpty) return;
  if (here.some(({ entry }) => fitsAll.test(entry.jobname) || maybeSame(entry.jobname, job.toUpperCase()))) return;
  const { uri, item, span } = coded.place;
  const at = { uri, item, span: { start: Math.max(span.start, span.end - coded.text.length), end: span.end } };
  const jobs = [...new Set(here.map(({ entry }) => entry.jobname))];
  const free = jobs.filter((name) => name !== 'RESERVED');
  const where = ports.texts().join(', ');
  const only = free[0];
  yield {
    at,
    message:
      only === undefined
        ? `Port ${where} is RESERVED in ${nameOf(here[0]?.uri ?? '')}: no job may use it, so rule ${rule.name} never matches.`
        : `Port ${where} is reserved for ${listed(free)} in ${nameOf(here[0]?.uri ?? '')}: job ${job} cannot listen there, so rule ${rule.name} never matches.`,
    related: here.slice(0, 5).map((reservation) => ({ at: { uri: reservation.uri, span: reservation.entry.span }, message: 'The reservation' })),
    fixes: () =>
      free.length === 1 && only !== undefined && /^[A-Z@#$][A-Z0-9@#$]{0,7}\*?$/.test(only) ? [{ title: `Change ${job} to ${only}`, safe: false, edits: [{ at, newText: only }] }] : [],
  };
}

/** Whether two job names, each perhaps with wildcards (`?` one character, `*` any rest), can be those of one job. */
function maybeSame(a: string, b: string): boolean {
  for (let i = 0; ; i++) {
    const [left, right] = [a[i], b[i]];
    if (left === '*' || right === '*') return true;
    if (left === undefined || right === undefined) return left === right;
    if (left !== right && left !== '?' && right !== '?') return false;
  }
}
