import { defineCheck } from '../check.js';
import { hasUnknownLine, linesOf, valueOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { hasBraceTrouble } from '../support/judgement.js';
import { kindOf } from './action-types.js';

/** A rule without the condition of its type (reference: pagent-ids, IDSRule rules). */
export const idsConditionMissing = defineCheck({
  code: 'ids-condition-missing',
  severity: 'warning',
  summary: 'An IDS rule has no condition of its ConditionType.',
  explanation: `
\`ConditionType\` says which condition the rule must have: an \`IDSAttackCondition\`, \`IDSScanEventCondition\`,
\`IDSScanGlobalCondition\` or \`IDSTRCondition\`, inline or named by its Ref form. A condition of another type does not count: see
[does-not-apply](does-not-apply.md).`,
  example: `
    IDSRule ⟦TRTELNET⟧
    {
      ConditionType  TR
      IDSActionRef   TRACT
    }
    IDSAction TRACT
    {
      ActionType  TR NoLimit
      IDSReportSet
      {
        TypeActions  STATISTICS
      }
    }
  `,
  itemsWith: ['IDS'],
  *item({ item }) {
    if (hasBraceTrouble(item.problems)) return;
    for (const { node, type } of rowsIn(item, 'IDS')) {
      if (type?.name !== 'IDSRule' || !node.block || hasUnknownLine(node)) continue;
      const kind = kindOf(valueOf(node, 'ConditionType'));
      if (!kind) continue;
      const condition = `IDS${kind}Condition`;
      if (linesOf(node, condition).length + linesOf(node, `${condition}Ref`).length > 0) continue;
      yield { at: { span: node.args[0] ?? node.keyword }, message: `A rule with ConditionType ${kind} needs an ${condition} or ${condition}Ref.` };
    }
  },
});
