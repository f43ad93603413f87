/**
 * What was worked out of the names of a scope, carried from one version of them to the next.
 *
 * State: each set of names holds what was made of it, with the change since. A new version takes all of it over, so that it can be
 * changed in place; older versions have nothing left, and work out anew what they are asked. What is made after a change must be
 * what would be made from the start.
 */
import type { Item } from '../syntax/tree.js';
import { factsOf, meaningOf } from './facts.js';
import type { ScopeNames } from './scope.js';

/** What changed from one version of the names to another. */
export class NamesChange {
  /** Names that changed statements define, or defined, whatever their type. */
  readonly defined = new Set<string>();
  /** Those, and the names that changed statements refer to, or did. */
  readonly mentioned = new Set<string>();
  /** Names may be defined that were not, or the other way round. */
  renames: boolean;
  private known?: { readonly names: ScopeNames; readonly reached: ReadonlySet<string> };

  constructor(removed: readonly Item[], added: readonly Item[]) {
    for (const item of [...removed, ...added]) {
      const { definitions, references } = factsOf(item);
      for (const { name } of definitions) this.defined.add(name);
      for (const { name } of references) this.mentioned.add(name);
    }
    for (const name of this.defined) this.mentioned.add(name);
    this.renames = removed.length !== added.length || removed.some((item, i) => (namesIn(item) ?? item) !== namesIn(added[i]));
  }

  /** This change and a later one. */
  and(later: NamesChange): NamesChange {
    const both = new NamesChange([], []);
    both.renames = this.renames || later.renames;
    for (const { defined, mentioned } of [this, later]) {
      for (const name of defined) both.defined.add(name);
      for (const name of mentioned) both.mentioned.add(name);
    }
    return both;
  }

  /**
   * The names of all statements that changed, or that lead to one that did through references, however long the way: what follows
   * from a statement of another name is the same as before.
   */
  reached(names: ScopeNames): ReadonlySet<string> {
    if (this.known?.names === names) return this.known.reached;
    const reached = new Set(this.defined);
    // A set visits what is added to it on the way.
    for (const name of reached) {
      for (const { all } of names.referredAs(name)) for (const { fact } of all) for (const definition of factsOf(fact.item).definitions) reached.add(definition.name);
    }
    this.known = { names, reached };
    return reached;
  }
}

/** The names that a statement defines; undefined for one that is not known, and may be meant to define some. */
function namesIn(item: Item | undefined): string | undefined {
  if (item?.statement && !meaningOf(item.statement).type) return undefined;
  return item ? JSON.stringify(factsOf(item).definitions.map(({ type, name, inline }) => [type, name, inline])) : '';
}

interface Kept {
  readonly state: unknown;
  /** What it was made with, besides the names. */
  readonly ground: Ground;
  /** Since it was made; undefined: nothing. */
  readonly change?: NamesChange;
}

/** All that a result depends on besides the names; compared one by one. */
export type Ground = readonly unknown[];

/** Names that a change may reach; when it reaches more, everything is made anew, which is then less work. */
const most = 600;

const stores = new WeakMap<ScopeNames, Map<object, Kept>>();

function storeOf(names: ScopeNames): Map<object, Kept> {
  let store = stores.get(names);
  if (!store) stores.set(names, (store = new Map()));
  return store;
}

/** Hands all that is kept for some names on to the next version of them. */
export function carry(from: ScopeNames, to: ScopeNames, changeOf: () => NamesChange): void {
  const store = stores.get(from);
  if (!store) return;
  stores.delete(from);
  const change = changeOf();
  for (const [key, kept] of store) store.set(key, { ...kept, change: kept.change?.and(change) ?? change });
  stores.set(to, store);
}

/** How a result is made of names and a context. */
export interface Carriage<S, C> {
  /** All of the context that the result depends on. */
  ground(context: C): Ground;
  make(names: ScopeNames, context: C): S;
  /** May change the old state in place; undefined where it cannot tell what changed. Must come to what `make` would. */
  update(state: S, change: NamesChange, names: ScopeNames, context: C): S | undefined;
}

/** What is made of the names: once for each version of them, and after a change by `update`. */
export function carried<S, C>({ ground: groundOf, make, update }: Carriage<S, C>): (names: ScopeNames, context: C) => S {
  const key = {};
  return (names, context) => {
    const store = storeOf(names);
    const kept = store.get(key);
    const ground = groundOf(context);
    const usable = kept && kept.ground.length === ground.length && kept.ground.every((each, i) => each === ground[i]);
    if (usable && !kept.change) return kept.state as S;
    // Gone while it is being changed: a half-changed state must not be found.
    store.delete(key);
    const change = usable && kept.change && kept.change.reached(names).size <= most ? kept.change : undefined;
    const state = (change && update(kept?.state as S, change, names, context)) ?? make(names, context);
    store.set(key, { state, ground });
    return state;
  };
}
