import { defineCheck } from '../check.js';
import { rowsIn } from '../support/discipline-rows.js';

/** The name of the main route table (reference: pagent-routing, RouteTable). */
const main = 'EZBMAIN';

export const routingMainTable = defineCheck({
  code: 'routing-main-table',
  severity: 'error',
  summary: 'A RouteTable has the name of the main route table.',
  explanation: `
\`EZBMAIN\` is the name of the stack's main route table, so a policy cannot define one of that name. Give the table another name. To
have the main table searched, code \`UseMainRouteTable Yes\` in the \`RoutingAction\`.`,
  example: `
    RouteTable ⟦EZBMAIN⟧
    {
      Route  DEFAULT 192.0.2.254 OSAQDIO1
    }
  `,
  itemsWith: ['Routing'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'Routing')) {
      const [name] = node.args;
      if (type?.name === 'RouteTable' && name?.text === main) yield { at: { span: name }, message: `${main} is the main route table; a policy cannot define one of that name.` };
    }
  },
});
