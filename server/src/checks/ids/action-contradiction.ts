import { defineCheck } from '../check.js';
import { rowsIn } from '../support/discipline-rows.js';
import { headEnd } from '../syntax/problems.js';
import type { ActionType } from './action-types.js';
import { actionTypesOf } from './action-types.js';

/** An action that does a thing and does not do it (reference: pagent-ids, IDSAction ActionType). */
export const idsActionContradiction = defineCheck({
  code: 'ids-action-contradiction',
  severity: 'warning',
  summary: 'Two ActionType lines of an action say the opposite of each other.',
  explanation: `
An action may have several \`ActionType\` lines so that it can serve rules of different kinds, and of attacks some whose packets can be
discarded and some whose connections can be reset. \`Attack Discard\` with \`Attack NoDiscard\`, \`Attack ResetConn\` with
\`Attack NoResetConn\`, and \`TR Limit\` with \`TR NoLimit\` are for the same rules; which of the two counts is not documented. Keep one, or
write two actions.`,
  example: `
    IDSAction FLOODACT
    {
      ActionType  Attack Discard
      ⟦ActionType  Attack NoDiscard⟧
      IDSReportSet
      {
        TypeActions  LOG
      }
    }
  `,
  itemsWith: ['IDS'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'IDS')) {
      if (type?.name !== 'IDSAction') continue;
      const seen = new Map<string, ActionType>();
      for (const each of actionTypesOf(node)) {
        const { line, action } = each;
        if (action === undefined) continue;
        const other = seen.get(opposite(action));
        if (other) {
          yield {
            at: { span: { start: line.keyword.start, end: headEnd(line) } },
            message: `${action} and ${other.action} are both coded, for the same rules; which of the two counts is not documented.`,
            related: [{ at: { span: other.line.keyword }, message: 'The opposite is coded here.' }],
          };
        } else seen.set(action, each);
      }
    }
  },
});

function opposite(action: string): string {
  return action.startsWith('No') ? action.slice(2) : `No${action}`;
}
