import type { ScopeNames } from '../../workspace/model.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { headOf } from '../support/definitions.js';
import type { IdsRule } from './rules.js';
import { attackTypeOf, icmpOf, idsRules } from './rules.js';

/** Of the rules for one attack only that of highest priority is used (reference: pagent-ids, IDSRule rules). */
export const idsAttackTwice = defineCheck({
  code: 'ids-attack-twice',
  severity: 'warning',
  summary: 'Another rule for the same attack type, or for scan events of ICMP, has precedence: this one is never used.',
  explanation: `
For each \`AttackType\` the stack uses one rule only, that of the highest \`Priority\`; the others are never looked at, whatever
their conditions. The same holds for scan events of \`Icmp\`, and for those of \`IcmpV6\`. With equal priorities one of them is used;
which one is not documented.

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
      const what = rule.timed ? undefined : whatFor(rule, names);
      if (what === undefined) continue;
      const others = byType.get(what);
      if (others) others.push(rule);
      else byType.set(what, [rule]);
    }
    for (const [what, rules] of byType) yield* draftsFor(what, rules);
  },
});

/** What only one rule can be for. */
function whatFor(rule: IdsRule, names: ScopeNames): string | undefined {
  const type = attackTypeOf(rule, names);
  if (type !== undefined) return `AttackType ${type}`;
  const protocol = icmpOf(rule, names);
  return protocol === undefined ? undefined : `scan events of ${protocol}`;
}

function* draftsFor(what: string, rules: readonly IdsRule[]): Generator<Draft> {
  const [first, ...others] = [...rules].sort((a, b) => b.priority - a.priority);
  if (!first) return;
  for (const rule of others) {
    const tied = rule.priority === first.priority;
    yield {
      at: headOf(rule.definition),
      message: tied
        ? `IDSRule ${first.name} is for ${what} too, with the same priority: only one of the two is used. Give the one that is meant a higher Priority, or remove the other.`
        : `IDSRule ${first.name} is for ${what} too, with priority ${first.priority}: this one, with ${rule.priority}, is never used.`,
      tags: tied ? [] : ['unnecessary'],
      related: [{ at: headOf(first.definition), message: tied ? 'The other rule.' : 'This rule is used.' }],
    };
  }
}
