import { defineCheck } from '../check.js';
import { imageKeyword, isImageStatement, placeOfStatement } from './config-statements.js';
import { policyServersOf, remoteTypesOf } from './policy-servers.js';

/** A local policy file of a kind that comes from the policy server (reference: pagent-main, PolicyServer rules). */
export const configOfRemoteType = defineCheck({
  code: 'config-of-remote-type',
  severity: 'warning',
  summary: 'TTLSConfig or one of its likes is ignored, because PolicyServer fetches policy of this kind.',
  explanation: `
For each \`PolicyType\` that the \`PolicyServer\` statement of an image file names, the stack takes the policy from the policy server, and the
local statement of that kind is ignored: \`TTLSConfig\` beside \`PolicyType TTLS\`. That holds even while neither the primary nor the
backup server can be reached; the local file is no reserve.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
      ServerConnection
      {
        ServerHost  policy.example.com
      }
    `,
    IMAGE: `
      PolicyServer
      {
        PolicyType  TTLS
        {
          FLUSH
        }
      }
      ⟦TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE⟧
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  TNGA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  Off
      }
    `,
  },
  *file({ file, model, roles }) {
    if (!roles.has('image')) return;
    const server = policyServersOf(file).at(-1);
    if (!server) return;
    const remote = new Map(remoteTypesOf(server).map((type) => [type.role, type.node]));
    for (const include of model.includesFrom(file.uri)) {
      const { role } = include.reference;
      const type = remote.get(role);
      if (!type || role === 'main' || role === 'image' || !isImageStatement(include.reference)) continue;
      yield {
        at: placeOfStatement(include),
        message: `${imageKeyword[role]} is ignored: PolicyServer names PolicyType ${type.args[0]?.text}, so this policy comes from the policy server, even while it cannot be reached.`,
        related: [{ at: { item: server.item, span: { start: type.keyword.start, end: type.args[0]?.end ?? type.keyword.end } }, message: 'The type is named here.' }],
      };
    }
  },
});
