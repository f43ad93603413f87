import type { Statement, Word } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { linesOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { replace } from '../support/edits.js';
import { isSpoiled } from '../support/spoiled.js';
import { quoted } from '../support/wording.js';

const attributes = ['RefreshLifetimeAccepted', 'RefreshLifesizeAccepted'] as const;

/** What is accepted of a partner: a minimum and a maximum (reference: pagent-ipsec, IpDataOffer). */
export const ipsecLifetimes = defineCheck({
  code: 'ipsec-lifetimes',
  severity: 'warning',
  summary: 'The accepted lifetime or life size is not a minimum and a maximum.',
  explanation: `
\`RefreshLifetimeAccepted\` takes two numbers, the smallest and the largest lifetime in minutes that the partner may propose;
\`RefreshLifesizeAccepted\` the same in kilobytes, or \`None\`. In the wrong order they accept nothing.`,
  example: `
    IpDynVpnAction TUNNEL
    {
      IpDataOffer
      {
        RefreshLifetimeProposed  240
        RefreshLifetimeAccepted  ⟦480 120⟧
      }
    }
  `,
  fixed: `
    IpDynVpnAction TUNNEL
    {
      IpDataOffer
      {
        RefreshLifetimeProposed  240
        RefreshLifetimeAccepted  120 480
      }
    }
  `,
  itemsWith: ['IPSec'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'IPSec')) {
      if (type?.name !== 'IpDataOffer' && type?.name !== 'KeyExchangeOffer') continue;
      for (const name of attributes) {
        for (const line of linesOf(node, name)) {
          const draft = draftFor(name, line);
          if (draft) yield draft;
        }
      }
    }
  },
});

function draftFor(name: string, { args }: Statement): Draft | undefined {
  const [low, high] = args;
  if (!low || isSpoiled(low.text) || (high && isSpoiled(high.text))) return undefined;
  if (name === 'RefreshLifesizeAccepted' && low.text.toLowerCase() === 'none') return undefined;
  const wrong = [low, high].find((word) => word !== undefined && !/^\d+$/.test(word.text));
  if (wrong) return { at: { span: wrong }, message: `${name} takes two numbers, the smallest and the largest; ${quoted(wrong.text)} is none.` };
  if (!high) return { at: { span: low }, message: `${name} takes two numbers, the smallest and the largest; the second one is missing.` };
  return Number(low.text) > Number(high.text) ? reversed(name, low, high) : undefined;
}

function reversed(name: string, low: Word, high: Word): Draft {
  const span = { start: low.start, end: high.end };
  return {
    at: { span },
    message: `${name}: the smaller number comes first; in this order nothing is accepted.`,
    fixes: () => [{ title: `Change to ${high.text} ${low.text}`, safe: false, edits: [replace(span, `${high.text} ${low.text}`)] }],
  };
}
