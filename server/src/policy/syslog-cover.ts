/** Whether one rule of a syslogd configuration takes every record that another takes. */
import type { SyslogCondition, SyslogRule, SyslogWord } from '../syntax/syslogd.js';
import { isNone, severityOfPriority } from './syslog-match.js';

/** More conditions than people write; each of one rule is held against each of the other. */
const mostConditions = 50;

/** Every record of `inner` is one of `outer`; false also where it is not certain. Conditions that take records away make it uncertain. */
export function coversRule(outer: SyslogRule, inner: SyslogRule): boolean {
  if (outer.conditions.length > mostConditions || inner.conditions.length > mostConditions) return false;
  if (outer.conditions.some(isNone)) return false;
  const taken = inner.conditions.filter((condition) => !isNone(condition));
  return taken.length > 0 && taken.every((condition) => outer.conditions.some((other) => coversCondition(other, condition)));
}

function coversCondition(outer: SyslogCondition, inner: SyslogCondition): boolean {
  if (outer.form === 'broken' || inner.form === 'broken') return false;
  if (outer.host ? outer.host.text !== inner.host?.text : inner.host !== undefined) return false;
  return coversPattern(outer.user, inner.user) && coversPattern(outer.job, inner.job) && coversFacilities(outer, inner) && coversPriority(outer.priority, inner.priority);
}

/** Patterns of user IDs and job names; absent: everybody. */
function coversPattern(outer: SyslogWord | undefined, inner: SyslogWord | undefined): boolean {
  const [wide, narrow] = [outer?.text.toUpperCase() ?? '*', inner?.text.toUpperCase() ?? '*'];
  return wide.endsWith('*') ? narrow.startsWith(wide.slice(0, -1)) : wide === narrow;
}

/** `*` leaves mark out. */
function coversFacilities(outer: SyslogCondition, inner: SyslogCondition): boolean {
  const wide = new Set(outer.facilities.map(({ text }) => text.toLowerCase()));
  return inner.facilities.every(({ text }) => wide.has(text.toLowerCase()) || (wide.has('*') && text.toLowerCase() !== 'mark'));
}

/** A condition takes its priority and every higher one. */
function coversPriority(outer: SyslogWord | undefined, inner: SyslogWord | undefined): boolean {
  const [wide, narrow] = [levelOf(outer), levelOf(inner)];
  return wide !== undefined && narrow !== undefined && narrow <= wide;
}

const levelOf = (priority: SyslogWord | undefined): number | undefined => (priority?.text === '*' ? severityOfPriority('debug') : priority && severityOfPriority(priority.text));
