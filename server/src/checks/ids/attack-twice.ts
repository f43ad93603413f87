import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { headOf } from '../support/definitions.js';
import type { IdsRule } from './rules.js';
import { attackTypeOf, idsRules } from './rules.js';

/** Of the rules for one attack only that of highest priority is used (reference: pagent-ids, IDSRule rules). */
export const idsAttackTwice = defineCheck({
  code: 'ids-attack-twice',
  severity: 'warning',
  summary: 'Another rule for the same attack type has precedence: this one is never used.',
  explanation: `
For each \`AttackType\` the stack uses one rule only, that of the highest \`Priority\`; the others are never looked at, whatever
their conditions. With equal priorities one of them is used; which one is not documented.

Nothing is said of rules with time conditions, which may take turns.`,
  example: `
    IDSRule FLOODLOG
    {
      ConditionType          Attack
      Priority               10
      IDSAttackConditionRef  FLOOD
      IDSActionRef           ATTACK
    }
    IDSRule ⟦FLOODOLD⟧
    {
      ConditionType          Attack
      Priority               5
      IDSAttackConditionRef  FLOOD
      IDSActionRef           ATTACK
    }
    IDSAttackCondition FLOOD
    {
      AttackType  FLOOD
    }
    IDSAction ATTACK
    {
      ActionType  Attack Discard
      IDSReportSet
      {
        TypeActions  LOG
      }
    }
  `,
  *scope({ scope, names }) {
    if (scope.role !== 'ids') return;
    const byType = new Map<string, IdsRule[]>();
    for (const rule of idsRules(names)) {
      const type = rule.timed ? undefined : attackTypeOf(rule, names);
      if (type !== undefined) byType.set(type, [...(byType.get(type) ?? []), rule]);
    }
    for (const [type, rules] of byType) yield* draftsFor(type, rules);
  },
});

function* draftsFor(type: string, rules: readonly IdsRule[]): Generator<Draft> {
  const [first, ...others] = [...rules].sort((a, b) => b.priority - a.priority);
  if (!first) return;
  for (const rule of others) {
    const tied = rule.priority === first.priority;
    yield {
      at: headOf(rule.definition),
      message: tied
        ? `IDSRule ${first.name} is for AttackType ${type} too, with the same priority: only one of the two is used. Give the one that is meant a higher Priority, or remove the other.`
        : `IDSRule ${first.name} is for AttackType ${type} too, with priority ${first.priority}: this one, with ${rule.priority}, is never used.`,
      tags: tied ? [] : ['unnecessary'],
      related: [{ at: headOf(first.definition), message: tied ? 'The other rule.' : 'This rule is used.' }],
    };
  }
}
