import { defineCheck } from '../check.js';
import { linesOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { removeStatement } from '../support/edits.js';

/** A route table listed twice (reference: pagent-routing, RoutingAction RouteTableRef). */
export const routingTableTwice = defineCheck({
  code: 'routing-table-twice',
  severity: 'error',
  summary: 'A RoutingAction lists a route table a second time.',
  explanation: `
The route tables of a \`RoutingAction\` are searched in the order in which they are listed, and none may be listed twice.`,
  example: `
    RoutingAction SECURE
    {
      UseMainRouteTable  No
      RouteTableRef      SECHIGH
      RouteTableRef      ⟦SECHIGH⟧
    }
    RouteTable SECHIGH
    {
      Route  DEFAULT 192.0.2.254 OSAQDIO1
    }
  `,
  fixed: `
    RoutingAction SECURE
    {
      UseMainRouteTable  No
      RouteTableRef      SECHIGH
    }
    RouteTable SECHIGH
    {
      Route  DEFAULT 192.0.2.254 OSAQDIO1
    }
  `,
  itemsWith: ['Routing'],
  *item({ item, text }) {
    for (const { node, type } of rowsIn(item, 'Routing')) {
      if (type?.name !== 'RoutingAction') continue;
      const seen = new Set<string>();
      for (const line of linesOf(node, 'RouteTableRef')) {
        const [name] = line.args;
        if (!name) continue;
        if (seen.has(name.text)) yield { at: { span: name }, message: `${name.text} is listed above; a RoutingAction may list each route table once.`, fixes: () => [{ title: 'Remove the second line', safe: true, edits: [removeStatement(text, line)] }] };
        seen.add(name.text);
      }
    }
  },
});
