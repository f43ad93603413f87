import type { Statement } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { lastLine, valueOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { hasBraceTrouble } from '../support/judgement.js';
import { isSpoiled } from '../support/spoiled.js';
import { quoted } from '../support/wording.js';

/** What may stand behind a protocol (reference: pagent-ipsec, IpService Protocol; from memory). */
const details: Readonly<Record<string, readonly string[]>> = { icmp: ['type', 'code'], '1': ['type', 'code'], icmpv6: ['type', 'code'], '58': ['type', 'code'], ospf: ['type'], '89': ['type'], mipv6: ['type'], '135': ['type'] };

const mostProtocols = 255;

/** The second words of Protocol and Direction (reference: pagent-ipsec, IpService). */
export const ipsecService = defineCheck({
  code: 'ipsec-service',
  severity: 'warning',
  summary: 'Protocol or Direction is followed by a word that does not go with it, or a protocol number is above 255.',
  explanation: `
\`Protocol ICMP\` and \`ICMPv6\` may be followed by \`Type\` and \`Code\` with a number each, \`OSPF\` and \`MIPv6\` by \`Type\`. Other
protocols have no types. Instead of a name a number from 0 to 255 may stand.

\`Direction Bidirectional\` may be followed by \`InboundConnect\` or \`OutboundConnect\`, which says who may open the connection; only
TCP has connections that are opened.

Ports beside a protocol other than TCP and UDP are reported as [does-not-apply](does-not-apply.md).`,
  example: `
    IpService PING
    {
      Protocol   TCP ⟦Type 8⟧
      Direction  Bidirectional
      Routing    Local
    }
    IpService DNS
    {
      Protocol              UDP
      DestinationPortRange  53
      Direction             Bidirectional ⟦OutboundConnect⟧
      Routing               Local
    }
  `,
  itemsWith: ['IPSec'],
  *item({ item }) {
    if (hasBraceTrouble(item.problems)) return;
    for (const { node, type } of rowsIn(item, 'IPSec')) {
      if (type?.name !== 'IpService' && type?.name !== 'LocalDynVpnRule') continue;
      yield* ofProtocol(node);
      if (type.name === 'IpService') yield* ofDirection(node);
    }
  },
});

function* ofProtocol(node: Statement): Generator<Draft> {
  const [protocol, first, ...others] = lastLine(node, 'Protocol')?.args ?? [];
  if (protocol && /^\d+$/.test(protocol.text) && Number(protocol.text) > mostProtocols) yield { at: { span: protocol }, message: `Protocols are numbered from 0 to ${mostProtocols}; ${protocol.text} is above.` };
  if (!protocol || !first || isSpoiled(first.text)) return;
  const allowed = details[protocol.text.toLowerCase()] ?? [];
  const keywords = [first, ...others].filter(({ text }) => /^(type|code)$/i.test(text));
  const wrong = keywords.find(({ text }) => !allowed.includes(text.toLowerCase()));
  if (wrong) {
    const [, next] = [wrong, [first, ...others].find(({ start }) => start > wrong.end)];
    yield { at: { span: { start: wrong.start, end: (next ?? wrong).end } }, message: `Protocol ${protocol.text} takes no ${wrong.text}; ${allowed.length > 0 ? 'it has types only' : 'types and codes belong to ICMP and ICMPv6, types to OSPF and MIPv6 too'}.` };
  } else if (keywords.length === 0) {
    yield { at: { span: first }, message: `Behind Protocol ${protocol.text}, ${allowed.length > 0 ? `only Type${allowed.includes('code') ? ' and Code' : ''} may stand` : 'nothing more is read'}; ${quoted(first.text)} is at best ignored.` };
  }
}

function* ofDirection(node: Statement): Generator<Draft> {
  const [direction, second] = lastLine(node, 'Direction')?.args ?? [];
  if (!direction || !second || isSpoiled(second.text)) return;
  if (!/^(in|out)boundconnect$/i.test(second.text)) {
    yield { at: { span: second }, message: `Behind Direction ${direction.text}, only InboundConnect or OutboundConnect may stand; ${quoted(second.text)} is at best ignored.` };
    return;
  }
  const protocol = valueOf(node, 'Protocol') ?? 'all';
  if (/^(in|out)bound$/i.test(direction.text)) yield { at: { span: second }, message: `${second.text} goes with Direction Bidirectional only.` };
  else if (protocol !== 'tcp' && protocol !== '6') yield { at: { span: second }, message: `${second.text} goes with Protocol TCP only: it says who may open the connection.` };
}
