/** Where the records of the programs go that are known to log to syslogd (reference: syslogd, facilityUse). */
import { syslogdTables } from '../catalog/syslogd.js';
import type { SyslogRule } from '../syntax/syslogd.js';
import { rulesTaking } from './syslog-match.js';

/** A program and what its records carry. */
export interface LoggingProgram {
  /** What it is, in words. */
  readonly component: string;
  readonly job: string;
  readonly facility: string;
}

/** Neighbouring priorities whose records go to the same rules; `from` is the higher one. */
export interface PriorityRange {
  readonly from: string;
  readonly to: string;
  readonly rules: readonly SyslogRule[];
}

/** Job names where the table has words: the usual name of the procedure; servers that fork run with a digit behind it. */
const usualJobs: Readonly<Record<string, readonly string[]>> = {
  'TCP/IP started task': ['TCPIP'],
  FTPDn: ['FTPD1'],
  'own started task': ['IKED', 'NSSD', 'DMD'],
  'inetd-derived': ['INETD1'],
};

/** Every program of the table with its usual job name; AT-TLS also as SyslogFacility Auth moves it. `stackJob`: job name of the TCP/IP stack. */
export function loggingPrograms(stackJob = 'TCPIP'): LoggingProgram[] {
  const programs = syslogdTables.facilityUse.flatMap(({ component, facility, jobname }) =>
    (usualJobs[jobname] ?? [jobname]).map((job) => ({ component: component.split(', ').find((name) => name === job) ?? component, job: job === 'TCPIP' ? stackJob : job, facility })),
  );
  const [attls, ...others] = programs;
  return attls ? [attls, { ...attls, component: 'AT-TLS with SyslogFacility Auth', facility: 'auth' }, ...others] : [];
}

const priorities: readonly string[] = syslogdTables.priorities.filter(({ code, aliasOf }) => code !== undefined && aliasOf === undefined).map(({ name }) => name);

/** From emerg down to debug. The user ID is not known: rules that name one do not count. */
export function destinationsOf(rules: readonly SyslogRule[], { job, facility }: LoggingProgram): PriorityRange[] {
  const ranges: PriorityRange[] = [];
  for (const priority of priorities) {
    const taking = rulesTaking(rules, { user: '', job, facility, priority });
    const last = ranges.at(-1);
    if (last && last.rules.length === taking.length && last.rules.every((rule, i) => rule === taking[i])) ranges[ranges.length - 1] = { ...last, to: priority };
    else ranges.push({ from: priority, to: priority, rules: taking });
  }
  return ranges;
}
