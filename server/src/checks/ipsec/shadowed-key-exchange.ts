import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { headOf, spanIn } from '../support/definitions.js';
import { titleOf } from '../support/wording.js';
import type { Endpoints } from './endpoints.js';
import { coversEndpoints, endpointsOf, isWide } from './endpoints.js';
import type { ListedRule } from './policies.js';
import { listedIn, policyBlock } from './policies.js';

/** So many wide rules are held against each rule below them, so that the work grows with the number of rules only. */
const mostWide = 64;

/** A key exchange rule behind one that is for all its partners (reference: pagent-ipsec, KeyExchangePolicy: rules are searched in order). */
export const ipsecShadowedKeyExchange = defineCheck({
  code: 'ipsec-shadowed-key-exchange',
  severity: 'warning',
  summary: 'An earlier key exchange rule is for every partner of this one.',
  explanation: `
Key exchange rules are searched in the order in which \`KeyExchangePolicy\` lists them. A rule is never found when one before it has
the same local endpoint, and a remote endpoint that takes in the locations and identities of this one. Its action and its shared key
are not used then: put rules for single partners before those for many.

Of identities with wildcards only what is plain is judged: an address in a prefix or range, and a host name or user behind a leading
asterisk. Rules that refer to something that is not defined are not judged, nor is one behind a rule with other \`CaLabel\` lines.`,
  example: `
    KeyExchangePolicy
    {
      KeyExchangeRuleRef  ANYONE
      KeyExchangeRuleRef  ⟦BRANCH⟧
    }
    KeyExchangeRule ANYONE
    {
      LocalSecurityEndpointRef  HERE
      RemoteSecurityEndpoint
      {
        Identity  Fqdn *.example.com
        Location  Any4
      }
      KeyExchangeActionRef      GOLD
    }
    KeyExchangeRule BRANCH
    {
      LocalSecurityEndpointRef  HERE
      RemoteSecurityEndpoint
      {
        Identity  Fqdn branch.example.com
        Location  198.51.100.1
      }
      KeyExchangeActionRef      GOLD
    }
    LocalSecurityEndpoint HERE
    {
      Identity  Fqdn host.example.com
      Location  192.0.2.1
    }
    KeyExchangeAction GOLD
    {
      HowToInitiate  IKEv2
      KeyExchangeOffer
      {
        HowToEncrypt          AES_CBC KeyLength 256
        HowToVerifyMsgs       HMAC_SHA2_256_128
        PseudoRandomFunction  HMAC_SHA2_256
        HowToAuthPeers        RsaSignature
        DHGroup               Group19
      }
    }
  `,
  *scope(context) {
    if (context.scope.role !== 'ipsec') return;
    const policy = policyBlock(context, 'KeyExchangePolicy');
    if (!policy) return;
    const equal = new Map<string, Judged>();
    const wide: Judged[] = [];
    for (const listed of listedIn(policy, 'KeyExchangeRule', context)) {
      const endpoints = endpointsOf(listed.rule, context.names);
      if (!endpoints) continue;
      const first = [equal.get(endpoints.key), ...wide].find((earlier) => earlier !== undefined && coversEndpoints(earlier.endpoints, endpoints));
      if (first) {
        yield draftFor(listed, first.listed, first.endpoints.key === endpoints.key);
        continue;
      }
      equal.set(endpoints.key, { listed, endpoints });
      if (isWide(endpoints) && wide.length < mostWide) wide.push({ listed, endpoints });
    }
  },
});

interface Judged {
  readonly listed: ListedRule;
  readonly endpoints: Endpoints;
}

function draftFor({ rule, reference }: ListedRule, first: ListedRule, isEqual: boolean): Draft {
  const title = titleOf(rule.fact.statement);
  return {
    at: reference ? spanIn(reference, reference.word) : headOf(rule),
    tags: ['unnecessary'],
    message:
      first.rule.fact.statement === rule.fact.statement
        ? `${title} is listed a second time: it was tried before.`
        : `${title} is never used: ${titleOf(first.rule.fact.statement)}, which is searched before it, is for ${isEqual ? 'the same partners.' : 'all its partners. Put the narrower rule first.'}`,
    related: [{ at: first.reference ? spanIn(first.reference, first.reference.word) : headOf(first.rule), message: 'This rule is searched first.' }],
  };
}
