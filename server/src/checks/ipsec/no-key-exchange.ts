import { defineCheck } from '../check.js';
import { wordOf } from '../support/block-lines.js';
import { spanIn } from '../support/definitions.js';
import { filterRules, policyBlock } from './policies.js';

/** Dynamic tunnels without a key exchange policy (reference: pagent-ipsec, KeyExchangePolicy). */
export const ipsecNoKeyExchange = defineCheck({
  code: 'ipsec-no-key-exchange',
  severity: 'warning',
  summary: 'A rule uses a dynamic VPN, and the policy has no KeyExchangePolicy.',
  explanation: `
The keys of a dynamic VPN are negotiated by the IKE daemon, which takes the partners and the way to authenticate them from
\`KeyExchangePolicy\`. Without that block it can do no key exchange for the stack, so the tunnel never comes up and the traffic of
the rule is dropped.

This is said only where all files of the stack's IPSec policy are known.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      IPSecConfig //'USER.TCPPARMS(IPSEC)'
    `,
    IPSEC: `
      IpFilterPolicy
      {
        IpFilterRuleRef  BRANCH
      }
      IpFilterRule BRANCH
      {
        IpSourceAddr  192.0.2.1
        IpDestAddr    198.51.100.0/24
        IpService
        {
          Protocol   All
          Direction  Bidirectional
          Routing    Local
        }
        IpGenericFilterActionRef  PROTECT
        IpDynVpnActionRef         ⟦TUNNEL⟧
      }
      IpGenericFilterAction PROTECT
      {
        IpFilterAction  IpSec
      }
      IpDynVpnAction TUNNEL
      {
        IpDataOffer
        {
          HowToEncrypt  AES_CBC KeyLength 256
          HowToAuth     ESP HMAC_SHA2_256_128
        }
      }
    `,
  },
  *scope(context) {
    if (context.scope.role !== 'ipsec' || !context.scope.complete || policyBlock(context, 'KeyExchangePolicy')) return;
    for (const rule of filterRules(context)) {
      const word = wordOf(rule.fact.statement, 'IpDynVpnActionRef');
      if (!word) continue;
      yield { at: spanIn(rule, word), message: 'The policy has no KeyExchangePolicy: the IKE daemon can negotiate no keys for this dynamic VPN.' };
      return;
    }
  },
});
