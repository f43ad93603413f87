import { defineCheck } from '../check.js';
import type { Standing } from '../support/definitions.js';
import { headOf, winnersOf } from '../support/definitions.js';
import { numberOf } from '../support/block-lines.js';
import { titleOf } from '../support/wording.js';
import type { RoutingConditions } from './conditions.js';
import { covers, routingConditions } from './conditions.js';

/** So many wide rules are held against each rule below them, so that the work grows with the number of rules only. */
const mostWide = 64;

/** A routing rule below one that takes all its traffic (reference: pagent-routing, RoutingRule: lookup stops at the first match; Priority is from memory). */
export const routingShadowedRule = defineCheck({
  code: 'routing-shadowed-rule',
  severity: 'warning',
  summary: 'A routing rule of higher priority takes all traffic of this one.',
  explanation: `
Routing rules are looked at from the highest \`Priority\` down, and the lookup stops at the first that matches. A rule never matches when
one of higher priority takes the same addresses and the same traffic, or more. Without \`Priority\` a rule has 1, as far as is known.

A rule is held against those above it that leave out the source or the destination. Of rules with the same priority nothing is said,
nor of those with time conditions, which may take turns, nor where a rule refers to something that is not defined.`,
  example: `
    RoutingRule ANYTHING
    {
      Priority          10
      IpDestAddr        198.51.100.0/24
      RoutingActionRef  SECURE
    }
    RoutingRule ⟦BATCH⟧
    {
      Priority          5
      IpDestAddr        198.51.100.7
      TrafficDescriptor
      {
        Protocol  Tcp
        Jobname   BATCH*
      }
      RoutingActionRef  SECURE
    }
    RoutingAction SECURE
    {
      UseMainRouteTable  Yes
    }
  `,
  *scope({ scope, names }) {
    if (scope.role !== 'routing') return;
    const rules = [...winnersOf(names, 'RoutingRule')].map((rule) => ({ rule, priority: numberOf(rule.fact.statement, 'Priority') ?? 1 }));
    const wide: Judged[] = [];
    for (const { rule, priority } of rules.sort((a, b) => b.priority - a.priority)) {
      const conditions = routingConditions(rule, names);
      if (!conditions) continue;
      const above = wide.find((each) => each.priority > priority && covers(each.conditions, conditions));
      if (above) {
        yield {
          at: headOf(rule),
          tags: ['unnecessary'],
          message: `${titleOf(rule.fact.statement)} never matches: ${titleOf(above.rule.fact.statement)}, with priority ${above.priority}, is looked at before it and takes all its traffic.`,
          related: [{ at: headOf(above.rule), message: 'This rule is looked at first.' }],
        };
      } else if (wide.length < mostWide && !conditions.timed && (conditions.source.isAll || conditions.target.isAll)) wide.push({ rule, priority, conditions });
    }
  },
});

interface Judged {
  readonly rule: Standing;
  readonly priority: number;
  readonly conditions: RoutingConditions;
}
