import { meaningOf } from '../../workspace/facts.js';
import type { Standing } from '../support/definitions.js';
import { headOf } from '../support/definitions.js';
import { defineCheck } from '../check.js';

const most = 16;

/** The number of priority maps of a stack (reference: pagent-qos, SetSubnetPrioTosMask). */
export const qosTooManyMasks = defineCheck({
  code: 'qos-too-many-masks',
  severity: 'warning',
  summary: 'A stack has more than 16 SetSubnetPrioTosMask statements.',
  explanation: `
A stack takes at most 16 \`SetSubnetPrioTosMask\` statements: one for each interface address, and one without an address for all
others. What becomes of more was not read in a manual. The finding stands on the first that is too many.`,
  example: `
${Array.from({ length: most + 1 }, (_, index) => `    ${index === most ? '⟦SetSubnetPrioTosMask⟧' : 'SetSubnetPrioTosMask'}\n    {\n      SubnetAddr     192.0.2.${index + 1}\n      SubnetTosMask  11100000\n    }`).join('\n')}
  `,
  *scope({ scope, model }) {
    if (scope.role !== 'qos') return;
    const all = scope.files.flatMap((uri) => (model.files.get(uri)?.tree.items ?? []).flatMap((item): Standing[] => (item.statement && meaningOf(item.statement).type?.name === 'SetSubnetPrioTosMask' ? [{ uri, fact: { statement: item.statement, item } }] : [])));
    const extra = all[most];
    if (extra) yield { at: headOf(extra), message: `A stack takes at most ${most} SetSubnetPrioTosMask statements, and here ${all.length - most === 1 ? 'is one' : `are ${all.length - most}`} more.` };
  },
});
