/**
 * A check of what the actions of rules come to. It looks at each use once and says what is wrong at which place; findings of
 * several uses at one place become one finding that names the rules.
 *
 * State: what a check says of a use is kept as long as its rules and actions stay as they are (uses.ts).
 */
import type { Place } from '../../../workspace/source-file.js';
import type { Item } from '../../../syntax/tree.js';
import type { Settings, Severity } from '../../../workspace/settings.js';
import type { Check, Draft, DraftFix, ScopeContext } from '../../check.js';
import { defineCheck } from '../../check.js';
import { bySeverity } from './severity.js';
import type { Use } from './use.js';
import type { Rule, SayingOfUse } from './uses.js';
import { toldOfUses } from './uses.js';

/** Something that is wrong, and the place that brings it about. */
export interface Cause {
  readonly at: Place;
  /** `rules`: the rules that it is wrong for, as `rule TN` or `rules A and B`. */
  readonly message: (rules: string) => string;
  /** Overrides the severity of the check. An error becomes a warning where a file that could change the matter is not known. */
  readonly severity?: Severity;
  readonly related?: Draft['related'];
  readonly fixes?: (context: ScopeContext, rules: readonly Rule[]) => readonly DraftFix[];
  readonly tags?: Draft['tags'];
}

export interface MeaningCheck extends Omit<Check, 'item' | 'file' | 'scope' | 'library'> {
  causes(use: Use, settings: Settings): Iterable<Cause>;
  /**
   * Present: a place is at fault only if it is at fault in every use that it counts in. Gives the places at which all is
   * well in this use; it is asked only when there is a cause.
   */
  fineAt?(use: Use, settings: Settings): Iterable<Place>;
}

/** Declares a check of uses. */
export function defineMeaningCheck({ causes, fineAt, ...check }: MeaningCheck): Check {
  const causesOf = saying(causes);
  const fineOf = fineAt && saying(fineAt);
  return defineCheck({
    ...check,
    *scope(context) {
      const all: Told[] = toldOfUses(causesOf, context).flatMap(({ told, rules }) => told.map((cause) => ({ cause, rules })));
      if (all.length === 0) return;
      const spared = fineOf && placesOf(toldOfUses(fineOf, context).flatMap(({ told }) => told));
      yield* draftsOf(spared ? all.filter(({ cause }) => !spared.has(cause.at)) : all, check.severity, context);
    },
  });
}

/** What was said, and of which rules. */
export interface Told {
  readonly cause: Cause;
  readonly rules: readonly Rule[];
}

/** One finding for each place: the most severe of the causes, for all rules of which the same is said. */
export function* draftsOf(all: readonly Told[], usual: Severity, context: ScopeContext): Generator<Draft> {
  const byPlace = new PlaceMap<Told[]>();
  for (const told of all) {
    const others = byPlace.get(told.cause.at);
    if (others) others.push(told);
    else byPlace.set(told.cause.at, [told]);
  }
  for (const same of byPlace.values()) {
    const [worst] = [...same].sort((a, b) => bySeverity(a.cause.severity ?? usual, b.cause.severity ?? usual));
    if (worst) yield draftOf(worst.cause, rulesOf(same, worst.cause), usual, context);
  }
}

function draftOf(cause: Cause, rules: readonly Rule[], usual: Severity, context: ScopeContext): Draft {
  const { at, message, severity = usual, related, fixes, tags } = cause;
  return {
    at,
    message: message(rulesText(rules)),
    severity: severity === 'error' && !isSure(context) ? 'warning' : severity,
    related,
    tags,
    fixes: fixes && (() => fixes(context, rules)),
  };
}

/** The rules of which the same is said as by this cause. */
function rulesOf(same: readonly Told[], { message }: Cause): readonly Rule[] {
  const text = message('');
  return [...new Set(same.filter(({ cause }) => cause.message('') === text).flatMap(({ rules }) => rules))];
}

/** No file that could replace a definition is missing: the stack's own file, which is read last, is known. */
function isSure({ scope }: ScopeContext): boolean {
  return scope.complete || scope.common === undefined;
}

/** Rules that are named; of more, the number is told. */
const named = 3;

/** `rule TN`, `rules A and B`, `rules A, B, C and 7 more`. */
export function rulesText(rules: readonly Rule[]): string {
  const names = rules.map(({ fact }) => fact.name);
  if (names.length <= 1) return `rule ${names.join('')}`;
  const shown = names.length <= named + 1 ? names : [...names.slice(0, named), `${names.length - named} more`];
  return `rules ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** The verb behind the text of rules. */
export function be(rules: string): 'is' | 'are' {
  return rules.startsWith('rules') ? 'are' : 'is';
}

/** All that some work comes to, when it comes to anything. */
function saying<T>(work: (use: Use, settings: Settings) => Iterable<T>): SayingOfUse<readonly T[]> {
  return ({ use }, settings) => {
    let all: T[] | undefined;
    for (const each of work(use, settings)) (all ??= []).push(each);
    return all;
  };
}

function placesOf(places: readonly Place[]): PlaceMap<true> {
  const all = new PlaceMap<true>();
  for (const place of places) all.set(place, true);
  return all;
}

/** Values by place. Items are told apart by identity. */
class PlaceMap<V> {
  private readonly byItem = new Map<Item, Map<string, V>>();

  get({ item, span }: Place): V | undefined {
    return this.byItem.get(item)?.get(`${span.start} ${span.end}`);
  }
  has(place: Place): boolean {
    return this.get(place) !== undefined;
  }
  set({ item, span }: Place, value: V): void {
    let ofItem = this.byItem.get(item);
    if (!ofItem) this.byItem.set(item, (ofItem = new Map()));
    ofItem.set(`${span.start} ${span.end}`, value);
  }
  *values(): Generator<V> {
    for (const ofItem of this.byItem.values()) yield* ofItem.values();
  }
}
