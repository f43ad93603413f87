import { defineCheck } from '../check.js';
import { parseAddress } from '../support/addresses.js';
import { lastLine } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';

/** The local endpoint of a manual tunnel (reference: pagent-ipsec, IpManVpnAction LocalSecurityEndpointAddr). */
export const ipsecEndpointAddress = defineCheck({
  code: 'ipsec-endpoint-address',
  severity: 'error',
  summary: 'The local endpoint of a manual tunnel is an address of zeros.',
  explanation: `
\`LocalSecurityEndpointAddr\` of an \`IpManVpnAction\` takes the address of this system, or \`Any\`, \`Any4\` or \`Any6\`. 0.0.0.0 and ::
are not allowed.`,
  example: `
    IpManVpnAction TUNNEL
    {
      LocalSecurityEndpointAddr   ⟦0.0.0.0⟧
      RemoteSecurityEndpointAddr  198.51.100.1
    }
  `,
  itemsWith: ['IPSec'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'IPSec')) {
      if (type?.name !== 'IpManVpnAction') continue;
      const word = lastLine(node, 'LocalSecurityEndpointAddr')?.args[0];
      const address = word && parseAddress(word.text);
      if (!word || !address?.toByteArray().every((byte) => byte === 0)) continue;
      yield { at: { span: word }, message: `${word.text} cannot be the local endpoint; write the address of this system, or ${address.kind() === 'ipv6' ? 'Any6' : 'Any4'}.` };
    }
  },
});
