/** Which rule a connection gets, for people: the rule, what it comes to, and why not the others. */
import type { Place } from '../../workspace/source-file.js';
import type { Considered, MatchResult } from '../match.js';
import type { Rule } from '../policy.js';
import { summaryOf } from '../summary.js';
import { plain, Rendered, type RenderedLine } from './lines.js';

export interface MatchRenderOptions {
  /** `file:line` of a place, as the reader should see it. */
  readonly locate: (place: Place) => string;
}

/** The answer, then the rules in search order. */
export function renderMatch(result: MatchResult, { locate }: MatchRenderOptions): Rendered {
  return new Rendered([...answer(result, locate), ...table(result.considered)]);
}

function answer({ rule, assumptions, otherwise }: MatchResult, locate: (place: Place) => string): RenderedLine[] {
  if (!rule) return [plain('No rule matches: the connection goes on without AT-TLS.')];
  const next = otherwise.map(({ name }) => name);
  return [
    { text: `Rule ${rule.name}   ${locate(rule.place)}`, places: [rule.place] },
    { text: `  ${summaryOf(rule).text}`, places: [rule.place] },
    ...(assumptions.length > 0 ? [plain('  provided that'), ...assumptions.map((text) => plain(`    ${text}`))] : []),
    ...(assumptions.length > 0 ? [plain(next.length > 0 ? `  otherwise ${next.join(', else ')}` : '  otherwise none: the connection goes on without AT-TLS')] : []),
  ];
}

function table(considered: readonly Considered[]): RenderedLine[] {
  const shown = considered.filter(({ lookedAt }) => lookedAt);
  const width = (text: (rule: Rule) => string): number => Math.max(0, ...shown.map(({ rule }) => text(rule).length));
  const [names, priorities] = [width(({ name }) => name), width(({ priority }) => String(priority))];
  const rows = shown.map(({ rule, matches, why }) => ({
    text: `  ${matches ? '>' : ' '} ${rule.name.padEnd(names)}  ${String(rule.priority).padStart(priorities)}  ${why}`,
    places: [rule.place],
  }));
  const rest = considered.length - shown.length;
  const behind = rest > 0 ? [plain(`    ${rest} more ${rest === 1 ? 'rule is' : 'rules are'} not looked at.`)] : [];
  return considered.length === 0 ? [] : [plain(''), plain('Rules in search order, with their priorities'), ...rows, ...behind];
}
