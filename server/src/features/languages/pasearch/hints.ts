/** What the members give, behind the lines of a display that show something else. */
import type { Span } from '../../../syntax/tree.js';
import type { FeatureContext } from '../../context.js';
import type { InlayHint } from '../../shapes.js';
import { differencesIn, type PlacedDifference } from './members.js';

/** Values are cut there: lists of suites are long. */
const longest = 60;

export function inlayHints(context: FeatureContext, range: Span): InlayHint[] {
  return differencesIn(context, range)
    .filter(({ end }) => end >= range.start && end <= range.end)
    .map((each) => ({ offset: each.end, label: label(each), tooltip: 'The live policy differs from what the members give.' }));
}

function label({ parameter, members, live }: PlacedDifference): string {
  if (parameter === 'TTLSRule' && live !== null) return 'not in the members';
  const value = members ?? 'none';
  return `members: ${value.length > longest ? `${value.slice(0, longest)}…` : value}`;
}
