import type { Parameter } from '../../catalog/types.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { removeStatement } from '../support/edits.js';
import { hasBraceTrouble } from '../support/judgement.js';
import { rowsOf } from '../support/rows.js';
import { isTtls, titleOf } from '../support/wording.js';
import { headEnd } from '../syntax/problems.js';

/** Two forms of the same thing in one block (reference: pagent-ttls, syntax.duplicateAttributes; TTLSRule LocalAddr). */
export const inlineAndRef = defineCheck({
  code: 'inline-and-ref',
  severity: 'warning',
  summary: 'The same thing is coded in two forms, of which only one counts.',
  explanation: `
A part of an action is coded inline, as a block, or named with its Ref form. When both are there, the one coded last
replaces the other as a whole; nothing is merged, and there is no message. The same holds for the forms of an address or a
port: of \`LocalAddr\`, \`LocalAddrRef\`, \`LocalAddrSetRef\` and \`LocalAddrGroupRef\` a rule uses one. Several addresses go
into an \`IpAddrGroup\`, several ports into a \`PortGroup\`. In policy of IPSec and IDS the forms exclude each other too; which
one counts is not documented there.`,
  example: `
    TTLSConnectionAction TNCA
    {
      ⟦TTLSCipherParms⟧
      {
        V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
      }
      TTLSCipherParmsRef  TNCIPH
    }
    TTLSCipherParms TNCIPH
    {
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
    }
  `,
  fixed: `
    TTLSConnectionAction TNCA
    {
      TTLSCipherParmsRef  TNCIPH
    }
    TTLSCipherParms TNCIPH
    {
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
    }
  `,
  *item(context) {
    if (hasBraceTrouble(context.item.problems)) return;
    for (const { node } of rowsOf(context.item)) {
      const children = node.block?.children;
      if (children && hasAlternatives(children)) yield* inBlock(context, children);
    }
  },
});

/** Forms that exclude others are coded more than once. */
function hasAlternatives(children: readonly Statement[]): boolean {
  let first: string | undefined;
  for (const child of children) {
    const group = groupOf(child);
    if (group !== undefined && first !== undefined) return true;
    first ??= group;
  }
  return false;
}

function* inBlock({ text, roles }: ItemContext, children: readonly Statement[]): Generator<Draft> {
  let last: Map<string, Statement> | undefined;
  for (const child of children) {
    const group = groupOf(child);
    if (group !== undefined) (last ??= new Map<string, Statement>()).set(group, child);
  }
  if (!last) return;
  for (const child of children) {
    const winner = last.get(groupOf(child) ?? '');
    const mine = meaningOf(child).parameter;
    const other = winner && meaningOf(winner).parameter;
    if (!winner || !mine || !other || mine.name === other.name) continue;
    const replaced = isPair(mine, other) && isTtls(child, roles);
    yield {
      at: { span: { start: child.keyword.start, end: headEnd(child) } },
      tags: replaced ? ['unnecessary'] : [],
      message: replaced
        ? `${titleOf(winner)} below replaces ${child.block ? 'this block' : mine.name} as a whole: the last one counts.`
        : `Only one of ${mine.name} and ${other.name} is used, most likely ${other.name}, which is coded last.`,
      related: [{ at: { span: winner.keyword }, message: `${titleOf(winner)} is coded last.` }],
      fixes: () => [{ title: `Remove ${titleOf(child)}`, safe: replaced, edits: [removeStatement(text, child)] }],
    };
  }
}

/** The forms that exclude each other; nothing for what may be repeated. */
function groupOf(node: Statement): string | undefined {
  const parameter = meaningOf(node).parameter;
  return parameter?.repeatable === false ? parameter.alternatives : undefined;
}

/** An inline statement and its Ref form. */
function isPair(a: Parameter, b: Parameter): boolean {
  const [inline, reference] = a.value.kind === 'inline' ? [a, b] : [b, a];
  return inline.value.kind === 'inline' && reference.value.kind === 'ref' && inline.value.to === reference.value.to;
}
