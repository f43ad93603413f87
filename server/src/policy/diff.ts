/**
 * What changed between two states of a policy: for each rule its effective values before and after, rules added, removed,
 * tried in another order, or newly never used; and which changes of the text have no effect.
 *
 * Compared is what a rule comes to, not how it is written: names of actions and of address groups, order of attributes,
 * inline or by reference, comments, blanks and upper or lower case make no change.
 */
import { type Item, statementAt } from '../syntax/tree.js';
import type { Place } from '../workspace/source-file.js';
import type { Condition, Conditions } from './conditions.js';
import { coverageOf } from './coverage.js';
import type { EffectiveParameter } from './effective.js';
import { itemsBehind, wordsOf } from './items-behind.js';
import { allParameters } from './parameters.js';
import type { Policy, Rule } from './policy.js';
import { timeText } from './time-text.js';

export type RuleChangeKind = 'added' | 'removed' | 'changed' | 'moved' | 'shadowed';

export type ParameterValue = string | readonly string[] | null;

/** A parameter whose value is another one; null: no value, or no rule. Passwords are `***`, also when they differ. */
export interface ParameterChange {
  readonly name: string;
  readonly before: ParameterValue;
  readonly after: ParameterValue;
  readonly beforePlaces: readonly Place[];
  readonly afterPlaces: readonly Place[];
}

export interface RuleChange {
  readonly rule: string;
  /**
   * `moved`: tried before a rule that was tried before it, or the reverse; `shadowed`: can never match any more. A rule may have
   * several changes, each of its own.
   */
  readonly change: RuleChangeKind;
  /** Of an added or removed rule: what is coded for it; of a moved one its Priority. Empty for `shadowed`. */
  readonly parameters: readonly ParameterChange[];
  /** Absent for an added rule. */
  readonly before?: Rule;
  /** Absent for a removed rule. */
  readonly after?: Rule;
  /** Rules of the new state. `moved`: those that share connections with it, on the other side of which it now stands; `shadowed`: those that take its connections. */
  readonly others: readonly Rule[];
}

/** The changes of the rules of one stack, in the search order of the new state; removed rules behind the rest. */
export function changesBetween(before: Policy | undefined, after: Policy | undefined): RuleChange[] {
  const moves = before && after ? movesBetween(before, after) : new Map<Rule, readonly Rule[]>();
  const changes = (after?.rules ?? []).flatMap((rule) => changesOf(rule, before, after as Policy, moves.get(rule)));
  const removed = (before?.rules ?? []).filter((rule) => !after?.rule(rule.name));
  return [...changes, ...removed.map((rule): RuleChange => ({ rule: rule.name, change: 'removed', parameters: parametersBetween(rule, undefined), before: rule, others: [] }))];
}

function changesOf(rule: Rule, before: Policy | undefined, after: Policy, passed: readonly Rule[] | undefined): RuleChange[] {
  const old = before?.rule(rule.name);
  const common = { rule: rule.name, before: old, after: rule, others: [] };
  const all = old && before && readAlike([old, before], [rule, after]) ? [] : parametersBetween(old, rule);
  const moved = passed ? all.filter(({ name }) => name === 'Priority') : [];
  const parameters = all.filter((parameter) => !moved.includes(parameter));
  const changes: RuleChange[] = [];
  if (!old) changes.push({ ...common, change: 'added', parameters });
  else if (parameters.length > 0) changes.push({ ...common, change: 'changed', parameters });
  if (passed) changes.push({ ...common, change: 'moved', parameters: moved, others: passed });
  const shadow = coverageOf(after).shadowOf(rule);
  if (shadow && !(old && before && coverageOf(before).shadowOf(old))) changes.push({ ...common, change: 'shadowed', parameters: [], others: shadow.by });
  return changes;
}

/** Whether the rule and all that it leads to say the same word for word: then nothing needs to be worked out. */
function readAlike([old, before]: readonly [Rule, Policy], [rule, after]: readonly [Rule, Policy]): boolean {
  const [was, is] = [[...itemsBehind(old.item, before.names)], [...itemsBehind(rule.item, after.names)]];
  const words = (item: Item | undefined): string => (item?.statement ? wordsOf(item.statement) : '');
  return before.release === after.release && was.length === is.length && was.every((item, index) => words(item) === words(is[index]));
}

/** The parameters that differ, in the order of the catalogue, the time conditions last. */
export function parametersBetween(before: Rule | undefined, after: Rule | undefined): ParameterChange[] {
  const changes: ParameterChange[] = [];
  for (const { name } of allParameters().values()) {
    if (!isCompared(name)) continue;
    const [old, now] = [valueOf(before, name), valueOf(after, name)];
    const alone = !before || !after;
    if (alone ? !isCoded(old ?? now) : haveSameMeaning(name, before, after, old, now)) continue;
    changes.push({ name, before: old?.value ?? null, after: now?.value ?? null, beforePlaces: old?.places ?? [], afterPlaces: now?.places ?? [] });
  }
  const times = timesBetween(before, after);
  return times ? [...changes, times] : changes;
}

function valueOf(rule: Rule | undefined, name: string): EffectiveParameter | undefined {
  return rule?.effective.get(name);
}

function isCoded(parameter: EffectiveParameter | undefined): boolean {
  return parameter !== undefined && parameter.value !== null && parameter.places.length > 0;
}

/** References are compared by what they lead to, and the two names of the cipher list once. */
function isCompared(name: string): boolean {
  const info = allParameters().get(name.toLowerCase());
  return info?.parameter.value.kind !== 'ref' && name !== 'V3CipherSuites4Char';
}

function haveSameMeaning(name: string, before: Rule, after: Rule, old: EffectiveParameter | undefined, now: EffectiveParameter | undefined): boolean {
  const condition = conditionNames.get(name);
  if (condition) return haveSameConnections(before.conditions[condition], after.conditions[condition]);
  if (old?.info.parameter.secret) return secretOf(old) === secretOf(now);
  return JSON.stringify(old?.value ?? null) === JSON.stringify(now?.value ?? null);
}

type SetCondition = 'localAddress' | 'remoteAddress' | 'localPort' | 'remotePort';
type NameCondition = 'jobname' | 'userid';

const conditionNames: ReadonlyMap<string, SetCondition | NameCondition> = new Map([
  ['LocalAddr', 'localAddress'],
  ['RemoteAddr', 'remoteAddress'],
  ['LocalPortRange', 'localPort'],
  ['RemotePortRange', 'remotePort'],
  ['Jobname', 'jobname'],
  ['Userid', 'userid'],
]);

/** Sets with equal members, and names in whatever case, let the same connections through. */
function haveSameConnections(a: Condition<Conditions[SetCondition | NameCondition]['value']>, b: typeof a): boolean {
  return textsOf(a).join() === textsOf(b).join();
}

function textsOf({ value, coded }: Condition<Conditions[SetCondition | NameCondition]['value']>): readonly string[] {
  if (value === undefined) return ['?', coded?.text ?? ''];
  return typeof value === 'string' ? [value.toUpperCase()] : value.texts();
}

/** The words behind the keyword: what is hidden in the value. */
function secretOf(parameter: EffectiveParameter | undefined): string {
  return (parameter?.places ?? []).map(({ item, span }) => statementAt(item, span.start)?.args.map(({ text }) => text).join(' ') ?? '').join('\n');
}

function timesBetween(before: Rule | undefined, after: Rule | undefined): ParameterChange | undefined {
  const [old, now] = [before?.conditions.times ?? [], after?.conditions.times ?? []] as const;
  const [oldTexts, newTexts] = [old.map(timeText), now.map(timeText)] as const;
  if (JSON.stringify(oldTexts) === JSON.stringify(newTexts)) return undefined;
  const value = (texts: readonly string[]): ParameterValue => (texts.length > 0 ? texts : null);
  return { name: 'IpTimeCondition', before: value(oldTexts), after: value(newTexts), beforePlaces: old.map(({ place }) => place), afterPlaces: now.map(({ place }) => place) };
}

/**
 * The rules whose order to others is another, with those others. As names stay, only rules with another priority move;
 * rules that are in one state only count for nothing.
 */
function movesBetween(before: Policy, after: Policy): Map<Rule, readonly Rule[]> {
  const oldPositions = new Map(before.rules.map(({ name }, index) => [name, index]));
  const kept = after.rules.filter(({ name }) => oldPositions.has(name));
  const positions = new Map(kept.map((rule, index) => [rule, index]));
  const old = kept.map(({ name }) => oldPositions.get(name) ?? 0);
  const highestBefore = running(old, Math.max);
  const lowestBehind = running([...old].reverse(), Math.min).reverse();
  const moves = new Map<Rule, readonly Rule[]>();
  kept.forEach((rule, index) => {
    const own = old[index] ?? 0;
    const passes = (highestBefore[index - 1] ?? -1) > own || (lowestBehind[index + 1] ?? Infinity) < own;
    if (!passes || before.rule(rule.name)?.priority === rule.priority) return;
    const passed = (other: Rule): boolean => {
      const [now, then] = [positions.get(other), oldPositions.get(other.name)];
      return now !== undefined && then !== undefined && now < index !== then < own;
    };
    moves.set(rule, coverageOf(after).meeting(rule, passed, maxOthers));
  });
  return moves;
}

/** Rules that are told as passed by one that moved. */
const maxOthers = 20;

function running(values: readonly number[], choose: (a: number, b: number) => number): number[] {
  const result: number[] = [];
  for (const value of values) result.push(result.length === 0 ? value : choose(result.at(-1) ?? value, value));
  return result;
}
