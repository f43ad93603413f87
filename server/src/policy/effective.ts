/**
 * The effective parameters of a rule: for each parameter of AT-TLS the value that a connection gets, the level that it
 * comes from, the lines that say so, and the lines that were coded in vain.
 *
 * A value is taken from the connection action, else the environment action, else the group action, else the documented
 * default, else System SSL's own (IP Configuration Reference, AT-TLS policy statements). Nothing here throws: a broken
 * policy gives the values that its readable parts have.
 */
import type { Certainty } from '../catalog/types.js';
import type { ScopeNames } from '../workspace/model.js';
import type { Release } from '../workspace/settings.js';
import type { Place } from '../workspace/source-file.js';
import type { Block, BlockVisitor, Line, Reason, Unresolved } from './blocks.js';
import { linesIn, replacedBy, walk, walkReplaced } from './blocks.js';
import { withoutDuplicates } from './codes.js';
import type { Condition, Conditions } from './conditions.js';
import type { DefaultContext } from './defaults.js';
import { defaultOf, dependsOnOthers, isKnownIn } from './defaults.js';
import type { ActionLevel, ParameterInfo } from './parameters.js';
import { actionLevels, allParameters, countsAt, parameterInfo } from './parameters.js';
import { hidden, valuesOf } from './values.js';

/** Where a value comes from, strongest first; `rule` is for the parameters of TTLSRule itself. */
export type Level = 'rule' | ActionLevel | 'default' | 'systemssl';

/** The statement in which a value is coded. */
export interface Source {
  readonly type: string;
  /** Absent when coded inline without a name. */
  readonly name?: string;
  readonly place: Place;
}

/** A value that was coded and does not count. */
export interface Override {
  readonly level: Level;
  readonly value: string | readonly string[];
  readonly statement: Source;
  readonly place: Place;
  readonly reason: Reason;
}

export interface EffectiveParameter {
  /** As the catalogue spells it. */
  readonly name: string;
  readonly info: ParameterInfo;
  /** A list in order of preference for parameters that take one; null: no value, so nothing is passed to System SSL. Passwords are `***`. */
  readonly value: string | readonly string[] | null;
  readonly level: Level;
  /** Absent for defaults. */
  readonly statement?: Source;
  /** The lines that make up the value, in order. Empty for defaults. */
  readonly places: readonly Place[];
  /** What was coded in vain, strongest level first. */
  readonly overrides: readonly Override[];
  /** How sure the value is; `doc` for what is coded. */
  readonly certainty: Certainty;
  /** false: the release does not have the parameter. */
  readonly known: boolean;
  readonly note?: string;
}

/** What one action codes. */
export interface Coded {
  readonly value: string | readonly string[];
  readonly places: readonly Place[];
}

/** What the effective values of a rule are made of. */
export interface RuleParts {
  readonly block: Block;
  readonly group?: Block;
  readonly environment?: Block;
  readonly connection?: Block;
  /** Absent: nothing is asked of them. */
  readonly conditions?: Conditions;
}

interface Coding {
  readonly level: Level;
  readonly line: Line;
  readonly reason?: Reason;
}

/** Parameters that are one list although they are coded under two names. */
const sharedList: ReadonlyMap<string, string> = new Map([['v3ciphersuites4char', 'v3ciphersuites']]);

/** Of names in the spelling of the catalogue: there are as many as it has. */
const keys = new Map<string, string>();

/** What the lines of a parameter are collected by; `name` as the catalogue spells it. */
function keyOf(name: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    const lower = name.toLowerCase();
    keys.set(name, (key = sharedList.get(lower) ?? lower));
  }
  return key;
}

const none: readonly never[] = [];
const levels: readonly ('rule' | ActionLevel)[] = ['rule', ...actionLevels];

/** The effective parameters of one rule. */
export class Effective {
  private readonly codings = new Map<string, Coding[]>();
  private readonly results = new Map<string, EffectiveParameter>();
  private readonly partBlocks = new Map<Level, Block[]>();
  /** References, from the actions downwards, that resolve to nothing: what they name is absent. */
  readonly unresolved: Unresolved[] = [];

  constructor(
    private readonly rule: RuleParts,
    names: ScopeNames,
    readonly release: Release,
  ) {
    this.collectRule(rule.block, names);
    for (const level of actionLevels) this.collect(level, rule[level], names);
  }

  /** All parameters: those of the rule, then by statement from the group down. */
  *[Symbol.iterator](): Iterator<EffectiveParameter> {
    for (const info of allParameters().values()) {
      const found = this.get(info.name);
      if (found) yield found;
    }
  }

  /** The parameter of this name, whatever its case; undefined when AT-TLS has none. */
  get(name: string): EffectiveParameter | undefined {
    const known = this.results.get(name);
    if (known) return known;
    const info = parameterInfo(name);
    if (!info) return undefined;
    let result = this.results.get(info.name);
    if (!result) this.results.set(info.name, (result = this.resolve(info)));
    return result;
  }

  /** The lines that make up the value, in order; none for defaults, and for conditions that are coded by reference. */
  lines(name: string): readonly Line[] {
    const info = parameterInfo(name);
    return info ? winningIn(info, this.codingsOf(info)).map(({ line }) => line) : none;
  }

  /** The value as one text, lists joined by blanks; undefined when there is none. */
  value(name: string): string | undefined {
    const value = this.get(name)?.value;
    return value === null || value === undefined ? undefined : typeof value === 'string' ? value : value.join(' ');
  }

  /** The value as a list; empty when there is none. */
  list(name: string): readonly string[] {
    const value = this.get(name)?.value;
    return value === null || value === undefined ? [] : typeof value === 'string' ? [value] : value;
  }

  isOn(name: string): boolean {
    return this.value(name) === 'On';
  }

  /** The blocks that count at a level: the action, then its parts. */
  blocks(level: ActionLevel): readonly Block[] {
    return this.partBlocks.get(level) ?? [];
  }

  /** What one level codes, for displays of single actions; undefined when it codes nothing that counts there. */
  codedAt(level: ActionLevel, name: string): Coded | undefined {
    const info = parameterInfo(name);
    const counting = info ? this.codingsOf(info).filter((c) => c.level === level && !c.reason) : none;
    if (!info || counting.length === 0) return undefined;
    const winning = isList(info) ? counting : counting.slice(-1);
    return { value: joined(info, winning), places: winning.map((c) => c.line.place) };
  }

  private collectRule(block: Block, names: ScopeNames): void {
    const { line: add } = this.visitor('rule');
    const lines = linesIn(block);
    for (const line of lines) add(line, isLastForm(line, lines) ? undefined : 'other-form');
    for (const earlier of replacedBy(block, names)) for (const line of linesIn(earlier)) add(line, 'replaced');
  }

  private collect(level: ActionLevel, block: Block | undefined, names: ScopeNames): void {
    if (!block) return;
    const blocks = [block];
    this.partBlocks.set(level, blocks);
    const visitor: BlockVisitor = { ...this.visitor(level), part: (part) => blocks.push(part) };
    walk(block, names, visitor);
    walkReplaced(block, names, visitor);
  }

  private visitor(level: ActionLevel | 'rule'): BlockVisitor {
    return {
      line: (line, lost) => {
        const key = keyOf(line.parameter.name);
        const reason = lost ?? (countsAt(line.parameter, level, line.block.type) ? undefined : 'not-at-this-level');
        const list = this.codings.get(key);
        if (list) list.push({ level, line, reason });
        else this.codings.set(key, [{ level, line, reason }]);
      },
      unresolved: (reference) => this.unresolved.push(reference),
    };
  }

  private codingsOf(info: ParameterInfo): readonly Coding[] {
    return this.codings.get(keyOf(info.name)) ?? none;
  }

  private resolve(info: ParameterInfo): EffectiveParameter {
    const all = this.codingsOf(info);
    const winning = winningIn(info, all);
    const last = winning.at(-1);
    const overrides = winning.length === all.length ? none : this.overridesOf(info, all, winning, last?.level);
    if (!last) return this.referencedCondition(info, overrides) ?? this.uncoded(info, overrides);
    const known = isKnownIn(info, this.release);
    return {
      name: info.name,
      info,
      value: joined(info, winning),
      level: last.level,
      statement: sourceOf(last.line.block),
      places: winning.map((c) => c.line.place),
      overrides,
      certainty: 'doc',
      known,
      note: known ? undefined : `${info.name} came with ${info.parameter.since ?? 'a later release'}.`,
    };
  }

  /** A condition coded by reference: what the reference stands for. */
  private referencedCondition(info: ParameterInfo, overrides: readonly Override[]): EffectiveParameter | undefined {
    const condition = this.rule.conditions && conditionBehind(info.name, this.rule.conditions);
    if (!condition?.coded) return undefined;
    const { type, name, place } = this.rule.block;
    const texts = condition.value?.texts() ?? null;
    return {
      name: info.name,
      info,
      value: texts?.length === 1 ? (texts[0] ?? null) : texts,
      level: 'rule',
      statement: { type, name, place },
      places: [condition.coded.place],
      overrides,
      certainty: 'doc',
      known: true,
    };
  }

  private uncoded(info: ParameterInfo, overrides: readonly Override[]): EffectiveParameter {
    if (overrides.length > 0 || dependsOnOthers(info)) return this.byDefault(info, overrides);
    const shared = defaultsIn(this.release);
    let found = shared.get(info);
    if (!found) shared.set(info, (found = this.byDefault(info, none)));
    return found;
  }

  private byDefault(info: ParameterInfo, overrides: readonly Override[]): EffectiveParameter {
    const context: DefaultContext = { release: this.release, value: (name) => this.value(name), list: (name) => this.list(name) };
    return { name: info.name, info, ...defaultOf(info, isList(info), context), places: none, overrides, known: isKnownIn(info, this.release) };
  }

  private overridesOf(info: ParameterInfo, all: readonly Coding[], winning: readonly Coding[], level: Level | undefined): Override[] {
    // One statement may serve two levels: its lines are then coded once, and not in vain.
    const lost = all.filter((c) => !winning.some((w) => w === c || (samePlace(w.line.place, c.line.place) && c.level !== w.level)));
    const order: readonly Level[] = levels;
    return lost
      .map((c) => ({
        level: c.level,
        value: joined(info, [c]),
        statement: sourceOf(c.line.block),
        place: c.line.place,
        reason: c.reason ?? (c.level === level ? ('coded-again' as const) : ('stronger-level' as const)),
      }))
      .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  }
}

/** What is not coded, where it depends on the release alone: the same for all rules. */
const defaults = new Map<Release, Map<ParameterInfo, EffectiveParameter>>();

function defaultsIn(release: Release): Map<ParameterInfo, EffectiveParameter> {
  let found = defaults.get(release);
  if (!found) defaults.set(release, (found = new Map()));
  return found;
}

/** The codings that make up the value: those of the strongest level that has one that counts. */
function winningIn(info: ParameterInfo, all: readonly Coding[]): readonly Coding[] {
  if (all.length === 0) return none;
  const level = levels.find((each) => all.some((c) => c.level === each && !c.reason));
  const counting = level === undefined ? none : all.filter((c) => c.level === level && !c.reason);
  return isList(info) ? counting : counting.slice(-1);
}

/** The effective values to read from; what a change would make of them can stand in for what is coded. */
export type EffectiveValues = Pick<Effective, 'release' | 'get' | 'value' | 'list' | 'isOn'>;

/** Whether no other form of the same condition is coded behind the line. */
function isLastForm(line: Line, lines: readonly Line[]): boolean {
  const { name, alternatives } = line.parameter;
  if (alternatives === undefined) return true;
  const last = lines.filter((other) => other.parameter.alternatives === alternatives).at(-1);
  return last?.parameter.name === name;
}

/** The address or port condition whose direct form has this name. */
function conditionBehind(name: string, conditions: Conditions): Condition<{ texts(): readonly string[] }> | undefined {
  switch (name) {
    case 'LocalAddr':
      return conditions.localAddress;
    case 'RemoteAddr':
      return conditions.remoteAddress;
    case 'LocalPortRange':
      return conditions.localPort;
    case 'RemotePortRange':
      return conditions.remotePort;
    default:
      return undefined;
  }
}

/** Whether a parameter takes a list: codes, or lines that may be repeated. */
export function isList(info: ParameterInfo): boolean {
  return info.parameter.repeatable === true;
}

function joined(info: ParameterInfo, codings: readonly Coding[]): string | readonly string[] {
  const values = codings.flatMap((c) => valuesOf(c.line.parameter, c.line.words));
  if (info.parameter.secret) return hidden;
  return isList(info) ? withoutDuplicates(values) : values.join(' ');
}

function samePlace(a: Place, b: Place): boolean {
  return a.item === b.item && a.span.start === b.span.start;
}

function sourceOf(block: Block): Source {
  return { type: block.type, name: block.name, place: block.place };
}
