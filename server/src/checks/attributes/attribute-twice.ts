import type { Parameter } from '../../catalog/types.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { removeStatement } from '../support/edits.js';
import { hasBraceTrouble } from '../support/judgement.js';
import { rowsOf } from '../support/rows.js';
import { titleOf } from '../support/wording.js';
import { headEnd } from '../syntax/problems.js';

/** A single-valued attribute coded more than once in a block (reference: pagent-ttls, syntax.duplicateAttributes). */
export const attributeTwice = defineCheck({
  code: 'attribute-twice',
  severity: 'warning',
  summary: 'An attribute is coded again further down in the block, and has no effect here.',
  explanation: `
Of an attribute that takes one value, coded more than once in a block, Policy Agent uses the last one, without a message.
The earlier lines have no effect. Remove them, or remove the last one if it is the one that was not meant. Attributes that
make up a list, such as \`V3CipherSuites\`, may be repeated.`,
  example: `
    TTLSConnectionAdvancedParms TNCADV
    {
      ⟦HandshakeTimeout       10⟧
      ApplicationControlled  On
      HandshakeTimeout       30
    }
  `,
  fixed: `
    TTLSConnectionAdvancedParms TNCADV
    {
      ApplicationControlled  On
      HandshakeTimeout       30
    }
  `,
  *item(context) {
    if (hasBraceTrouble(context.item.problems)) return;
    for (const { node } of rowsOf(context.item)) {
      const children = node.block?.children;
      if (children && children.length > 1) yield* inBlock(context, children);
    }
  },
});

/** One value is known to be all that the attribute takes; from memory it is not. */
function isSingle({ repeatable, certainty }: Parameter): boolean {
  return repeatable === false && (certainty === 'doc' || certainty === 'sample');
}

/** Blocks are numbered, so that what was seen in the ones before needs not be thrown away. */
const seen = new Map<Parameter, number>();
let blocks = 0;

/** Whether some attribute stands in the block twice: in most there is none. */
function hasRepeated(children: readonly Statement[]): boolean {
  blocks++;
  for (const child of children) {
    const { parameter } = meaningOf(child);
    if (!parameter) continue;
    if (seen.get(parameter) === blocks) return true;
    seen.set(parameter, blocks);
  }
  return false;
}

function* inBlock({ text }: ItemContext, children: readonly Statement[]): Generator<Draft> {
  if (!hasRepeated(children)) return;
  const last = new Map<string, Statement>();
  for (const child of children) {
    const parameter = meaningOf(child).parameter;
    if (parameter && isSingle(parameter)) last.set(parameter.name, child);
  }
  for (const child of children) {
    const name = meaningOf(child).parameter?.name;
    const winner = name === undefined ? undefined : last.get(name);
    if (!winner || winner === child) continue;
    const secret = meaningOf(child).parameter?.secret === true;
    const counts = winner.args[0] && !secret && !winner.block ? `${name} ${winner.args.map((word) => word.text).join(' ')}` : 'the last one';
    yield {
      at: { span: { start: child.keyword.start, end: headEnd(child) } },
      tags: ['unnecessary'],
      message: `${name} is coded again below: ${counts} counts, and ${child.block ? 'this block' : 'this line'} has no effect.`,
      related: [{ at: { span: winner.keyword }, message: `${titleOf(winner)} counts.` }],
      fixes: () => [{ title: `Remove the ${name} that has no effect`, safe: true, edits: [removeStatement(text, child)] }],
    };
  }
}
