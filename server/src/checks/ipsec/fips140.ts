import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { isFinal, spanIn } from '../support/definitions.js';
import { algorithmsOf, algorithmTypes, isMd5, isRefusedByFips } from './algorithms.js';
import { fips140Line, liveStatements } from './policies.js';

/** Algorithms that FIPS 140 mode rules out (reference: pagent-ipsec, IpFilterPolicy FIPS140, DHGroup, HowToEncrypt; MD5 from memory). */
export const ipsecFips140 = defineCheck({
  code: 'ipsec-fips140',
  severity: 'error',
  summary: 'An algorithm is not possible with FIPS140 Yes.',
  explanation: `
With \`FIPS140 Yes\` in \`IpFilterPolicy\`, DES and Diffie-Hellman \`Group1\` are not accepted, wherever the policy names them: in data
offers, key exchange offers, and for perfect forward secrecy. MD5 is ruled out too, as far as is known; there the finding is a
warning.

Use AES and SHA-2, and a group from \`Group14\` on, in agreement with the partner. The finding is a warning where the file of the
stack, whose \`IpFilterPolicy\` would count, is not known.`,
  example: `
    IpFilterPolicy
    {
      FIPS140           Yes
      IpFilterGroupRef  ALL
    }
    IpFilterGroup ALL
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
      IpDynVpnActionRef         TUNNEL
    }
    IpGenericFilterAction PROTECT
    {
      IpFilterAction  IpSec
    }
    IpDynVpnAction TUNNEL
    {
      IpDataOffer
      {
        HowToEncrypt  3DES
        HowToAuth     ESP HMAC_SHA1
      }
    }
    KeyExchangeAction GOLD
    {
      KeyExchangeOffer
      {
        HowToEncrypt    AES_CBC KeyLength 256
        HowToAuthPeers  RsaSignature
        DHGroup         ⟦Group1⟧
      }
    }
  `,
  *scope(context): Generator<Draft> {
    if (context.scope.role !== 'ipsec') return;
    const line = fips140Line(context);
    if (!line) return;
    const related = [{ at: spanIn(line, line.fact.statement.keyword), message: 'FIPS140 Yes is coded here.' }];
    for (const statement of liveStatements(context, algorithmTypes)) {
      for (const coded of algorithmsOf(statement.fact.statement)) {
        const refused = isRefusedByFips(coded);
        if (!refused && !isMd5(coded)) continue;
        yield {
          at: spanIn(statement, coded.word),
          severity: refused && isFinal(context.scope) ? 'error' : 'warning',
          message: refused ? `${coded.attribute} ${coded.word.text} is not accepted with FIPS140 Yes.` : `${coded.attribute} ${coded.word.text}: as far as is known, MD5 is not possible with FIPS140 Yes.`,
          related,
        };
      }
    }
  },
});
