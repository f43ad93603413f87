import { defineCheck } from '../check.js';
import { lastLine } from '../support/block-lines.js';
import { headOf, spanIn } from '../support/definitions.js';
import { titleOf } from '../support/wording.js';
import type { RuleAction } from './rules.js';
import { ruleActions } from './rules.js';

/** Two actions for the same traffic (reference: pagent-qos, PolicyRule PolicyActionReference). */
export const qosSameScope = defineCheck({
  code: 'qos-same-scope',
  severity: 'warning',
  summary: 'A rule refers to two actions of the same PolicyScope.',
  explanation: `
A \`PolicyRule\` may refer to several actions where they differ in \`PolicyScope\`: one for \`DataTraffic\` and one for \`RSVP\`. With two of
one scope it is not documented which of them packets get. The scope of an action that does not say is \`Both\`.`,
  example: `
    PolicyRule WEBSERVER
    {
      SourcePortRange        443
      PolicyActionReference  FAST
      PolicyActionReference  ⟦SLOW⟧
    }
    PolicyAction FAST
    {
      PolicyScope  DataTraffic
      OutgoingTOS  10000000
    }
    PolicyAction SLOW
    {
      PolicyScope  DataTraffic
      OutgoingTOS  00100000
    }
  `,
  *scope(context) {
    if (context.scope.role !== 'qos') return;
    let rule: RuleAction['rule'] | undefined;
    let byScope = new Map<string, RuleAction>();
    for (const each of ruleActions(context)) {
      if (rule !== each.rule) [rule, byScope] = [each.rule, new Map()];
      const scope = scopeOf(each);
      const first = byScope.get(scope.toLowerCase());
      if (!first) {
        byScope.set(scope.toLowerCase(), each);
        continue;
      }
      const title = titleOf(first.action.fact.statement);
      yield {
        at: spanIn(rule, each.word),
        message:
          first.action.fact.statement === each.action.fact.statement
            ? `${title} is named above already.`
            : `${title} has PolicyScope ${scope} too: which of the two the rule uses is not documented. Several actions are possible where they differ in PolicyScope.`,
        related: [{ at: spanIn(rule, first.word), message: 'The other action.' }, { at: headOf(each.action), message: `${titleOf(each.action.fact.statement)} is defined here.` }],
      };
    }
  },
});

/** PolicyScope of an action (default: reference, pagent-qos). */
function scopeOf({ action }: RuleAction): string {
  return lastLine(action.fact.statement, 'PolicyScope')?.args[0]?.text ?? 'Both';
}
