import type { Item } from '../../syntax/tree.js';
import type { DraftPlace } from '../check.js';
import { defineCheck } from '../check.js';

/** A Policy Agent that would be policy server and policy client at once (reference: pagent-main, fileRules clientServerExclusive). */
export const clientAndServer = defineCheck({
  code: 'client-and-server',
  severity: 'error',
  summary: 'ClientConnection and ServerConnection exclude each other.',
  explanation: `
\`ClientConnection\` makes a Policy Agent a policy server, to which policy clients connect. \`ServerConnection\` makes it a
policy client. One Policy Agent cannot be both: when both are coded, that is an error, and neither kind of connection is made.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP FLUSH PURGE
      ClientConnection 16310
      ⟦ServerConnection⟧
      {
        ServerHost  policy.example.com
        ServerPort  16310
      }
    `,
  },
  *file({ file, roles }) {
    if (!roles.has('main')) return;
    const found = new Map<string, DraftPlace>();
    for (const item of file.tree.items) {
      const keyword = item.statement?.keyword.text.toLowerCase();
      if (keyword === 'clientconnection' || keyword === 'serverconnection') found.set(keyword, placeOf(item));
    }
    const [first, second] = [...found.values()];
    if (!first || !second) return;
    yield {
      at: second,
      message: 'ClientConnection and ServerConnection exclude each other: with both, Policy Agent makes no connection of either kind.',
      related: [{ at: first, message: 'The other one.' }],
    };
  },
});

function placeOf(item: Item): DraftPlace {
  const keyword = item.statement?.keyword;
  return { item, span: { start: keyword?.start ?? 0, end: keyword?.end ?? 0 } };
}
