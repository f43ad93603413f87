import { defineCheck } from '../check.js';
import { hasUnknownLine, linesOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { hasBraceTrouble } from '../support/judgement.js';
import { titleOf } from '../support/wording.js';

const sources = ['Route', 'DynamicRoutingParms', 'DynamicXCFRoutes', 'DynamicXCFRoutes6'] as const;

/** A route table that never has a route (reference: pagent-routing, RouteTable). */
export const routingEmptyTable = defineCheck({
  code: 'routing-empty-table',
  severity: 'warning',
  summary: 'A RouteTable has neither static routes nor a source of dynamic ones.',
  explanation: `
The routes of a \`RouteTable\` are the static ones of its \`Route\` lines, and those that OMPROUTE or router advertisements add from the
interfaces of its \`DynamicRoutingParms\`. Without either, and without routes to dynamic XCF addresses, the table stays empty, and
every search goes on to the next.`,
  example: `
    RouteTable ⟦SECHIGH⟧
    {
      Multipath  PerConnection
    }
  `,
  itemsWith: ['Routing'],
  *item({ item }) {
    if (hasBraceTrouble(item.problems)) return;
    for (const { node, type } of rowsIn(item, 'Routing')) {
      if (type?.name !== 'RouteTable' || !node.block || hasUnknownLine(node) || sources.some((name) => linesOf(node, name).length > 0)) continue;
      yield { at: { span: node.args[0] ?? node.keyword }, message: `${titleOf(node)} has no Route and no DynamicRoutingParms: there is never a route in it.` };
    }
  },
});
