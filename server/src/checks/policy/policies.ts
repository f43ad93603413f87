/** The AT-TLS policies of a library, made once for a model and release. */
import { policiesOf, policyOf, type Policy } from '../../policy/policy.js';
import type { Model, Scope } from '../../workspace/model.js';
import type { Settings } from '../../workspace/settings.js';

const cache = new WeakMap<Model, Map<string, readonly Policy[]>>();

/** All AT-TLS policies of the model. */
export function policiesIn(model: Model, { release }: Pick<Settings, 'release'>): readonly Policy[] {
  let byRelease = cache.get(model);
  if (!byRelease) cache.set(model, (byRelease = new Map()));
  let policies = byRelease.get(release);
  if (!policies) byRelease.set(release, (policies = policiesOf(model, { release })));
  return policies;
}

/** The AT-TLS policy of a scope. */
export function policyIn(model: Model, scope: Scope, settings: Pick<Settings, 'release'>): Policy {
  return policiesIn(model, settings).find((policy) => policy.scope === scope) ?? policyOf(scope, model.names(scope), settings);
}
