import type { Statement } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { hasUnknownLine, linesOf, valueOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { hasBraceTrouble } from '../support/judgement.js';
import { titleOf } from '../support/wording.js';

/** An action that names no route table (reference: pagent-routing, RoutingAction). */
export const routingEmptyAction = defineCheck({
  code: 'routing-empty-action',
  severity: 'error',
  summary: 'A RoutingAction leads to no route table.',
  explanation: `
A \`RoutingAction\` needs at least one \`RouteTableRef\`, or \`UseMainRouteTable Yes\`. With \`UseMainRouteTable Yes\` and no
\`RouteTableRef\` only the main route table is used. Where \`UseMainRouteTable\` is not coded the finding is a warning, for its
default was not read in a manual.`,
  example: `
    RoutingAction ⟦SECURE⟧
    {
      UseMainRouteTable  No
    }
  `,
  itemsWith: ['Routing'],
  *item({ item }) {
    if (hasBraceTrouble(item.problems)) return;
    for (const { node, type } of rowsIn(item, 'Routing')) {
      const draft = type?.name === 'RoutingAction' && node.block ? draftFor(node) : undefined;
      if (draft) yield draft;
    }
  },
});

function draftFor(action: Statement): Draft | undefined {
  const main = valueOf(action, 'UseMainRouteTable');
  if (linesOf(action, 'RouteTableRef').length > 0 || hasUnknownLine(action) || (main !== undefined && main !== 'no')) return undefined;
  return {
    at: { span: action.args[0] ?? action.keyword },
    severity: main === 'no' ? 'error' : 'warning',
    message: `${titleOf(action)} needs at least one RouteTableRef, or UseMainRouteTable Yes.`,
  };
}
