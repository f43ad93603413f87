/** A display that is open beside the members: what it shows, line by line, and where the members give something else. */
import { driftOf, policiesOf, readDisplays, type Difference, type Display, type DisplayField, type DisplayRule, type Policy } from '../../../policy/index.js';
import type { Span } from '../../../syntax/tree.js';
import { perFile } from '../../../workspace/source-file.js';
import { releaseNamed } from '../../../workspace/settings.js';
import { policiesMeant } from '../../answers/drift.js';
import type { FeatureContext } from '../../context.js';

interface Lines {
  readonly displays: readonly Display[];
  /** Offsets at which lines begin. */
  readonly starts: readonly number[];
}

const linesOf = perFile(({ text }): Lines => {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return { displays: readDisplays(text), starts };
});

/** A field of a display, and the rule that it stands under. */
export interface ShownField {
  readonly live: Display;
  readonly rule: DisplayRule;
  readonly field: DisplayField;
}

/** What the line at the offset shows; a line of a list belongs to the label above it. */
export function fieldAt({ file }: FeatureContext, offset: number): ShownField | undefined {
  const { displays, starts } = linesOf(file);
  const line = lineAt(starts, offset);
  for (const live of displays) {
    const rule = live.rules.findLast((each) => each.line <= line);
    const field = rule?.fields.filter((each) => each.line <= line && line <= each.line + each.values.length).reduce<DisplayField | undefined>((best, each) => (!best || each.line >= best.line ? each : best), undefined);
    if (rule && field) return { live, rule, field };
  }
  return undefined;
}

/** The line of the offset, from 0. */
function lineAt(starts: readonly number[], offset: number): number {
  let [from, to] = [0, starts.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if ((starts[middle] ?? 0) <= offset) from = middle;
    else to = middle;
  }
  return from;
}

/** The policy that the display is of, as the members give it; undefined when the library has none, or leaves open which. */
export function policyOfDisplay({ model, settings }: FeatureContext, live: Display): Policy | undefined {
  const policies = policiesOf(model, { ...settings, release: releaseNamed(live.release ?? '') ?? settings.release }).map((policy) => ({ policy }));
  const [only, ...others] = policiesMeant(policies, live);
  return others.length === 0 ? only?.policy : undefined;
}

/** A difference, with the end of the line of the display that shows it. */
export interface PlacedDifference extends Difference {
  readonly end: number;
}

/** Where the rules that the range shows differ from the members. */
export function differencesIn(context: FeatureContext, range: Span): PlacedDifference[] {
  const { displays, starts } = linesOf(context.file);
  const [first, last] = [lineAt(starts, range.start), lineAt(starts, range.end)];
  return displays.flatMap((live) => {
    const rules = live.rules.filter((rule) => rule.line <= last && (rule.fields.at(-1)?.line ?? rule.line) >= first);
    const policy = rules.length > 0 ? policyOfDisplay(context, live) : undefined;
    if (!policy) return [];
    return driftOf(policy, { ...live, rules }).flatMap((each) => (each.line === undefined || each.line < first || each.line > last ? [] : [{ ...each, end: endOf(context.file.text, starts, each.line) }]));
  });
}

/** Where the text of the line ends. */
function endOf(text: string, starts: readonly number[], line: number): number {
  const start = starts[line] ?? 0;
  return start + text.slice(start, starts[line + 1] ?? text.length).trimEnd().length;
}
