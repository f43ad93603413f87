import { type Coverage, coverageOf } from '../../policy/coverage.js';
import type { Policy, Rule } from '../../policy/policy.js';
import { conditionsText, limitTheSame, sharedConnections } from '../../policy/shared-connections.js';
import type { Model } from '../../workspace/model.js';
import type { Draft, DraftFix } from '../check.js';
import { defineCheck } from '../check.js';
import { haveOtherEffect, mayTakeTurns } from './effects.js';
import { policyIn } from './policies.js';
import { highestPriority, priorityText, withPriority, wouldPass } from './priorities.js';

/** Rules that are told as tried first. */
const shown = 3;

/** Rules of one priority that share connections (reference: pagent-ttls, semanticChecks). */
export const ambiguousOrder = defineCheck({
  code: 'ambiguous-order',
  severity: 'information',
  summary: 'Two rules with different actions fit the same connections, and only their names decide which one is used.',
  explanation: `
Rules of equal \`Priority\`, 1 where none is coded, are tried in the order of their names. When two of them fit the same
connections and do something different, a new name changes which of them is used. State the order with \`Priority\`.

Rules are compared when one lies wholly within the other, or when both limit the same part of a connection (ports, addresses, job
name or user ID); rules that could meet only in theory, such as one for a local port and one for a partner, are not reported. A rule
that can never match is reported as [shadowed-rule](shadowed-rule.md).`,
  example: `
    TTLSRule MQADMIN
    {
      LocalPortRange      1414
      RemoteAddr          10.1.1.2
      Direction           Inbound
      TTLSGroupActionRef  CLEAR
    }
    TTLSRule ⟦MQCHANNELS⟧
    {
      LocalPortRange      1414-1420
      Direction           Inbound
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
        Keyring  MQ/RING
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
  fixed: `
    TTLSRule MQADMIN
    {
      LocalPortRange      1414
      RemoteAddr          10.1.1.2
      Direction           Inbound
      TTLSGroupActionRef  CLEAR
      Priority            2
    }
    TTLSRule MQCHANNELS
    {
      LocalPortRange      1414-1420
      Direction           Inbound
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
        Keyring  MQ/RING
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
    const policy = policyIn(model, scope, settings);
    for (const [rule, { first, draft }] of coverageOf(policy).told(sayOf)) yield { ...draft, fixes: () => fixesFor(rule, first, policy, model) };
  },
});

/** What is said of a rule, and the first of those that it is said with. */
interface Ambiguity {
  readonly first: Rule;
  readonly draft: Draft;
}

function sayOf(rule: Rule, coverage: Coverage): Ambiguity | undefined {
  if (coverage.shadowOf(rule)) return undefined;
  const before = coverage.meetingBefore(rule, (other) => isAmbiguous(other, rule, coverage), shown + 1);
  const [first] = before;
  return first && { first, draft: draftFor(rule, first, before) };
}

/** Of two rules that share connections: whether their order matters, and a reader may wonder about it. */
function isAmbiguous(first: Rule, second: Rule, coverage: Coverage): boolean {
  if (first.priority !== second.priority || mayTakeTurns(first, second) || coverage.shadowOf(first)) return false;
  return (limitTheSame(first, second) || coverage.covers(second, first)) && haveOtherEffect(first, second) === true;
}

function draftFor(rule: Rule, first: Rule, before: readonly Rule[]): Draft {
  const more = before.length > shown ? ` The same goes for ${before.length - 1} or more other rules before it.` : before.length > 1 ? ` The same goes for ${before.slice(1).map(({ name }) => name).join(' and ')}.` : '';
  return {
    at: { uri: rule.uri, item: rule.item, span: rule.place.span },
    message: `${first.name} and ${rule.name} do different things for ${sharedConnections(first, rule)}. Both have ${priorityText(rule)}, so ${first.name} is used only because its name sorts first.${more}`,
    related: before.slice(0, shown).map((other) => ({ at: { uri: other.uri, item: other.item, span: other.place.span }, message: `Tried first: ${conditionsText(other)}.` })),
  };
}

function fixesFor(rule: Rule, first: Rule, policy: Policy, model: Model): DraftFix[] {
  const priority = rule.priority + 1;
  if (priority > highestPriority) return [];
  const coverage = coverageOf(policy);
  const fixes: DraftFix[] = [];
  const keep = changesNoOther(first, undefined) && withPriority(model, first, priority);
  if (keep) fixes.push({ title: `Give ${first.name} Priority ${priority}: it stays before ${rule.name}`, safe: false, edits: [keep] });
  const swap = !coverage.covers(rule, first) && changesNoOther(rule, first) && withPriority(model, rule, priority);
  if (swap) fixes.push({ title: `Give ${rule.name} Priority ${priority}: it comes before ${first.name}`, safe: false, edits: [swap] });
  return fixes;

  /** Whether the new priority leaves the rule behind all others that it shares connections with. */
  function changesNoOther(raised: Rule, meant: Rule | undefined): boolean {
    return coverage.meetingBefore(raised, (other) => other !== meant && wouldPass(raised, priority, other) && haveOtherEffect(other, raised) !== false, 1).length === 0;
  }
}
