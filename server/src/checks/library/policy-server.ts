import type { SourceFile } from '../../workspace/source-file.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { remove } from './edits.js';
import type { PolicyServer } from './policy-servers.js';
import { policyServersOf, remoteTypesOf } from './policy-servers.js';

/** The PolicyServer statement of an image file (reference: pagent-main, PolicyServer rules, PolicyType FLUSH and PURGE). */
export const policyServer = defineCheck({
  code: 'policy-server',
  severity: 'warning',
  summary: 'PolicyServer is coded twice, or asks for FLUSH or PURGE where the kind of policy has none.',
  explanation: `
An image file has one \`PolicyServer\` statement; which of several counts is not documented. Name every \`PolicyType\` in one of them.

\`FLUSH\`, \`NOFLUSH\`, \`PURGE\` and \`NOPURGE\` of a \`PolicyType\` are not for \`IPSec\` and \`Routing\`, whose policies are always replaced and
never purged.`,
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
        PolicyType  IPSec
        {
          ⟦FLUSH⟧
        }
      }
    `,
  },
  fixed: {
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
        PolicyType  IPSec
        {
        }
      }
    `,
  },
  *file({ file, roles }) {
    if (!roles.has('image')) return;
    const servers = policyServersOf(file);
    const [first, ...others] = servers;
    for (const server of servers) yield* withoutFlush(server, file);
    if (!first) return;
    for (const { item, statement } of others) {
      yield { at: { item, span: statement.keyword }, message: 'PolicyServer is coded above already, and an image file has one; which of the two counts is not documented.', related: [{ at: { item: first.item, span: first.statement.keyword }, message: 'The other one.' }] };
    }
  },
});

function* withoutFlush(server: PolicyServer, file: SourceFile): Generator<Draft> {
  for (const { node, role } of remoteTypesOf(server)) {
    if (role !== 'ipsec' && role !== 'routing') continue;
    for (const line of node.block?.children ?? []) {
      const { keyword } = line;
      if (!/^(no)?(flush|purge)$/i.test(keyword.text)) continue;
      yield {
        at: { item: server.item, span: keyword },
        tags: ['unnecessary'],
        message: `${keyword.text} is not for PolicyType ${node.args[0]?.text}: these policies are always replaced, and never purged.`,
        fixes: () => [{ title: `Remove ${keyword.text}`, safe: true, edits: [remove(file, { item: server.item, statement: line })] }],
      };
    }
  }
}
