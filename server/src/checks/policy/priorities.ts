/** The search order of rules, and edits that change it. */
import { compareEbcdic } from '../../policy/order.js';
import type { Rule } from '../../policy/policy.js';
import { linesIn } from '../../policy/blocks.js';
import type { Model } from '../../workspace/model.js';
import type { DraftEdit } from '../library/edits.js';
import { insertLast } from '../library/edits.js';
import { alignedKeyword } from '../support/edits.js';

/** The highest Priority (IP Configuration Reference, TTLSRule). */
export const highestPriority = 2_000_000_000;

/** `Priority 255`, or `Priority 1 (the default)`. */
export function priorityText(rule: Rule): string {
  return hasPriority(rule) ? `Priority ${rule.priority}` : `Priority ${rule.priority} (the default)`;
}

function hasPriority(rule: Rule): boolean {
  return linesIn(rule.block).some(({ parameter }) => parameter.name === 'Priority');
}

/** The edit that gives a rule a priority. */
export function withPriority(model: Model, rule: Rule, priority: number): DraftEdit | undefined {
  const coded = linesIn(rule.block).filter(({ parameter }) => parameter.name === 'Priority').at(-1)?.words[0];
  if (coded) return { at: { uri: rule.uri, item: rule.item, span: { start: coded.start, end: coded.end } }, newText: String(priority) };
  const file = model.files.get(rule.uri);
  return file && insertLast(file, { item: rule.item, statement: rule.statement }, [`${alignedKeyword(rule.statement, 'Priority')}${priority}`]);
}

/** Whether a rule with a higher priority would come to stand before another one that is before it now. */
export function wouldPass(rule: Rule, priority: number, other: Rule): boolean {
  return other !== rule && (other.priority < priority || (other.priority === priority && compareEbcdic(rule.name, other.name) < 0));
}
