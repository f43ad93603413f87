/**
 * Where the live policy differs from what the members give: a saved display is held against the display that the members would lead
 * to (render/), so that both sides are read the same way, line by line.
 */
import type { Place } from '../../workspace/source-file.js';
import type { ActionLevel } from '../parameters.js';
import { parameterInfo } from '../parameters.js';
import type { Policy, Rule } from '../policy.js';
import { renderNetstat, renderPasearch, type RenderedLine } from '../render.js';
import { readDisplay, type Display, type DisplayField, type DisplayRule } from './read.js';

export interface Difference {
  readonly rule: string;
  /** The parameter; the statement of an action whose name differs, `TTLSRule` for a rule that only one side has. */
  readonly parameter: string;
  /** The action at whose level the display shows it; absent for conditions and rules. */
  readonly level?: ActionLevel;
  /** null: the members give none, or have no such rule. */
  readonly members: string | null;
  /** null: the display shows none. */
  readonly live: string | null;
  /** Lines of the members: of the value, else of the rule. Empty when the members have nothing of it. */
  readonly places: readonly Place[];
  /** Line of the display, from 0; absent when it shows nothing of it. */
  readonly line?: number;
}

/** The differences in the order of the display, rules that only the members have at the end; what several connections of netstat show alike, once. */
export function driftOf(policy: Policy, live: Display): Difference[] {
  const seen = new Set<string>();
  return allDrift(policy, live).filter(({ rule, parameter, level, members, live: shown }) => {
    const key = JSON.stringify([rule, parameter, level, members, shown]);
    return !seen.has(key) && seen.add(key);
  });
}

/** pasearch shows the rules of all disciplines, unless it is asked for one. */
const isTtls = ({ fields }: DisplayRule): boolean => fields.every(({ label, values }) => label !== 'Rule Type' || values[0] === 'TTLS');

function allDrift(policy: Policy, live: Display): Difference[] {
  const found = live.rules.filter(isTtls).flatMap((shown) => {
    const rule = policy.rule(shown.name);
    return rule ? ruleDrift(policy, rule, shown, live.kind) : [{ rule: shown.name, parameter: 'TTLSRule', members: null, live: shown.name, places: [], line: shown.line }];
  });
  // netstat shows the one rule of a connection.
  const absent = live.kind === 'netstat' ? [] : policy.rules.filter((rule) => !live.rules.some(({ name }) => name === rule.name));
  return [...found, ...absent.map((rule): Difference => ({ rule: rule.name, parameter: 'TTLSRule', members: rule.name, live: null, places: [rule.place] }))];
}

/** Labels that stand for no parameter, or change from run to run. */
const passedOver = new Set(
  ['Rule Type', 'Version', 'Status', 'Weight', 'ForLoadDist', 'Sequence Actions', 'No. Policy Action', 'policyAction', 'ActionType', 'Action Sequence', 'TimeZone', 'Fr TimeOfDay UTC', 'To TimeOfDay UTC', 'Policy created', 'Policy updated', 'GroupID', 'TTLS Condition Summary'].map((label) => label.toLowerCase()),
);

/** Labels of conditions, and the parameters that they show. */
const conditionNames: Readonly<Record<string, string>> = {
  'local address fromaddr': 'LocalAddr',
  'local address toaddr': 'LocalAddr',
  'remote address fromaddr': 'RemoteAddr',
  'remote address toaddr': 'RemoteAddr',
  localportfrom: 'LocalPortRange',
  localportto: 'LocalPortRange',
  remoteportfrom: 'RemotePortRange',
  remoteportto: 'RemotePortRange',
  localport: 'LocalPortRange',
  remoteport: 'RemotePortRange',
  servicedirection: 'Direction',
  'first to last': 'DayOfMonthMask',
  'last to first': 'DayOfMonthMask',
  'month of yr mask': 'MonthOfYearMask',
  'day of week mask': 'DayOfWeekMask',
  'start date time': 'ConditionTimeRange',
  'end date time': 'ConditionTimeRange',
  'fr timeofday': 'TimeOfDayRange',
  'to timeofday': 'TimeOfDayRange',
};

const actionNames: Readonly<Record<ActionLevel, string>> = { group: 'TTLSGroupAction', environment: 'TTLSEnvironmentAction', connection: 'TTLSConnectionAction' };

function ruleDrift(policy: Policy, rule: Rule, live: DisplayRule, kind: Display['kind']): Difference[] {
  const lines = (kind === 'netstat' ? renderNetstat(policy, rule) : renderPasearch(policy, rule)).lines;
  const own = readDisplay(lines.map(({ text }) => text).join('\n'))?.rules[0];
  if (!own) return [];
  const ours = new Map(own.fields.map((field) => [keyOf(field), field]));
  const theirs = new Map(live.fields.map((field) => [keyOf(field), field]));
  const places = (field: DisplayField): readonly Place[] => placesOf(lines, field);
  const shown = scopesShown(live);
  return [...new Set([...theirs.keys(), ...ours.keys()])].flatMap((key) => {
    const field = ours.get(key);
    // A display of names only says nothing of what is behind the names.
    if (field && !theirs.has(key) && !shown.has(field.label === 'Action' ? actionsOfRule : field.scope)) return [];
    return difference(rule, field, theirs.get(key), places) ?? [];
  });
}

const actionsOfRule = 'actions';

/** Of what the display shows more than names: conditions of the rule, parameters of the actions of a level; and whether it shows actions at all. */
function scopesShown({ fields }: DisplayRule): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const { scope, label } of fields) {
    if (label === 'Action') shown.add(actionsOfRule);
    else if (shownParameter({ scope, label }) !== undefined) shown.add(scope);
  }
  return shown;
}

const keyOf = ({ scope, label }: DisplayField): string => `${scope} ${label.toLowerCase()}`;

function difference(rule: Rule, ours: DisplayField | undefined, live: DisplayField | undefined, placesOfField: (field: DisplayField) => readonly Place[]): Difference | undefined {
  const field = live ?? ours;
  const parameter = field && shownParameter(field);
  if (!field || parameter === undefined || parameterInfo(parameter)?.parameter.secret) return undefined;
  const places = ours ? placesOfField(ours) : [];
  const level = field.scope === 'rule' ? undefined : field.scope;
  const common = { rule: rule.name, parameter, level, line: live?.line, places: places.length > 0 ? places : [rule.place] };
  // A release may show fewer lines: what is not coded is not missed.
  if (!live) return places.length === 0 ? undefined : { ...common, members: textOf(ours), live: null };
  if (ours) return sameValues(parameter, ours.values, live.values) ? undefined : { ...common, members: textOf(ours), live: textOf(live) };
  // Of an action that the members do not have, the name says enough.
  if (live.values.length === 0 || (level && !rule[level] && live.label !== 'Action')) return undefined;
  // A line that we would not print: it may show a default, or what another level gives.
  const effective = rule.effective.get(parameter);
  const values = [effective?.value ?? []].flat();
  if (sameValues(parameter, values, live.values)) return undefined;
  return { ...common, members: values.join(' ') || null, live: textOf(live), places: effective && effective.places.length > 0 ? effective.places : [rule.place] };
}

/** The parameter that the field shows, or the statement of the action that it names; undefined for what is not compared. */
export function shownParameter({ scope, label }: Pick<DisplayField, 'scope' | 'label'>): string | undefined {
  const lower = label.toLowerCase();
  if (passedOver.has(lower)) return undefined;
  if (scope === 'rule') return conditionNames[lower] ?? parameterInfo(label)?.name;
  return label === 'Action' ? actionNames[scope] : parameterInfo(label)?.name;
}

function sameValues(parameter: string, a: readonly string[], b: readonly string[]): boolean {
  const fold = parameterInfo(parameter)?.parameter.value.kind === 'enum' ? (text: string): string => text.toLowerCase() : (text: string): string => text;
  return a.length === b.length && a.every((value, index) => fold(value) === fold(b[index] ?? ''));
}

const textOf = (field: DisplayField | undefined): string | null => (field && field.values.length > 0 ? field.values.join(' ') : null);

/** The lines of the members behind a field of our own display: those of its line, and of the codes below it. */
function placesOf(lines: readonly RenderedLine[], { line, values }: DisplayField): readonly Place[] {
  // pasearch begins a list below its label, netstat beside it.
  const below = lines[line]?.text.trimEnd().endsWith(':') ? 1 : 0;
  return [...new Set(lines.slice(line, line + Math.max(1, values.length + below)).flatMap(({ places }) => places))];
}
