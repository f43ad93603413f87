/**
 * What a check says of the AT-TLS rules of a scope one by one. After an edit it is said anew only of the rules that the edit
 * reaches: those that changed, and those that lead to something that changed.
 */
import { carried, type Ground } from '../../workspace/carried.js';
import type { Definition } from '../../workspace/facts.js';
import type { Located, ScopeNames } from '../../workspace/model.js';
import type { ScopeContext } from '../check.js';
import { rulesThatCount } from '../library/rules.js';

/** What was said of a rule. */
export interface ToldOfRule<T> {
  readonly rule: Located<Definition>;
  readonly told: T;
}

/**
 * Gives what is said, in the order in which the rules appear. `say` depends on the rule, on what it leads to through references, on
 * settings and scope, and on what `besides` gives.
 */
export function toldOfRules<T>(say: (rule: Located<Definition>, context: ScopeContext) => T | undefined, besides: (context: ScopeContext) => Ground = () => []): (context: ScopeContext) => readonly ToldOfRule<T>[] {
  const ofRule = (rule: Located<Definition> | undefined, context: ScopeContext): ToldOfRule<T>[] => {
    const told = rule && say(rule, context);
    return rule && told !== undefined ? [{ rule, told }] : [];
  };
  const all = carried<readonly ToldOfRule<T>[], ScopeContext>({
    ground: (context) => [...groundOf(context), ...besides(context)],
    make: (names, context) => [...rulesThatCount(names)].flatMap((rule) => ofRule(rule, context)),
    update: (before, change, names, context) => {
      const reached = change.reached(names);
      const fresh = [...reached].flatMap((name) => ofRule(names.winner('TTLSRule', name), context));
      return exchanged(before, ({ rule }) => reached.has(rule.fact.name), fresh, (each) => rankOf(each.rule, names));
    },
  });
  return (context) => all(context.names, context);
}

/** What findings of a scope depend on besides its names. */
export function groundOf({ scope, settings }: ScopeContext): Ground {
  return [settings, scope.role, scope.complete, scope.common, scope.stack?.name];
}

/** Grows in the order in which rules appear. */
export function rankOf({ fact }: Located<Definition>, names: ScopeNames): number {
  return names.rank(fact.type, fact.name);
}

/** A sorted list without some, and with others in their places. */
export function exchanged<E>(list: readonly E[], isGone: (each: E) => boolean, fresh: readonly E[], rank: (each: E) => number): readonly E[] {
  const rest = list.filter((each) => !isGone(each));
  if (rest.length === list.length && fresh.length === 0) return list;
  for (const each of fresh) {
    let low = 0;
    let high = rest.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rank(rest[middle] as E) <= rank(each)) low = middle + 1;
      else high = middle;
    }
    rest.splice(low, 0, each);
  }
  return rest;
}
