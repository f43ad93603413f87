import { coverageOf, type Shadow } from '../../policy/coverage.js';
import type { Policy, Rule } from '../../policy/policy.js';
import { conditionsText } from '../../policy/shared-connections.js';
import type { Item } from '../../syntax/tree.js';
import type { Model } from '../../workspace/model.js';
import type { Draft, DraftFix } from '../check.js';
import { defineCheck } from '../check.js';
import { remove } from '../library/edits.js';
import { someOf } from '../support/wording.js';
import { haveOtherEffect } from './effects.js';
import { policiesIn } from './policies.js';
import { highestPriority, withPriority } from './priorities.js';

/** Rules whose connections are all taken by rules before them (reference: pagent-ttls, TTLSRule Priority). */
export const shadowedRule = defineCheck({
  code: 'shadowed-rule',
  severity: 'warning',
  summary: 'A rule can never match: rules that are tried before it take all its connections.',
  explanation: `
AT-TLS tries the rules from the highest \`Priority\` down, those of equal priority in the order of their names (small letters,
capitals, digits), and takes the first that matches. A rule without \`Priority\` has 1. When every connection that fits a rule also
fits a rule before it, the rule is never used, and Policy Agent does not say so.

The finding names the rule, or the rules that do it only together. It is made only where it is certain: rules with a time
condition take no other rule's connections for good, and a rule with anything in it that cannot be read is left alone. In a
common file it is information when the rule is used in other stacks.

Give the narrower rule a higher \`Priority\`, or remove the rule that is not needed.`,
  example: `
    TTLSRule ALLPORTS
    {
      LocalPortRange      1024-65535
      Direction           Inbound
      TTLSGroupActionRef  CLEAR
    }
    TTLSRule ⟦TN3270⟧
    {
      LocalPortRange      2023
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
        Keyring  TN3270/RING
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
    TTLSRule ALLPORTS
    {
      LocalPortRange      1024-65535
      Direction           Inbound
      TTLSGroupActionRef  CLEAR
    }
    TTLSRule TN3270
    {
      LocalPortRange      2023
      Direction           Inbound
      TTLSGroupActionRef  GROUP
      TTLSEnvironmentActionRef  SERVER
      Priority            2
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
        Keyring  TN3270/RING
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
  *library({ model, settings }) {
    const policies = policiesIn(model, settings);
    for (const { shadows, used } of shadowsByRule(policies).values()) {
      const [first] = shadows;
      if (first) yield draftFor(first, shadows, used, model);
    }
  },
});

interface Shadowed {
  readonly policy: Policy;
  readonly shadow: Shadow;
}

/** For each rule that some policy never uses: where that is so, and in how many others it is used. A common file has its rules in several. */
function shadowsByRule(policies: readonly Policy[]): Map<Item, { readonly shadows: Shadowed[]; used: number }> {
  const found = new Map<Item, { shadows: Shadowed[]; used: number }>();
  for (const policy of policies) {
    for (const shadow of coverageOf(policy).shadows()) {
      const known = found.get(shadow.rule.item);
      if (known) known.shadows.push({ policy, shadow });
      else found.set(shadow.rule.item, { shadows: [{ policy, shadow }], used: 0 });
    }
  }
  if (found.size > 0) for (const policy of policies) for (const rule of policy.rules) if (found.has(rule.item) && !coverageOf(policy).shadowOf(rule)) (found.get(rule.item) as { used: number }).used++;
  return found;
}

function draftFor({ policy, shadow }: Shadowed, shadows: readonly Shadowed[], used: number, model: Model): Draft {
  const { rule, by } = shadow;
  const stacks = used > 0 ? shadows.map((each) => each.policy.scope.stack?.name ?? '').filter(Boolean) : [];
  const [only] = by;
  const same = by.every((other) => haveOtherEffect(rule, other) === false);
  return {
    at: { uri: rule.uri, item: rule.item, span: rule.place.span },
    severity: used > 0 ? 'information' : undefined,
    message: `${stacks.length > 0 ? `For stack ${someOf(stacks, 3, 'and')}, rule` : 'Rule'} ${rule.name} can never match: ${by.length === 1 && only ? takenBy(rule, only) : takenTogether(by)}${same ? ' They do the same, so this one can go.' : ''}`,
    related: by.slice(0, 10).map((other) => ({ at: { uri: other.uri, item: other.item, span: other.place.span }, message: `Tried first: ${conditionsText(other)}.` })),
    fixes: () => (used > 0 ? [] : fixesFor(shadow, policy, model, same)),
    tags: ['unnecessary'],
  };
}

function takenBy(rule: Rule, other: Rule): string {
  const order = other.priority === rule.priority ? `is tried before it, as its name sorts first at equal Priority ${rule.priority},` : `(Priority ${other.priority}) is tried before it (Priority ${rule.priority})`;
  return `${other.name} ${order} and takes all its connections.`;
}

function takenTogether(by: readonly Rule[]): string {
  return `${someOf(by.map(({ name }) => name), 5, 'and')} are tried before it, and together they take all its connections.`;
}

function fixesFor({ rule, by }: Shadow, policy: Policy, model: Model, same: boolean): DraftFix[] {
  const file = model.files.get(rule.uri);
  if (same) return file ? [{ title: `Remove rule ${rule.name}`, safe: false, edits: [remove(file, rule)] }] : [];
  const coverage = coverageOf(policy);
  const priority = Math.max(...by.map((other) => other.priority)) + 1;
  // Put first, the rule must leave something to those that are behind it then.
  if (priority > highestPriority || by.some((other) => coverage.covers(rule, other))) return [];
  const edit = withPriority(model, rule, priority);
  return edit ? [{ title: `Give ${rule.name} Priority ${priority}, so that it is tried before ${someOf(by.map(({ name }) => name), 3, 'and')}`, safe: false, edits: [edit] }] : [];
}
