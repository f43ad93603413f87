/** The AT-TLS rules of a scope. */
import type { Definition } from '../../workspace/facts.js';
import type { Located, ScopeNames } from '../../workspace/model.js';

/** Each rule once: of several with one name the one that counts. */
export function* rulesThatCount(names: ScopeNames): Generator<Located<Definition>> {
  for (const name of names.namesOf('TTLSRule')) {
    const rule = names.winner('TTLSRule', name);
    if (rule) yield rule;
  }
}
