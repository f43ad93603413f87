import type { Severity } from '../../../workspace/settings.js';

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Sorts the most severe first. */
export function bySeverity(a: Severity, b: Severity): number {
  return order.indexOf(a) - order.indexOf(b);
}

/** The most severe of all; a hint when there is none. */
export function worst(severities: readonly Severity[]): Severity {
  return [...severities].sort(bySeverity)[0] ?? 'hint';
}
