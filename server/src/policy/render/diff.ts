/** What changed between two states of a library, for people: as text, and as Markdown for a change record. */
import type { Place } from '../../workspace/source-file.js';
import type { ParameterChange, ParameterValue, RuleChange } from '../diff.js';
import type { LibraryDiff, QuietChange, StackDiff } from '../library-diff.js';
import { compareEbcdic } from '../order.js';
import { parameterInfo } from '../parameters.js';
import type { Rule } from '../policy.js';
import { summaryOf } from '../summary.js';
import { environmentUserInstanceFindings } from '../user-instance.js';
import { plain, Rendered, type RenderedLine } from './lines.js';
import { codeName, isCodeList } from './names.js';

export interface DiffRenderOptions {
  /** `file:line` of a place in the old and in the new state, as the reader should see it. */
  readonly locateBefore: (place: Place) => string;
  readonly locateAfter: (place: Place) => string;
  /** A file without a line. */
  readonly nameOf: (uri: string) => string;
}

const noChange = 'No effective change.';

/** The changes as text; places are those of the new state where there are any. */
export function renderDiff(diff: LibraryDiff, options: DiffRenderOptions): Rendered {
  const stacks = diff.stacks.filter(({ rules }) => rules.length > 0);
  const sections = stacks.map((stack) => [plain(heading(stack, options)), ...stack.rules.flatMap((change) => ruleLines(change, options))]);
  if (sections.length === 0) sections.push([plain(noChange)]);
  if (diff.quiet.length > 0) sections.push([plain('Without effect'), ...diff.quiet.map((change) => ({ text: `  ${quietText(change, options)}`, places: change.change !== 'removed' && change.place ? [change.place] : [] }))]);
  const reminders = remindersOf(diff, options);
  if (reminders.length > 0) sections.push([plain('EnvironmentUserInstance'), ...reminders.map(({ text, places }) => ({ text: `  ${text}`, places }))]);
  return new Rendered(sections.flatMap((lines, index) => (index > 0 ? [plain(''), ...lines] : lines)));
}

/** Environments that changed under the same EnvironmentUserInstance; one that several stacks use is told once. */
function remindersOf({ stacks }: LibraryDiff, { locateAfter }: DiffRenderOptions): RenderedLine[] {
  const findings = stacks.flatMap(({ before, after }) => (before && after ? environmentUserInstanceFindings(before, after) : []));
  const lines = new Map(findings.map(({ message, place }) => [`${locateAfter(place)}: ${message}`, place]));
  return [...lines].map(([text, place]) => ({ text, places: [place] }));
}

function heading({ stack, before, after, rules }: StackDiff, { nameOf }: DiffRenderOptions): string {
  const name = stack === null ? (after ?? before)?.scope.files.map(nameOf).join(', ') : `Stack ${stack}`;
  const state = !before ? ', new' : !after ? ', removed' : '';
  return `${name}${state}: ${countText(rules)}`;
}

/** `1 rule added, 2 changed`. */
function countText(rules: readonly RuleChange[]): string {
  const kinds = ['added', 'removed', 'changed', 'moved', 'shadowed'] as const;
  const counts = kinds.map((kind) => [kind, rules.filter(({ change }) => change === kind).length] as const).filter(([, count]) => count > 0);
  return counts.map(([kind, count], index) => `${count}${index > 0 ? '' : count === 1 ? ' rule' : ' rules'} ${kind}`).join(', ');
}

function ruleLines(change: RuleChange, options: DiffRenderOptions): RenderedLine[] {
  const rule = change.after ?? change.before;
  const at = change.after ? options.locateAfter(change.after.place) : change.before ? options.locateBefore(change.before.place) : '';
  const line: RenderedLine = { text: `  ${change.change.padEnd(8)}  ${change.rule}   ${at}`, places: change.after ? [change.after.place] : [] };
  const more = explanation(change);
  return [line, ...(more === undefined ? [] : [{ text: `            ${more}`, places: line.places }]), ...(rule ? change.parameters.flatMap((parameter) => parameterLines(change, parameter, options)) : [])];
}

/** What a change without values comes to. */
function explanation({ change, before, after, others }: RuleChange): string | undefined {
  if (change === 'shadowed') return `can never match: ${names(others)} before it ${others.length === 1 ? 'takes' : 'take'} all its connections`;
  if (change === 'moved') {
    const ahead = others.filter((other) => isBefore(other, after));
    const behind = others.filter((other) => !isBefore(other, after));
    const parts = [behind.length > 0 && `now tried before ${names(behind)}`, ahead.length > 0 && `now tried after ${names(ahead)}`].filter(Boolean);
    return parts.length === 0 ? undefined : `${parts.join(', ')}, which ${others.length === 1 ? 'shares' : 'share'} connections with it`;
  }
  const about = change === 'added' ? after : change === 'removed' ? before : undefined;
  return about && summaryOf(about).text;
}

/** Rules that changed places have different priorities, or the other one sorts first. */
function isBefore(other: Rule, rule: Rule | undefined): boolean {
  return rule !== undefined && (other.priority > rule.priority || (other.priority === rule.priority && compareEbcdic(other.name, rule.name) < 0));
}

const maxNames = 5;

function names(rules: readonly Rule[]): string {
  const all = rules.map(({ name }) => name);
  const shown = all.length > maxNames ? [...all.slice(0, maxNames), `${all.length - maxNames} more`] : all;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

function parameterLines(change: RuleChange, parameter: ParameterChange, { locateBefore, locateAfter }: DiffRenderOptions): RenderedLine[] {
  const { name, before, after, beforePlaces, afterPlaces } = parameter;
  const indent = ' '.repeat(14);
  const where = (places: readonly Place[], locate: (place: Place) => string): string => (places[0] ? `   ${locate(places[0])}` : '');
  const isLong = [before, after].some((value) => (Array.isArray(value) && value.length > 1) || valueText(value).length > 40);
  const line = (text: string, places: readonly Place[]): RenderedLine => ({ text, places, parameter: name });
  if (change.change === 'added') return [line(`${indent}${name} ${valueText(after)}${where(afterPlaces, locateAfter)}`, afterPlaces)];
  if (change.change === 'removed') return [line(`${indent}${name} ${valueText(before)}${where(beforePlaces, locateBefore)}`, [])];
  if (!isLong) return [line(`${indent}${name} ${valueText(before)} → ${valueText(after)}${hiddenText(parameter)}${where(afterPlaces, locateAfter)}`, afterPlaces)];
  return [
    line(`${indent}${name}`, afterPlaces),
    line(`${indent}  before ${valueText(before)}${where(beforePlaces, locateBefore)}`, []),
    line(`${indent}  after  ${valueText(after)}${where(afterPlaces, locateAfter)}`, afterPlaces),
    ...listDifference(parameter).map((text) => line(`${indent}  ${text}`, afterPlaces)),
  ];
}

function valueText(value: ParameterValue): string {
  return value === null ? '(none)' : typeof value === 'string' ? value : value.join(' ');
}

/** Passwords are not shown, so that both look alike. */
function hiddenText({ before, after }: ParameterChange): string {
  return before === after && before !== null ? ' (another one)' : '';
}

/** For lists: what went, what came, by name. */
function listDifference({ name, before, after }: ParameterChange): string[] {
  if (!Array.isArray(before) || !Array.isArray(after)) return [];
  const info = parameterInfo(name);
  const text = (code: string): string => (info && isCodeList(info) ? `${code} ${codeName(info, code)}`.trimEnd() : code);
  const [old, now] = [before as readonly string[], after as readonly string[]];
  const gone = old.filter((code) => !now.includes(code)).map((code) => `- ${text(code)}`);
  const come = now.filter((code) => !old.includes(code)).map((code) => `+ ${text(code)}`);
  return gone.length + come.length === 0 ? ['in another order'] : [...gone, ...come];
}

function quietText({ statement, change, kind, uri, place }: QuietChange, { locateBefore, locateAfter, nameOf }: DiffRenderOptions): string {
  const at = place ? (change === 'removed' ? locateBefore : locateAfter)(place) : nameOf(uri);
  return `${at}  ${statement === undefined ? '' : `${statement}: `}${quietReason(change, kind, statement === undefined)}`;
}

function quietReason(change: QuietChange['change'], kind: QuietChange['kind'], outside: boolean): string {
  if (kind === 'other') return `${change}; it holds no AT-TLS policy`;
  if (kind === 'layout') return outside ? 'comments, blanks or the order of statements' : 'only comments, blanks or upper and lower case';
  if (kind === 'unused') return change === 'changed' ? 'changed, but no rule uses it' : change === 'added' ? 'new, and no rule uses it' : 'removed; no rule used it';
  return change === 'changed' ? 'changed; the rules that use it have the same values' : change === 'added' ? 'new, with the values that its rules had before' : 'removed; its rules have the same values';
}

/** The changes as Markdown. */
export function renderDiffMarkdown(diff: LibraryDiff, options: DiffRenderOptions): string {
  const stacks = diff.stacks.filter(({ rules }) => rules.length > 0);
  const sections = stacks.map((stack) => `## ${escaped(heading(stack, options))}\n\n${table(stack.rules)}`);
  if (sections.length === 0) sections.push(noChange);
  if (diff.quiet.length > 0) sections.push(`## Without effect\n\n${diff.quiet.map((change) => `- ${escaped(quietText(change, options))}`).join('\n')}`);
  const reminders = remindersOf(diff, options);
  if (reminders.length > 0) sections.push(`## EnvironmentUserInstance\n\n${reminders.map(({ text }) => `- ${escaped(text)}`).join('\n')}`);
  return `# Changes of the AT-TLS policy\n\n${sections.join('\n\n')}\n`;
}

function table(rules: readonly RuleChange[]): string {
  const rows = rules.flatMap((change) => {
    const rule = code(change.rule);
    const words = change.change === 'moved' || change.change === 'shadowed' || change.parameters.length === 0 ? explanation(change) : undefined;
    const first = words === undefined ? [] : [[rule, change.change, escaped(words), '', '']];
    return [...first, ...change.parameters.map((parameter) => [rule, change.change, escaped(parameter.name), cell(parameter.before), cell(parameter.after) + hiddenText(parameter)])];
  });
  return ['| Rule | Change | Parameter | Before | After |', '|---|---|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

function cell(value: ParameterValue): string {
  return value === null ? '–' : code(valueText(value));
}

function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${fence.length > 1 ? ` ${text} ` : text}${fence}`.replace(/\|/g, '\\|');
}

function escaped(text: string): string {
  return text.replace(/([\\`*_[\]<>|#])/g, '\\$1');
}
