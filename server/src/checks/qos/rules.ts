/** The QoS rules of a scope with their actions (reference: pagent-qos, PolicyRule). */
import type { Statement, Word } from '../../syntax/tree.js';
import type { ScopeContext } from '../check.js';
import { lastLine, linesOf } from '../support/block-lines.js';
import type { Standing } from '../support/definitions.js';
import { winnersOf } from '../support/definitions.js';

export interface RuleAction {
  readonly rule: Standing;
  readonly action: Standing;
  /** The name behind PolicyActionReference. */
  readonly word: Word;
}

/** Every rule with each of its actions; references that lead nowhere are left out. */
export function* ruleActions({ names }: Pick<ScopeContext, 'names'>): Generator<RuleAction> {
  for (const rule of winnersOf(names, 'PolicyRule')) {
    for (const { args } of linesOf(rule.fact.statement, 'PolicyActionReference')) {
      const [word] = args;
      const action = word && names.winner('PolicyAction', word.text);
      if (word && action) yield { rule, action, word };
    }
  }
}

/** The only protocol that a rule is for, as a number; undefined for several, for all, and for words that are not confirmed. */
export function protocolOf(rule: Statement): number | undefined {
  const [first, second] = lastLine(rule, 'ProtocolNumberRange')?.args ?? [];
  return first && !second && /^\d{1,3}$/.test(first.text) ? Number(first.text) : undefined;
}
