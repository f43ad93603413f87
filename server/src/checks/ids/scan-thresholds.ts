import { parameter, statement } from '../../catalog/index.js';
import type { Statement } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { lastLine, numberOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { hasBraceTrouble } from '../support/judgement.js';
import { headEnd } from '../syntax/problems.js';

/** A slow scan is watched for longer, and for more events, than a fast one (reference: pagent-ids, IDSScanGlobalCondition; the relation from memory). */
export const idsScanThresholds = defineCheck({
  code: 'ids-scan-thresholds',
  severity: 'warning',
  summary: 'The window or threshold of slow scans is not above that of fast scans.',
  explanation: `
A fast scan is detected when \`FSThreshold\` events come from one source within \`FSInterval\` minutes, a slow one with
\`SSThreshold\` events within \`SSInterval\` minutes. The slow window should be the longer one, and its threshold the higher one:
otherwise one of the two can never tell anything that the other did not tell before. \`SSInterval 0\` switches the detection of slow
scans off, as far as is known; then nothing is reported.

Defaults count too: \`FSInterval\` 1, \`FSThreshold\` 5, \`SSInterval\` 120, \`SSThreshold\` 10.`,
  example: `
    IDSScanGlobalCondition WINDOW
    {
      FSInterval   5
      ⟦FSThreshold  12⟧
      SSInterval   180
    }
  `,
  itemsWith: ['IDS'],
  *item({ item }) {
    if (hasBraceTrouble(item.problems)) return;
    for (const { node, type } of rowsIn(item, 'IDS')) {
      if (type?.name !== 'IDSScanGlobalCondition' || !node.block || valueIn(node, 'SSInterval') === 0) continue;
      for (const what of ['Interval', 'Threshold']) {
        const draft = draftFor(node, `FS${what}`, `SS${what}`);
        if (draft) yield draft;
      }
    }
  },
});

function draftFor(node: Statement, fast: string, slow: string): Draft | undefined {
  const [low, high] = [valueIn(node, fast), valueIn(node, slow)];
  const line = lastLine(node, slow) ?? lastLine(node, fast);
  if (low === undefined || high === undefined || high === 0 || low < high || !line) return undefined;
  return { at: { span: { start: line.keyword.start, end: headEnd(line) } }, message: `${slow} should be above ${fast}; here ${text(node, slow, high)} and ${text(node, fast, low)}.` };
}

/** The value that applies; undefined for one that is no number. */
function valueIn(node: Statement, name: string): number | undefined {
  return lastLine(node, name) ? numberOf(node, name) : defaultOf(name);
}

function defaultOf(name: string): number | undefined {
  const type = statement('pagent', 'IDSScanGlobalCondition');
  const value = type && parameter(type, name)?.default?.value;
  return value === undefined ? undefined : Number(value);
}

function text(node: Statement, name: string, value: number): string {
  return lastLine(node, name) ? `${name} is ${value}` : `${name} is ${value} by default`;
}
