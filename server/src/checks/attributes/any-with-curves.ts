import type { Statement, Word } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import { defineCheck } from '../check.js';
import { rowsOf } from '../support/rows.js';
import { consequence } from '../support/wording.js';

/** Any beside single curves (reference: pagent-ttls, TTLSSignatureParms ClientECurves). */
export const anyWithCurves = defineCheck({
  code: 'any-with-curves',
  severity: 'error',
  summary: 'ClientECurves says Any, and names curves as well.',
  explanation: `
\`ClientECurves Any\` stands for every curve that System SSL knows, and cannot be combined with other values. The lines of one block make
one list, so \`Any\` on one line and curves on another are such a combination. Keep one or the other: \`Any\`, or the curves in order of
preference.`,
  example: `
    TTLSSignatureParms TNSIG
    {
      ClientECurves  00230024
      ClientECurves  ⟦Any⟧
    }
  `,
  itemsWith: ['codes'],
  *item({ item, roles }) {
    for (const { node, type } of rowsOf(item)) {
      if (type?.name !== 'TTLSSignatureParms' || !node.block) continue;
      const lines = node.block.children.filter((child) => meaningOf(child).parameter?.name === 'ClientECurves' && child.args[0]);
      const any = lines.find(isAny);
      const other = lines.find((line) => !isAny(line));
      const [word] = any?.args ?? [];
      if (any && other && word) yield { at: { span: word }, message: `ClientECurves Any cannot be combined with other values.${consequence(any, roles)}`, related: [{ at: { span: spanOf(other) }, message: 'Curves are named here.' }] };
    }
  },
});

function isAny({ args }: Statement): boolean {
  return args[0]?.text.toLowerCase() === 'any';
}

function spanOf({ args, keyword }: Statement): Word {
  return args[0] ?? keyword;
}
