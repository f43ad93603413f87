import type { Statement } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { linesOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { quoted } from '../support/wording.js';

const attributes = ['LossRatioAndWeightFr', 'TimeoutRatioAndWeightFr'] as const;

/** Ratios and weight fractions of the sysplex distributor (reference: pagent-qos, PolicyPerfMonitorForSDR LossRatioAndWeightFr). */
export const qosWeights = defineCheck({
  code: 'qos-weights',
  severity: 'warning',
  summary: 'A ratio stands without its weight fraction, or one of them is no such number.',
  explanation: `
\`LossRatioAndWeightFr\` and \`TimeoutRatioAndWeightFr\` take two numbers: the ratio, understood as tenths of a percent, from which the weight
of a target is lowered, and the fraction in percent by which it is lowered. A single 0 switches the part off.`,
  example: `
    PolicyPerfMonitorForSDR Enable
    {
      LossRatioAndWeightFr     20 25
      TimeoutRatioAndWeightFr  ⟦10⟧
    }
  `,
  itemsWith: ['QoS'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'QoS')) {
      if (type?.name !== 'PolicyPerfMonitorForSDR') continue;
      for (const name of attributes) {
        for (const line of linesOf(node, name)) {
          const draft = draftFor(name, line);
          if (draft) yield draft;
        }
      }
    }
  },
});

function draftFor(name: string, { args: [ratio, fraction, ...more] }: Statement): Draft | undefined {
  if (!ratio || [ratio, fraction, ...more].some((word) => word !== undefined && isSpoiled(word.text))) return undefined;
  const odd = [ratio, fraction].find((word) => word !== undefined && !/^\d+$/.test(word.text));
  if (odd) return { at: { span: odd }, message: `${name} takes a ratio and a weight fraction, two numbers, or a single 0; ${quoted(odd.text)} is no number.` };
  if (!fraction) return Number(ratio.text) === 0 ? undefined : { at: { span: ratio }, message: `${name} takes a weight fraction behind the ratio, as in ${ratio.text} 10; only a single 0 stands alone.` };
  return Number(fraction.text) > 100 ? { at: { span: fraction }, message: `${name}: the weight fraction is a percentage, up to 100.` } : undefined;
}
