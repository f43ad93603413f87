import type { Statement } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { lastLine, numberOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { headEnd } from '../syntax/problems.js';

/** The smaller and the larger of two rates, and why. */
const pairs = [
  { low: 'MinRate', high: 'MaxRate', why: 'the stack cannot keep up a throughput above its ceiling' },
  { low: 'DiffServInProfileRate', high: 'DiffServInProfilePeakRate', why: 'a peak is not below the mean' },
] as const;

/** Rates that contradict each other (reference: pagent-qos, PolicyAction MinRate; from memory). */
export const qosRates = defineCheck({
  code: 'qos-rates',
  severity: 'warning',
  summary: 'A lower rate is above the upper one.',
  explanation: `
\`MinRate\`, the throughput that the stack tries to keep up for a TCP connection, should not exceed \`MaxRate\`, its ceiling. Of a
token bucket, \`DiffServInProfileRate\` is the mean and \`DiffServInProfilePeakRate\` the peak. All are in kilobits per second.`,
  example: `
    PolicyAction BATCH
    {
      PolicyScope  DataTraffic
      ⟦MinRate      512⟧
      MaxRate      256
    }
  `,
  itemsWith: ['QoS'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'QoS')) {
      if (type?.name !== 'PolicyAction' && type?.name !== 'ServiceCategories') continue;
      for (const pair of pairs) {
        const draft = draftFor(node, pair);
        if (draft) yield draft;
      }
    }
  },
});

function draftFor(node: Statement, { low, high, why }: (typeof pairs)[number]): Draft | undefined {
  const [small, large] = [numberOf(node, low), numberOf(node, high)];
  const line = lastLine(node, low);
  const other = lastLine(node, high);
  // What a rate of 0 means was not read in a manual; it may be: no limit.
  if (small === undefined || large === undefined || large === 0 || small <= large || !line || !other) return undefined;
  return {
    at: { span: { start: line.keyword.start, end: headEnd(line) } },
    message: `${low} ${small} is above ${high} ${large}: ${why}.`,
    related: [{ at: { span: other.keyword }, message: `${high} is coded here.` }],
  };
}
