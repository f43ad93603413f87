/**
 * What follows from a rule, its conditions first of all, kept from one version of a library to the next.
 *
 * State: a result is worked out of the text of a rule and of the definitions that it looks up, which are written down with
 * it. It holds for every set of names in which the same look-ups give the same definitions.
 */
import type { Statement } from '../syntax/tree.js';
import type { Definition } from '../workspace/facts.js';
import type { Located, ScopeNames } from '../workspace/model.js';
import { ForwardedNames } from '../workspace/scope-names.js';
import { type Block, resolve } from './blocks.js';
import { type Conditions, conditionsOf } from './conditions.js';

/** Where a result comes from. */
interface Rule {
  readonly statement: Statement;
  readonly uri: string;
}

interface Kept<T> {
  readonly result: T;
  readonly uri: string;
  readonly lookUps: readonly LookUp[];
}

interface LookUp {
  readonly type: string;
  readonly name: string;
  readonly found: Definition | undefined;
}

/** The same rule may see other definitions in another stack. */
const keptAtMost = 4;

/**
 * As `make`; the same result as long as nothing that went into it changes. `make` depends on nothing but the rule and the
 * definitions that it resolves in the names, and resolves them all before it returns.
 */
export function keptByRule<R extends Rule, T>(make: (rule: R, names: ScopeNames) => T): (rule: R, names: ScopeNames) => T {
  const cache = new WeakMap<Statement, Kept<T>[]>();
  return (rule, names) => {
    const all = cache.get(rule.statement) ?? [];
    for (const kept of all) if (kept.uri === rule.uri && holds(kept.lookUps, names)) return kept.result;
    const recorder = new Recorder(names);
    const result = make(rule, recorder);
    cache.set(rule.statement, [{ result, uri: rule.uri, lookUps: recorder.lookUps }, ...all.slice(0, keptAtMost - 1)]);
    return result;
  };
}

/** As `conditionsOf`; the same object as long as nothing that went into it changes. */
export const keptConditions: (rule: Block, names: ScopeNames) => Conditions = keptByRule(conditionsOf);

function holds(lookUps: readonly LookUp[], names: ScopeNames): boolean {
  for (const { type, name, found } of lookUps) if (resolve(names, type, name)?.fact !== found) return false;
  return true;
}

/** Names that write down what is resolved. */
class Recorder extends ForwardedNames {
  readonly lookUps: LookUp[] = [];

  override winner(type: string, name: string): Located<Definition> | undefined {
    const winner = this.names.winner(type, name);
    this.note(type, name, winner);
    return winner;
  }
  override definitions(type: string, name: string): readonly Located<Definition>[] {
    const counting = this.note(type, name);
    return counting ? [counting] : [];
  }

  private note(type: string, name: string, winner = this.names.winner(type, name)): Located<Definition> | undefined {
    const found = winner ?? this.names.definitions(type, name).at(-1);
    this.lookUps.push({ type, name, found: found?.fact });
    return found;
  }
}
