import type { Item } from '../../syntax/tree.js';
import type { Model } from '../../workspace/model.js';
import type { SourceFile } from '../../workspace/source-file.js';
import type { Draft, DraftPlace } from '../check.js';
import { defineCheck } from '../check.js';
import { policyServersOf } from './policy-servers.js';

/** A Policy Agent that would be policy server and policy client at once (reference: pagent-main, fileRules clientServerExclusive). */
export const clientAndServer = defineCheck({
  code: 'client-and-server',
  severity: 'error',
  summary: 'ClientConnection and ServerConnection exclude each other.',
  explanation: `
\`ClientConnection\` makes a Policy Agent a policy server, to which policy clients connect. \`ServerConnection\` makes it a
policy client. One Policy Agent cannot be both: when both are coded, that is an error, and neither kind of connection is made.

\`PolicyServer\` in an image file makes a stack a policy client too. Beside \`ClientConnection\` in the main file it is reported as a
warning.`,
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
  *file({ file, model, roles }) {
    if (roles.has('image')) yield* ofImage(file, model);
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

/** PolicyServer in an image file of a policy server. */
function* ofImage(file: SourceFile, model: Model): Generator<Draft> {
  const [server] = policyServersOf(file);
  if (!server) return;
  const mains = new Set(model.stacks.flatMap(({ image, main }) => (image === file.uri ? [main] : [])));
  for (const uri of mains) {
    const item = model.files.get(uri)?.tree.items.find(({ statement }) => statement?.keyword.text.toLowerCase() === 'clientconnection');
    if (!item) continue;
    yield {
      at: placeOf(server.item),
      severity: 'warning',
      message: 'PolicyServer is for a policy client, and ClientConnection in the main file makes this Policy Agent a policy server: it cannot be both.',
      related: [{ at: { uri, ...placeOf(item) }, message: 'ClientConnection is coded here.' }],
    };
    return;
  }
}

function placeOf(item: Item): DraftPlace {
  const keyword = item.statement?.keyword;
  return { item, span: { start: keyword?.start ?? 0, end: keyword?.end ?? 0 } };
}
