/** The AT-TLS policy of a scope: the rules that count, in the order in which AT-TLS tries them. */
import type { Item, Statement, Word } from '../syntax/tree.js';
import { meaningOf } from '../workspace/facts.js';
import type { Model, Scope, ScopeNames } from '../workspace/model.js';
import { carried } from '../workspace/carried.js';
import { ForwardedNames } from '../workspace/scope-names.js';
import type { Release, Settings } from '../workspace/settings.js';
import type { Place } from '../workspace/source-file.js';
import type { Block, Unresolved } from './blocks.js';
import { blockOf, placeOf, resolve } from './blocks.js';
import type { Conditions } from './conditions.js';
import { keptConditions } from './kept-conditions.js';
import { Effective } from './effective.js';
import { compareEbcdic } from './order.js';
import type { ActionLevel } from './parameters.js';
import { actionLevels, actionTypes } from './parameters.js';

/** The AT-TLS policy of a stack, or of a policy file alone. */
export interface Policy {
  readonly scope: Scope;
  readonly names: ScopeNames;
  readonly release: Release;
  /** In search order: highest priority first, then by name. */
  readonly rules: readonly Rule[];
  /** The rule of this name; names are case-sensitive. */
  rule(name: string): Rule | undefined;
}

/** The priority of a rule that codes none (seen in displays of z/OS 2.4 and 3.1). */
const defaultPriority = 1;

/** The order in which AT-TLS tries rules. */
export function searchOrder(a: Rule, b: Rule): number {
  return b.priority - a.priority || compareEbcdic(a.name, b.name);
}

/** The policy of a scope. Cheap: conditions and effective values of a rule are worked out when they are first asked for. */
export function policyOf(scope: Scope, names: ScopeNames, { release }: Pick<Settings, 'release'>): Policy {
  const { rules, rule } = policyOfNames(names, release);
  return { scope, names, release, rules, rule };
}

/** The rules of some names; carried from one version of them to the next. */
export function policyOfNames(names: ScopeNames, release: Release): Pick<Policy, 'rules' | 'rule'> {
  return carriedRules(names, release);
}

/** The rules of a policy. After a change, rules that it cannot reach are the same objects as before. */
class Rules {
  readonly rule = (name: string): Rule | undefined => this.byName.get(name);
  private readonly byName = new Map<string, Rule>();
  private sorted: readonly Rule[];

  constructor(
    private readonly names: LiveNames,
    private readonly release: Release,
  ) {
    for (const name of names.namesOf('TTLSRule')) this.make(name);
    this.sorted = [...this.byName.values()].sort(searchOrder);
  }

  get rules(): readonly Rule[] {
    return this.sorted;
  }

  private make(name: string): Rule | undefined {
    const definition = this.names.winner('TTLSRule', name);
    if (!definition) return undefined;
    const rule = new Rule(blockOf(definition), this.names, this.release);
    this.byName.set(name, rule);
    return rule;
  }

  follow(names: ScopeNames, reached: ReadonlySet<string>): this {
    this.names.become(names);
    const gone = new Set<Rule>();
    const come: Rule[] = [];
    for (const name of reached) {
      const old = this.byName.get(name);
      if (old) gone.add(old);
      this.byName.delete(name);
      const rule = this.make(name);
      if (rule) come.push(rule);
    }
    if (gone.size === 0 && come.length === 0) return this;
    const sorted = this.sorted.filter((rule) => !gone.has(rule));
    for (const rule of come) sorted.splice(placeIn(sorted, (other) => searchOrder(other, rule)), 0, rule);
    this.sorted = sorted;
    return this;
  }
}

/** The index of the first in a sorted list that does not stand before; `compare` says how each stands to what is looked for. */
export function placeIn<T>(sorted: readonly T[], compare: (each: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle] as T) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The names as they are now: rules that stay after a change look up in them what they have not looked up yet. */
class LiveNames extends ForwardedNames {
  become(names: ScopeNames): void {
    this.names = names;
  }
}

const carriedRules = carried<Rules, Release>({
  ground: (release) => [release],
  make: (names, release) => new Rules(new LiveNames(names), release),
  update: (rules, change, names) => rules.follow(names, change.reached(names)),
});

/** The AT-TLS policies of a library: one for each stack, and one for each policy file that no stack uses. */
export function policiesOf(model: Model, settings: Pick<Settings, 'release'>): readonly Policy[] {
  return model.scopes.filter((scope) => scope.role === 'ttls').map((scope) => policyOf(scope, model.names(scope), settings));
}

/** A rule and what it refers to. */
export class Rule {
  readonly name: string;
  readonly uri: string;
  readonly item: Item;
  readonly statement: Statement;
  /** The name behind TTLSRule. */
  readonly place: Place;
  readonly priority: number;
  /** Absent: not coded, or a name that is not defined (then it is in `unresolved`). */
  readonly group?: Block;
  readonly environment?: Block;
  readonly connection?: Block;
  /** The levels of the actions in the order in which their Ref attributes stand. */
  readonly actionOrder: readonly ActionLevel[];
  private readonly actionsUnresolved: Unresolved[] = [];
  private cachedConditions?: Conditions;
  private cachedEffective?: Effective;

  constructor(
    readonly block: Block,
    private readonly names: ScopeNames,
    readonly release: Release,
  ) {
    this.name = block.name ?? '';
    this.uri = block.uri;
    this.item = block.item;
    this.statement = block.statement;
    this.place = placeOf(block, block.statement.args[0] ?? block.statement.keyword);
    const { priority, references } = codedIn(block);
    this.priority = priority;
    this.group = this.action(references.get('group'));
    this.environment = this.action(references.get('environment'));
    this.connection = this.action(references.get('connection'));
    this.actionOrder = [...references.keys()].filter((level) => this[level]);
  }

  private action(reference: ActionReference | undefined): Block | undefined {
    if (!reference) return undefined;
    const { type, word } = reference;
    const found = resolve(this.names, type, word.text);
    if (!found) this.actionsUnresolved.push({ type, name: word.text, place: placeOf(this.block, word) });
    return found && blockOf(found);
  }

  get conditions(): Conditions {
    return (this.cachedConditions ??= keptConditions(this.block, this.names));
  }

  get effective(): Effective {
    return (this.cachedEffective ??= new Effective(this, this.names, this.release));
  }

  /** TTLSEnabled of the group action; undefined when it is not coded, or the action is missing. */
  get enabled(): boolean | undefined {
    const value = this.effective.value('TTLSEnabled');
    return value === 'On' ? true : value === 'Off' ? false : undefined;
  }

  /** Every reference, from the rule downwards, to a name that does not exist. */
  get unresolved(): readonly Unresolved[] {
    return [...this.actionsUnresolved, ...this.conditions.unresolved, ...this.effective.unresolved];
  }
}

/** What a rule says without anything that it refers to: it lasts as long as its text. */
interface CodedRule {
  readonly priority: number;
  /** In the order of the lines that count. */
  readonly references: ReadonlyMap<ActionLevel, ActionReference>;
}

const codedRules = new WeakMap<Statement, CodedRule>();

function codedIn(block: Block): CodedRule {
  let known = codedRules.get(block.statement);
  if (!known) codedRules.set(block.statement, (known = readRule(block.statement)));
  return known;
}

/** Of several lines for one thing the last counts. */
function readRule(statement: Statement): CodedRule {
  const references = new Map<ActionLevel, ActionReference>();
  let priority = '';
  for (const line of statement.block?.children ?? []) {
    const { parameter } = meaningOf(line);
    const [word] = line.args;
    if (!parameter || !word) continue;
    if (parameter.name === 'Priority') priority = word.text;
    const { value } = parameter;
    const level = value.kind === 'ref' ? actionLevels.find((l) => actionTypes[l] === value.to) : undefined;
    if (!level) continue;
    references.delete(level);
    references.set(level, { type: actionTypes[level], word });
  }
  return { priority: /^\d+$/.test(priority) ? Number(priority) : defaultPriority, references };
}

interface ActionReference {
  readonly type: string;
  readonly word: Word;
}
