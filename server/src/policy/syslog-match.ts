/**
 * Which rules of a syslogd configuration take a record.
 *
 * Product facts (reference: syslogd: statements, facilities, priorities): a condition takes its priority and every higher one, `debug` and `*` all; a
 * condition without user ID and job name takes those of everybody; `none` keeps what it describes out of its rule; a record goes to every rule that
 * takes it; `*` as a facility does not cover `mark`; a sender in parentheses takes records of the network only.
 */
import { syslogdTables } from '../catalog/syslogd.js';
import type { SyslogCondition, SyslogRule } from '../syntax/syslogd.js';

/** A record that a program of this system logs. */
export interface LocalRecord {
  readonly user: string;
  /** Job name of the program. */
  readonly job: string;
  readonly facility: string;
  readonly priority: string;
}

const severities: ReadonlyMap<string, number> = new Map(syslogdTables.priorities.flatMap(({ name, code }) => (code === undefined ? [] : [[name, code] as const])));
const facilityNames: readonly string[] = syslogdTables.facilities.map(({ name }) => name).filter((name) => name !== '*');

/** 0 (emerg) to 7 (debug); undefined for what is no priority of a record. Case does not matter. */
export function severityOfPriority(name: string): number | undefined {
  return severities.get(name.toLowerCase());
}

/** Names that a record may have as its facility. */
export const recordFacilities = facilityNames;

/** Names that a record may have as its priority. */
export const recordPriorities: readonly string[] = [...severities.keys()];

/** Whether a pattern of a condition (a name, `*`, or a name with `*` at its end) fits a name. */
export function fitsPattern(pattern: string, name: string): boolean {
  const upper = pattern.toUpperCase();
  return upper.endsWith('*') ? name.toUpperCase().startsWith(upper.slice(0, -1)) : upper === name.toUpperCase();
}

/** Whether user ID, job name and facility of a record fit a condition, its priority aside. */
function describes(condition: SyslogCondition, record: LocalRecord): boolean {
  if (condition.form === 'broken' || condition.form === 'host') return false;
  if (condition.user && !fitsPattern(condition.user.text, record.user)) return false;
  if (condition.job && !fitsPattern(condition.job.text, record.job)) return false;
  const facility = record.facility.toLowerCase();
  return condition.facilities.some(({ text }) => (text === '*' ? facility !== 'mark' : text.toLowerCase() === facility));
}

/** Whether the priority of a condition lets this priority of a record through; one that nobody knows lets nothing through. */
function letsThrough(wanted: string, priority: string): boolean {
  if (wanted === '*') return true;
  const [limit, severity] = [severityOfPriority(wanted), severityOfPriority(priority)];
  return limit !== undefined && severity !== undefined && severity <= limit;
}

export const isNone = (condition: SyslogCondition): boolean => condition.priority?.text.toLowerCase() === 'none';

/** Whether the rule writes the record to its destination. */
export function takes(rule: SyslogRule, record: LocalRecord): boolean {
  const fitting = rule.conditions.filter((condition) => describes(condition, record));
  return rule.destination !== undefined && !fitting.some(isNone) && fitting.some(({ priority }) => priority !== undefined && letsThrough(priority.text, record.priority));
}

/** The rules that take the record, in order; a rule without destination takes nothing. */
export function rulesTaking(rules: readonly SyslogRule[], record: LocalRecord): SyslogRule[] {
  return rules.filter((rule) => takes(rule, record));
}
