/** The AT-TLS policies of a library, made once for a model and release. */
import { policiesOf, policyOf, type Policy } from '../../policy/policy.js';
import type { Model, Scope } from '../../workspace/model.js';
import type { Settings } from '../../workspace/settings.js';
import type { System } from '../../workspace/systems.js';

const cache = new WeakMap<Model, Map<string, readonly Policy[]>>();

/** All AT-TLS policies of the model. */
export function policiesIn(model: Model, { release }: Pick<Settings, 'release'>): readonly Policy[] {
  let byRelease = cache.get(model);
  if (!byRelease) cache.set(model, (byRelease = new Map()));
  let policies = byRelease.get(release);
  if (!policies) byRelease.set(release, (policies = policiesOf(model, { release })));
  return policies;
}

/** The AT-TLS policies of one system. */
export function policiesOfSystem(model: Model, { uris }: System, settings: Pick<Settings, 'release'>): readonly Policy[] {
  return policiesIn(model, settings).filter(({ scope }) => scope.files.some((uri) => uris.has(uri)));
}

/** The AT-TLS policy of a scope. */
export function policyIn(model: Model, scope: Scope, settings: Pick<Settings, 'release'>): Policy {
  return policiesIn(model, settings).find((policy) => policy.scope === scope) ?? policyOf(scope, model.names(scope), settings);
}
