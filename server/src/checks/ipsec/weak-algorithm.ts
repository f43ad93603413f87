import type { Severity } from '../../workspace/settings.js';
import { defineCheck } from '../check.js';
import { spanIn } from '../support/definitions.js';
import type { Coded } from './algorithms.js';
import { algorithmsOf, algorithmTypes, isGroup, isMd5, isRefusedByFips } from './algorithms.js';
import { fips140Line, liveStatements } from './policies.js';

/** What the IETF says of algorithms for ESP, AH (RFC 8221) and IKE (RFC 8247). */
export const ipsecWeakAlgorithm = defineCheck({
  code: 'ipsec-weak-algorithm',
  severity: 'warning',
  summary: 'An encryption, integrity or key exchange algorithm is out of date.',
  explanation: `
| algorithm | severity | source |
|---|---|---|
| DES | warning | must not be used: RFC 8221 for data, RFC 8247 for key exchange |
| MD5 | warning | must not be used: the same |
| Diffie-Hellman \`Group1\` | warning | must not be used: RFC 8247 |
| Triple DES for data | information | should not be used: RFC 8221 |
| Diffie-Hellman \`Group2\`, \`Group5\`, \`Group24\` | information | should not be used: RFC 8247 |

An offer is a list in order of preference, so a better one can be put first while partners still need the old one. Take it out as
soon as no partner does: whoever can change the offers on the way chooses the weakest.

What FIPS 140 mode rules out is [ipsec-fips140](ipsec-fips140.md) instead.`,
  example: `
    IpDynVpnAction TUNNEL
    {
      InitiateWithPfs  Group14
      AcceptablePfs    Group14
      IpDataOffer
      {
        HowToEncrypt  ⟦DES⟧
        HowToAuth     ESP ⟦HMAC_MD5⟧
      }
    }
  `,
  *scope(context) {
    if (context.scope.role !== 'ipsec') return;
    const fips = fips140Line(context) !== undefined;
    for (const statement of liveStatements(context, algorithmTypes)) {
      for (const coded of algorithmsOf(statement.fact.statement)) {
        if (fips && (isRefusedByFips(coded) || isMd5(coded))) continue;
        const objection = objectionTo(coded, statement.type === 'KeyExchangeOffer');
        if (objection) yield { at: spanIn(statement, coded.word), severity: objection.severity, message: `${coded.attribute} ${coded.word.text}: ${objection.text}.` };
      }
    }
  },
});

interface Objection {
  readonly severity: Severity;
  readonly text: string;
}

function objectionTo(coded: Coded, keyExchange: boolean): Objection | undefined {
  const source = keyExchange ? 'RFC 8247' : 'RFC 8221';
  if (isGroup(coded)) return groupObjection(coded.name);
  if (isMd5(coded)) return { severity: 'warning', text: `MD5 is broken and must not be used (${source})` };
  if (coded.attribute !== 'HowToEncrypt') return undefined;
  if (coded.name === 'des') return { severity: 'warning', text: `DES can be broken in hours and must not be used (${source})` };
  return coded.name === '3des' && !keyExchange ? { severity: 'information', text: `Triple DES should no longer be used (${source})` } : undefined;
}

function groupObjection(name: string): Objection | undefined {
  if (name === 'group1') return { severity: 'warning', text: 'a Diffie-Hellman group of 768 bits can be broken and must not be used (RFC 8247)' };
  return ['group2', 'group5', 'group24'].includes(name) ? { severity: 'information', text: 'this Diffie-Hellman group should no longer be used (RFC 8247); Group14, Group19, Group20 and Group21 are fine' } : undefined;
}
