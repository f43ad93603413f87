/**
 * The uses of a scope.
 *
 * State: a `Use` is kept as long as the statements of its actions live, and counts as long as every name in them leads to
 * the same statement as before. An edit thus works out anew only the actions that it touches; the rules themselves are
 * looked through each time, which is a few look-ups a rule.
 */
import type { Block } from '../../../policy/index.js';
import { blockOf, resolve } from '../../../policy/blocks.js';
import type { Definition } from '../../../workspace/facts.js';
import type { Located, ScopeNames } from '../../../workspace/model.js';
import { ForwardedNames } from '../../../workspace/scope-names.js';
import type { Release } from '../../../workspace/settings.js';
import type { ScopeContext } from '../../check.js';
import { attribute, referred } from '../../library/attributes.js';
import { rulesThatCount } from '../../library/rules.js';
import { Use } from './use.js';

export type Rule = Located<Definition>;

export interface UseOfRules {
  readonly use: Use;
  /** The rules with these actions, in order of appearance; at least one. */
  readonly rules: readonly Rule[];
}

/** The uses of a scope by rules with TTLSEnabled On whose actions are all defined. */
export function usesIn({ scope, names, settings: { release } }: ScopeContext): readonly UseOfRules[] {
  if (scope.role !== 'ttls') return [];
  let byRelease = found.get(names);
  if (!byRelease) found.set(names, (byRelease = new Map()));
  let uses = byRelease.get(release);
  if (!uses) byRelease.set(release, (uses = collect(names, release)));
  return uses;
}

/** The uses of a set of names, which a model makes anew after every change. */
const found = new WeakMap<ScopeNames, Map<Release, readonly UseOfRules[]>>();

function collect(names: ScopeNames, release: Release): readonly UseOfRules[] {
  const uses = new Map<Use, Rule[]>();
  for (const rule of rulesThatCount(names)) {
    const use = useBy(rule, names, release);
    if (!use) continue;
    const rules = uses.get(use);
    if (rules) rules.push(rule);
    else uses.set(use, [rule]);
  }
  return [...uses].map(([use, rules]) => ({ use, rules }));
}

function useBy({ fact: { statement } }: Rule, names: ScopeNames, release: Release): Use | undefined {
  const group = referred(names, statement, 'TTLSGroupAction');
  const environment = referred(names, statement, 'TTLSEnvironmentAction');
  const connection = referred(names, statement, 'TTLSConnectionAction');
  if (!group || !environment || (!connection && attribute(statement, 'TTLSConnectionActionRef'))) return undefined;
  const use = useOf(group, environment, connection, names, release);
  return use.isOn('TTLSEnabled') ? use : undefined;
}

interface Entry {
  readonly use: Use;
  readonly lookedUp: readonly LookUp[];
}

interface LookUp {
  readonly type: string;
  readonly name: string;
  readonly fact?: Definition;
}

/** The same actions may lead to other parts in another stack. */
const keptAtMost = 4;

/** By environment, connection (or again the environment, when there is none) and group action. */
const cache = new WeakMap<Definition, WeakMap<Definition, WeakMap<Definition, Entry[]>>>();

function useOf(group: Located<Definition>, environment: Located<Definition>, connection: Located<Definition> | undefined, names: ScopeNames, release: Release): Use {
  const entries = entriesOf(group.fact, environment.fact, (connection ?? environment).fact);
  const known = entries.find(({ use, lookedUp }) => use.release === release && lookedUp.every((each) => resolve(names, each.type, each.name)?.fact === each.fact));
  if (known) return known.use;
  const recorder = new Recorder(names);
  const block = (located: Located<Definition> | undefined): Block | undefined => located && blockOf(located);
  const use = new Use({ group: blockOf(group), environment: blockOf(environment), connection: block(connection) }, recorder, release);
  entries.unshift({ use, lookedUp: recorder.lookedUp });
  entries.length = Math.min(entries.length, keptAtMost);
  return use;
}

function entriesOf(group: Definition, environment: Definition, connection: Definition): Entry[] {
  let byConnection = cache.get(environment);
  if (!byConnection) cache.set(environment, (byConnection = new WeakMap()));
  let byGroup = byConnection.get(connection);
  if (!byGroup) byConnection.set(connection, (byGroup = new WeakMap()));
  let entries = byGroup.get(group);
  if (!entries) byGroup.set(group, (entries = []));
  return entries;
}

/** Names that write down what was looked up. What a definition replaced is left out: it has no effect. */
class Recorder extends ForwardedNames {
  readonly lookedUp: LookUp[] = [];

  override winner(type: string, name: string): Located<Definition> | undefined {
    this.lookedUp.push({ type, name, fact: resolve(this.names, type, name)?.fact });
    return this.names.winner(type, name);
  }

  override definitions(type: string, name: string): readonly Located<Definition>[] {
    const counting = resolve(this.names, type, name);
    return counting ? [counting] : [];
  }
}
