/**
 * The uses of a scope, and what checks say of them.
 *
 * State: a `Use` is kept as long as the statements of its actions live, and counts as long as every name in them leads to
 * the same statement as before. After an edit only the rules that it reaches are looked up again, and only of the uses whose
 * rules are among them something is said anew.
 */
import type { Block } from '../../../policy/index.js';
import { blockOf, resolve } from '../../../policy/blocks.js';
import type { Definition } from '../../../workspace/facts.js';
import type { Located, ScopeNames } from '../../../workspace/model.js';
import { ForwardedNames } from '../../../workspace/scope-names.js';
import { carried } from '../../../workspace/carried.js';
import type { Release, Settings } from '../../../workspace/settings.js';
import type { ScopeContext } from '../../check.js';
import { attribute, referred } from '../../library/attributes.js';
import { rulesThatCount } from '../../library/rules.js';
import { exchanged, rankOf } from '../../support/told-of-rules.js';
import { Use } from './use.js';

export type Rule = Located<Definition>;

export interface UseOfRules {
  readonly use: Use;
  /** The rules with these actions, in order of appearance; at least one. */
  readonly rules: readonly Rule[];
}

/** What is said of a use; undefined: nothing. */
export type SayingOfUse<T> = (use: UseOfRules, settings: Settings) => T | undefined;

/** What was said of a use. */
export interface ToldOfUse<T> extends UseOfRules {
  readonly told: T;
}

/** The uses of a scope by rules with TTLSEnabled On whose actions are all defined, in order of appearance. */
export function usesIn(context: ScopeContext): readonly UseOfRules[] {
  return usesOf(context)?.all() ?? [];
}

/** What is said of each use, in order of appearance; kept for those that no edit touched. */
export function toldOfUses<T>(saying: SayingOfUse<T>, context: ScopeContext): readonly ToldOfUse<T>[] {
  return usesOf(context)?.told(saying) ?? [];
}

/** The use of a rule; undefined where TTLSEnabled is not On or an action is not defined. */
export function useOfRule(rule: Rule, context: ScopeContext): Use | undefined {
  return usesOf(context)?.of(rule);
}

function usesOf(context: ScopeContext): Uses | undefined {
  return context.scope.role === 'ttls' ? carriedUses(context.names, context.settings) : undefined;
}

interface Said<T> {
  readonly of: Map<Use, T>;
  readonly toDo: Set<Use>;
}

class Uses {
  private readonly byRule = new Map<string, { readonly rule: Rule; readonly use: Use }>();
  private readonly uses = new Map<Use, UseOfRules>();
  private readonly said = new Map<SayingOfUse<unknown>, Said<unknown>>();

  constructor(
    private names: ScopeNames,
    private readonly settings: Settings,
  ) {
    const lists = new Map<Use, Rule[]>();
    const holding = new Set<Entry>();
    for (const rule of rulesThatCount(names)) {
      const use = this.note(rule, holding);
      const rules = use && lists.get(use);
      if (rules) rules.push(rule);
      else if (use) lists.set(use, [rule]);
    }
    for (const [use, rules] of lists) this.uses.set(use, { use, rules });
  }

  /** `holding`: what was found to hold in these names. */
  private note(rule: Rule, holding?: Set<Entry>): Use | undefined {
    const use = useBy(rule, this.names, this.settings.release, holding);
    if (use) this.byRule.set(rule.fact.name, { rule, use });
    return use;
  }

  follow(names: ScopeNames, reached: ReadonlySet<string>): this {
    this.names = names;
    const touched = new Map<Use, { readonly gone: Set<Rule>; readonly come: Rule[] }>();
    const changeOf = (use: Use): { readonly gone: Set<Rule>; readonly come: Rule[] } => {
      let change = touched.get(use);
      if (!change) touched.set(use, (change = { gone: new Set(), come: [] }));
      return change;
    };
    for (const name of reached) {
      const old = this.byRule.get(name);
      if (old) changeOf(old.use).gone.add(old.rule);
      this.byRule.delete(name);
      const rule = names.winner('TTLSRule', name);
      const use = rule && this.note(rule);
      if (rule && use) changeOf(use).come.push(rule);
    }
    for (const [use, { gone, come }] of touched) {
      const rules = exchanged(this.uses.get(use)?.rules ?? [], (rule) => gone.has(rule), come, (rule) => rankOf(rule, names));
      if (rules.length > 0) this.uses.set(use, { use, rules });
      else this.uses.delete(use);
      for (const { of, toDo } of this.said.values()) {
        of.delete(use);
        if (rules.length > 0) toDo.add(use);
        else toDo.delete(use);
      }
    }
    return this;
  }

  of({ fact: { name } }: Rule): Use | undefined {
    return this.byRule.get(name)?.use;
  }

  all(): readonly UseOfRules[] {
    return this.sorted([...this.uses.values()]);
  }

  told<T>(saying: SayingOfUse<T>): readonly ToldOfUse<T>[] {
    let said = this.said.get(saying) as Said<T> | undefined;
    if (said) {
      this.say(saying, said.toDo, said);
      said.toDo.clear();
    } else {
      said = { of: new Map(), toDo: new Set() };
      this.say(saying, this.uses.keys(), said);
      this.said.set(saying, said);
    }
    return said.of.size === 0 ? [] : this.sorted([...said.of].map(([use, told]) => ({ use, rules: this.uses.get(use)?.rules ?? [], told })));
  }

  private say<T>(saying: SayingOfUse<T>, uses: Iterable<Use>, { of }: Said<T>): void {
    for (const each of uses) {
      const use = this.uses.get(each);
      const told = use && saying(use, this.settings);
      if (told !== undefined) of.set(each, told);
    }
  }

  private sorted<U extends UseOfRules>(uses: U[]): readonly U[] {
    const ranks = new Map(uses.map(({ use, rules: [first] }) => [use, first ? rankOf(first, this.names) : 0]));
    return uses.sort((a, b) => (ranks.get(a.use) ?? 0) - (ranks.get(b.use) ?? 0));
  }
}

const carriedUses = carried<Uses, Settings>({
  ground: (settings) => [settings],
  make: (names, settings) => new Uses(names, settings),
  update: (uses, change, names) => uses.follow(names, change.reached(names)),
});

function useBy({ fact: { statement } }: Rule, names: ScopeNames, release: Release, holding: Set<Entry> | undefined): Use | undefined {
  const group = referred(names, statement, 'TTLSGroupAction');
  const environment = referred(names, statement, 'TTLSEnvironmentAction');
  const connection = referred(names, statement, 'TTLSConnectionAction');
  if (!group || !environment || (!connection && attribute(statement, 'TTLSConnectionActionRef'))) return undefined;
  const entry = entryOf(group, environment, connection, names, release, holding);
  holding?.add(entry);
  return entry.use.isOn('TTLSEnabled') ? entry.use : undefined;
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

function entryOf(group: Located<Definition>, environment: Located<Definition>, connection: Located<Definition> | undefined, names: ScopeNames, release: Release, holding: Set<Entry> | undefined): Entry {
  const entries = entriesOf(group.fact, environment.fact, (connection ?? environment).fact);
  const known = entries.find((entry) => entry.use.release === release && (holding?.has(entry) || holds(entry, names)));
  if (known) return known;
  const recorder = new Recorder(names);
  const block = (located: Located<Definition> | undefined): Block | undefined => located && blockOf(located);
  const use = new Use({ group: blockOf(group), environment: blockOf(environment), connection: block(connection) }, recorder, release);
  const entry = { use, lookedUp: recorder.lookedUp };
  entries.unshift(entry);
  entries.length = Math.min(entries.length, keptAtMost);
  return entry;
}

function holds({ lookedUp }: Entry, names: ScopeNames): boolean {
  return lookedUp.every(({ type, name, fact }) => resolve(names, type, name)?.fact === fact);
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
    const winner = this.names.winner(type, name);
    this.lookedUp.push({ type, name, fact: (winner ?? this.names.definitions(type, name).at(-1))?.fact });
    return winner;
  }

  override definitions(type: string, name: string): readonly Located<Definition>[] {
    const counting = resolve(this.names, type, name);
    return counting ? [counting] : [];
  }
}
