import { type Coverage, coverageOf } from '../../policy/coverage.js';
import type { Rule } from '../../policy/policy.js';
import { conditionsText, limitTheSame, sharedConnections } from '../../policy/shared-connections.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { haveOtherEffect, mayTakeTurns } from './effects.js';
import { policyIn } from './policies.js';

/** Rules told for one finding. */
const shown = 3;

/** Rules of different priority that share a part of their connections (reference: pagent-ttls, TTLSRule Priority). */
export const overlappingRules = defineCheck({
  code: 'overlapping-rules',
  severity: 'hint',
  summary: 'Two rules with different actions share some of their connections, and neither is an exception from the other.',
  explanation: `
An exception before a general rule is how \`Priority\` is meant to be used. Where two rules only overlap, each has connections of its
own, and those that fit both go to the one with the higher priority: easily overlooked when one of them is changed. Nothing is wrong
with such a policy, so this is a hint; make the ranges disjoint if the overlap is not meant.

Reported are rules that limit the same part of a connection: ports, addresses, job name or user ID.`,
  example: `
    TTLSRule WEB
    {
      LocalPortRange      8000-8443
      Direction           Inbound
      Priority            200
      TTLSGroupActionRef  CLEAR
    }
    TTLSRule ⟦ZOWE⟧
    {
      LocalPortRange      8400-8600
      Direction           Inbound
      Priority            100
      TTLSGroupActionRef  GROUP
      TTLSEnvironmentActionRef  SERVER
    }
    TTLSGroupAction CLEAR
    {
      TTLSEnabled  Off
    }
    TTLSGroupAction GROUP
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction SERVER
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  ZOWE/RING
      }
      TTLSCipherParms
      {
        V3CipherSuites4Char  C030
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1    Off
        TLSv1.1  Off
        TLSv1.2  On
      }
    }
  `,
  *scope({ scope, model, settings }) {
    if (scope.role !== 'ttls') return;
    yield* coverageOf(policyIn(model, scope, settings)).told(sayOf).values();
  },
});

function sayOf(rule: Rule, coverage: Coverage): Draft | undefined {
  if (coverage.shadowOf(rule)) return undefined;
  const before = coverage.meetingBefore(rule, (other) => isSurprising(other, rule, coverage), shown);
  const [first] = before;
  return (
    first && {
      at: { uri: rule.uri, item: rule.item, span: rule.place.span },
      message: `${first.name} and ${rule.name} overlap and do different things: ${sharedConnections(first, rule)} go to ${first.name}, which has the higher Priority, ${first.priority}.`,
      related: before.map((other) => ({ at: { uri: other.uri, item: other.item, span: other.place.span }, message: `Tried first: ${conditionsText(other)}.` })),
    }
  );
}

/** Of two rules that share connections: whether they have different priorities and effects, and neither lies within the other. */
function isSurprising(first: Rule, second: Rule, coverage: Coverage): boolean {
  if (first.priority === second.priority || mayTakeTurns(first, second) || coverage.shadowOf(first)) return false;
  if (coverage.covers(second, first) || coverage.covers(first, second)) return false;
  return limitTheSame(first, second) && haveOtherEffect(first, second) === true;
}
