/** Whether it matters which of two rules a connection gets. */
import { parametersBetween } from '../../policy/diff.js';
import { parameterInfo } from '../../policy/parameters.js';
import type { Rule } from '../../policy/policy.js';

/** Whether the actions of two rules come to other values; undefined when one of them refers to something that is not here. */
export function haveOtherEffect(a: Rule, b: Rule): boolean | undefined {
  if (haveSameActions(a, b)) return false;
  if (!isResolved(a) || !isResolved(b)) return undefined;
  if (a.enabled === false && b.enabled === false) return false;
  return parametersBetween(a, b).some(({ name }) => parameterInfo(name)?.homes.every(({ level }) => level !== 'rule'));
}

/** Whether two rules name the same actions. */
export function haveSameActions(a: Rule, b: Rule): boolean {
  return a.group?.statement === b.group?.statement && a.environment?.statement === b.environment?.statement && a.connection?.statement === b.connection?.statement && isResolved(a) && isResolved(b);
}

function isResolved({ unresolved, group }: Rule): boolean {
  return unresolved.length === 0 && group !== undefined;
}

/** Both have time conditions, so that perhaps they are never active together. */
export function mayTakeTurns(a: Rule, b: Rule): boolean {
  return a.conditions.times.length > 0 && b.conditions.times.length > 0;
}
