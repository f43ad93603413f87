import type { Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { headOf, winnersOf } from '../support/definitions.js';
import { hasBraceTrouble } from '../support/judgement.js';
import { rowsOf } from '../support/rows.js';
import { consequence, severityOf, titleOf } from '../support/wording.js';
import { headEnd } from '../syntax/problems.js';

/** More lines of one attribute than the block may have (reference: maxOccurs of each parameter). */
export const codedTooOften = defineCheck({
  code: 'coded-too-often',
  severity: 'error',
  summary: 'An attribute or a statement is coded more often than it may be.',
  explanation: `
Some attributes may be repeated, but not without end: a \`RoutingAction\` names up to 8 route tables, and a
\`SetSubnetPrioTosMask\` maps up to 8 values. The finding stands on the first line that is too many.

The Routing policy of a stack has up to 255 \`RouteTable\` statements of different names, those of the common file included; the
finding stands on the name of the first that is too many.

It is a warning where the limit, or what becomes of more, could not be confirmed.`,
  example: `
    SetSubnetPrioTosMask
    {
      SubnetTosMask       11110000
      PriorityTosMapping  1 11100000
      PriorityTosMapping  1 11000000
      PriorityTosMapping  1 10100000
      PriorityTosMapping  1 10000000
      PriorityTosMapping  2 01100000
      PriorityTosMapping  3 01000000
      PriorityTosMapping  4 00100000
      PriorityTosMapping  4 00000000
      ⟦PriorityTosMapping  4 00010000⟧
    }
  `,
  itemsWith: ['limited'],
  *item(context) {
    if (hasBraceTrouble(context.item.problems)) return;
    for (const { node, type } of rowsOf(context.item)) {
      if (type && node.block && hasLimits(type)) yield* inBlock(context, node, node.block.children);
    }
  },
  *scope({ scope, names }) {
    if (scope.role !== 'routing') return;
    const tables = [...winnersOf(names, 'RouteTable')];
    const extra = tables[mostTables];
    if (extra) yield { at: headOf(extra), severity: 'warning', message: `The Routing policy of a stack has at most ${mostTables} route tables, and here ${tables.length - mostTables === 1 ? 'is one' : `are ${tables.length - mostTables}`} more.` };
  },
});

/** Route tables of a stack (reference: pagent-routing, RouteTable rules). */
const mostTables = 255;

const tables = new WeakMap<CatalogStatement, boolean>();

function hasLimits(type: CatalogStatement): boolean {
  let found = tables.get(type);
  if (found === undefined) tables.set(type, (found = type.parameters.some(({ maxOccurs }) => maxOccurs !== undefined)));
  return found;
}

function* inBlock({ roles }: ItemContext, owner: Statement, children: readonly Statement[]): Generator<Draft> {
  const counts = new Map<Parameter, number>();
  for (const child of children) {
    const { parameter } = meaningOf(child);
    if (parameter?.maxOccurs === undefined) continue;
    const count = (counts.get(parameter) ?? 0) + 1;
    counts.set(parameter, count);
    if (count !== parameter.maxOccurs + 1) continue;
    const severity = severityOf(parameter);
    yield {
      at: { span: { start: child.keyword.start, end: headEnd(child) } },
      severity,
      message: `${titleOf(owner)} may have ${parameter.name} up to ${parameter.maxOccurs} times; this is one too many.${severity === 'error' ? consequence(child, roles) : ''}`,
    };
  }
}
