/** Which AT-TLS rules of a library a connection of an application may meet. */
import type { Connection } from '../../policy/match.js';
import { match } from '../../policy/match.js';
import type { Policy, Rule } from '../../policy/policy.js';
import type { Model } from '../../workspace/model.js';
import type { Settings } from '../../workspace/settings.js';
import { systemOf } from '../../workspace/systems.js';
import { policiesOfSystem } from '../policy/policies.js';

/**
 * The policies to hold an application against: those of its system that have rules. None when one of them is not known in full, as a
 * rule may stand there, or when the file of the application may be of several systems.
 */
export function knownPolicies(model: Model, settings: Settings, application: string): readonly Policy[] {
  const system = systemOf(model, application);
  if (!system) return [];
  const policies = policiesOfSystem(model, system, settings).filter(({ rules }) => rules.length > 0);
  const broken = model.scopes.some(({ role, stack, complete }) => role === 'ttls' && stack !== undefined && !complete && system.uris.has(stack.main));
  return broken ? [] : policies;
}

/** The rules that AT-TLS may use for the connection, in any of the policies; those that are used only if an assumption is wrong too. */
export function rulesFor(policies: readonly Policy[], connection: Connection): readonly Rule[] {
  return policies.flatMap((policy) => {
    const { rule, otherwise } = match(policy, connection);
    return rule ? [rule, ...otherwise] : [];
  });
}

/** AT-TLS protects connections of the rule, and leaves it to the application when TLS begins. */
export const letsApplicationStart = (rule: Rule): boolean => rule.enabled !== false && rule.effective.value('ApplicationControlled')?.toLowerCase() === 'on';
