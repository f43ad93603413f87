/**
 * A rule as `pasearch -t` prints it, column by column (layout: displays of z/OS 3.1), so that it can be compared with the
 * live system.
 *
 * Left out, because it changes from run to run: date, time and instance id of the heading, and the `Policy created` and
 * `Policy updated` lines. Fixed text: `Version 3`, `Status Active`, and the UTC times, which are shown as if the time zone
 * of Policy Agent were UTC. Not confirmed by a display: the form of start and end dates, parameters that no display was
 * seen with (layout.ts), and address or port groups, of which only the lowest and the highest value are shown.
 */
import type { Place } from '../../workspace/source-file.js';
import type { AddressSet } from '../addresses.js';
import { addressText } from '../addresses.js';
import type { Condition, Conditions } from '../conditions.js';
import type { ActionLevel } from '../parameters.js';
import type { Policy, Rule } from '../policy.js';
import type { PortSet } from '../ports.js';
import type { TimeCondition } from '../time.js';
import { always } from '../time.js';
import { actionsInOrder, ActionView, type ShownValue } from './actions.js';
import { pasearchLayout, type LayoutSection } from './layout.js';
import { plain, Rendered, type RenderedLine } from './lines.js';
import { codeName, isCodeList } from './names.js';

/** The rules as `pasearch -t` prints them: all of the policy, or those given. */
export function renderPasearch(policy: Policy, rules: readonly Rule[] | Rule = policy.rules): Rendered {
  const list = Array.isArray(rules) ? (rules as readonly Rule[]) : [rules as Rule];
  return new Rendered([...heading(policy), ...list.flatMap((rule) => ruleLines(policy, rule))]);
}

const scopes: Readonly<Record<ActionLevel, string>> = { group: 'Group', environment: 'Environment', connection: 'Connection' };

function heading(policy: Policy): RenderedLine[] {
  return [plain(''), plain(`${`TCP/IP pasearch CS ${policy.release}`.padEnd(42)}Image Name: ${(policy.scope.stack?.name ?? '').padEnd(24)}`), plain('')];
}

/** A label at an indentation, its value from column 24 of a rule, 32 of an action. */
function field(indent: number, label: string, column: number, value: string): string {
  return `${' '.repeat(indent)}${`${label}:`.padEnd(column - indent - 1)} ${value}`;
}

function ruleField(indent: number, label: string, value: string, places: readonly Place[] = []): RenderedLine {
  return { text: field(indent, label, 24, value), places };
}

/** Two fields in one line; the second label stands at column 42, its value at 61. */
function pair(indent: number, [label, value]: readonly [string, string], [second, secondValue]: readonly [string, string], places: readonly Place[] = []): RenderedLine {
  return { text: `${field(indent, label, 24, value).padEnd(42)}${`${second}:`.padEnd(19)}${secondValue}`, places };
}

function ruleLines(policy: Policy, rule: Rule): RenderedLine[] {
  const order = actionsInOrder(rule);
  const priority = String(rule.priority);
  const priorityPlaces = rule.effective.get('Priority')?.places ?? [];
  return [
    { text: field(0, 'policyRule', 24, rule.name.padEnd(47)), places: [rule.place] },
    ruleField(2, 'Rule Type', 'TTLS'.padEnd(47)),
    pair(2, ['Version', '3'], ['Status', 'Active'.padEnd(16)]),
    pair(2, ['Weight', priority], ['ForLoadDist', 'False '], priorityPlaces),
    pair(2, ['Priority', priority], ['Sequence Actions', "Don't Care  "], priorityPlaces),
    ruleField(2, 'No. Policy Action', String(order.length)),
    ...order.flatMap((level) => actionReference(rule, level)),
    plain('  Time Periods:'),
    ...(rule.conditions.times.length === 0 ? [{ ...always, place: undefined }] : rule.conditions.times).flatMap(timePeriod),
    ...conditionSummary(rule.conditions),
    plain(''),
    ...order.flatMap((level) => actionLines(new ActionView(policy, rule, level), rule)),
  ];
}

function actionReference(rule: Rule, level: ActionLevel): RenderedLine[] {
  const places = rule.effective.get(`TTLS${scopes[level]}ActionRef`)?.places ?? [];
  return [
    ruleField(2, 'policyAction', (rule[level]?.name ?? '').padEnd(47), places),
    ruleField(3, 'ActionType', `TTLS ${scopes[level]}`.padEnd(16)),
    ruleField(3, 'Action Sequence', '0'.padEnd(16)),
  ];
}

function timePeriod(time: TimeCondition & { readonly place?: Place }): RenderedLine[] {
  const places = time.place ? [time.place] : [];
  return [
    plain('   Day of Month Mask:'),
    ruleField(3, 'First to Last', time.days, places),
    ruleField(3, 'Last to First', time.daysFromEnd, places),
    ruleField(3, 'Month of Yr Mask', time.months.padEnd(16), places),
    ruleField(3, 'Day of Week Mask', `${time.weekdays}  (Sunday - Saturday)`, places),
    ruleField(3, 'Start Date Time', dateText(time.from).padEnd(16), places),
    ruleField(3, 'End Date Time', dateText(time.to).padEnd(16), places),
    ...time.windows.flatMap(({ start, end }) => [
      pair(3, ['Fr TimeOfDay', clock(start)], ['To TimeOfDay', clock(end).padEnd(16)], places),
      pair(3, ['Fr TimeOfDay UTC', clock(start % 1440)], ['To TimeOfDay UTC', clock(end % 1440).padEnd(16)], places),
    ]),
    ruleField(3, 'TimeZone', 'Local'.padEnd(16)),
  ];
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function dateText(digits: string | undefined): string {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits ?? '');
  return parts ? `${parts[1]}/${parts[2]}/${parts[3]} ${parts[4]}:${parts[5]}:${parts[6]}` : 'None';
}

function conditionSummary(conditions: Conditions): RenderedLine[] {
  const { jobname, userid, direction } = conditions;
  return [
    plain('  TTLS Condition Summary:                 NegativeIndicator: Off'),
    ...addressLines('Local', conditions.localAddress),
    ...addressLines('Remote', conditions.remoteAddress),
    portLine('Local', conditions.localPort),
    portLine('Remote', conditions.remotePort),
    pair(3, ['JobName', coded(jobname)], ['UserId', coded(userid).padEnd(16)], [...placesOf(jobname), ...placesOf(userid)]),
    ruleField(3, 'ServiceDirection', (direction.value ?? coded(direction)).padEnd(16), placesOf(direction)),
  ];
}

function coded(condition: Condition<unknown>): string {
  return condition.coded?.text ?? '';
}

function placesOf(condition: Condition<unknown>): readonly Place[] {
  return condition.coded ? [condition.coded.place] : [];
}

function addressLines(side: string, condition: Condition<AddressSet>): RenderedLine[] {
  const [from, to] = condition.value ? addressBounds(condition.value) : [coded(condition), coded(condition)];
  const places = placesOf(condition);
  return [plain(`   ${side} Address:`), ruleField(4, 'FromAddr', from.padEnd(46), places), ruleField(4, 'ToAddr', to.padEnd(46), places)];
}

/** Lowest and highest address; All when both families or 0.0.0.0 are among them (IP System Administrator's Commands, pasearch). */
function addressBounds(set: AddressSet): readonly [string, string] {
  const ranges = set.ranges();
  const [low, high] = [ranges[0], ranges.at(-1)];
  if (!low || !high || low.family !== high.family || (low.family === 4 && low.from === 0n)) return ['All', 'All'];
  return [addressText({ family: low.family, value: low.from }), addressText({ family: high.family, value: high.to })];
}

function portLine(side: string, condition: Condition<PortSet>): RenderedLine {
  const ranges = condition.value?.isAll ? [{ from: 0, to: 0 }] : (condition.value?.ranges ?? []);
  const from = String(ranges[0]?.from ?? coded(condition));
  const to = String(ranges.at(-1)?.to ?? coded(condition));
  return pair(3, [`${side}PortFrom`, from], [`${side}PortTo`, to.padEnd(6)], placesOf(condition));
}

function actionLines(view: ActionView, rule: Rule): RenderedLine[] {
  const block = rule[view.level];
  return [
    { text: field(2, 'TTLS Action', 32, view.name.padEnd(47)), places: block ? [block.place] : [] },
    plain(field(4, 'Version', 32, '3'.padEnd(16))),
    plain(field(4, 'Status', 32, 'Active  ')),
    plain(field(4, 'Scope', 32, scopes[view.level])),
    ...pasearchLayout[view.level].flatMap((section) => sectionLines(view, section, 4)),
    plain(''),
  ];
}

function sectionLines(view: ActionView, section: LayoutSection, indent: number): RenderedLine[] {
  const inside = section.heading ? indent + 1 : indent;
  const lines = [...view.values(section).flatMap((value) => valueLines(view.level, value, inside)), ...section.sections.flatMap((s) => sectionLines(view, s, inside))];
  if (!section.heading || lines.length === 0) return lines;
  const blanks = section.statement === 'TTLSGroupAdvancedParms' ? '      ' : '';
  return [plain(`${' '.repeat(indent)}${section.statement}:${blanks}`), ...lines];
}

function valueLines(level: ActionLevel, { info, value, places }: ShownValue, indent: number): RenderedLine[] {
  const { name } = info;
  const line = (text: string, from: readonly Place[]): RenderedLine => ({ text, places: from, parameter: name });
  const values = typeof value === 'string' ? [value] : value;
  if (isCodeList(info) && !values.includes('Any')) {
    const label = name.startsWith('V') ? name.replace('V', 'v') : name;
    return [line(`${' '.repeat(indent)}${label}:`, places), ...values.map((code) => line(`${' '.repeat(indent + 1)}${`${code}  ${codeName(info, code)}`.trimEnd()}`, places))];
  }
  // Any is printed one column further to the right than other values.
  const column = name.startsWith('GSK_') ? 48 : isCodeList(info) ? 33 : 32;
  return values.map((text, index) => line(field(indent, name, column, padded(level, info, text)), values.length === places.length ? [places[index] ?? places[0]].filter((p) => p !== undefined) : places));
}

/** The width that pasearch gives a value: blanks behind it, as the display has them. */
function padded(level: ActionLevel, { name, parameter }: ShownValue['info'], text: string): string {
  const wide = parameter.value.kind === 'integer' || name === 'Renegotiation' || name === 'RenegotiationIndicator';
  const bare = (name === 'Trace' && level === 'group') || (name.startsWith('GSK_') && (wide || name.endsWith('_ALGORITHM')));
  const aligned = wide || parameter.value.kind === 'enum' || parameter.value.kind === 'codes';
  return bare || !aligned ? text : text.padEnd(wide ? 16 : 15);
}
