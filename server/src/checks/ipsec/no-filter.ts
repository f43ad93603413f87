import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { hasUnknownLine } from '../support/block-lines.js';
import { headOf } from '../support/definitions.js';
import { hasBraceTrouble } from '../support/judgement.js';
import { policyBlock } from './policies.js';

/** An IPSec policy without filters (reference: pagent-ipsec, IpFilterPolicy: missing or empty is an error). */
export const ipsecNoFilter = defineCheck({
  code: 'ipsec-no-filter',
  severity: 'error',
  summary: 'The IpFilterPolicy is missing or empty.',
  explanation: `
Without an \`IpFilterPolicy\`, or with an empty one, Policy Agent reports an error, and the default filter rules of the TCP/IP
profile stay in effect: none of the rules of this policy is used. A block that has options but lists no rule is reported as a
warning.

That the block is missing is said only where all files of the stack's IPSec policy are known.`,
  example: `
    ⟦IpFilterPolicy⟧
    {
    }
  `,
  *item({ item }) {
    const { statement } = item;
    if (!statement?.block || meaningOf(statement).type?.name !== 'IpFilterPolicy' || hasBraceTrouble(item.problems)) return;
    const draft = emptyPolicy(statement, statement.block.children);
    if (draft) yield draft;
  },
  *scope(context) {
    const { scope, model } = context;
    if (scope.role !== 'ipsec' || !scope.complete || policyBlock(context, 'IpFilterPolicy')) return;
    const uri = scope.files.at(-1);
    // An image file that names itself has a finding of its own.
    if (uri === undefined || [...model.roles(uri)].some((role) => role !== 'ipsec')) return;
    const item = model.files.get(uri)?.tree.items.find(({ statement }) => statement !== undefined);
    if (!item?.statement) return;
    yield {
      at: headOf({ uri, fact: { statement: item.statement, item } }),
      message: 'This IPSec policy has no IpFilterPolicy: Policy Agent reports an error, and the default filter rules of the TCP/IP profile stay in effect.',
    };
  },
});

function emptyPolicy(policy: Statement, children: readonly Statement[]): Draft | undefined {
  if (children.length === 0) return { at: { span: policy.keyword }, message: 'The IpFilterPolicy is empty: Policy Agent reports an error, and the default filter rules of the TCP/IP profile stay in effect.' };
  const lists = children.some((child) => ['inline', 'ref'].includes(meaningOf(child).parameter?.value.kind ?? ''));
  if (lists || hasUnknownLine(policy)) return undefined;
  return { at: { span: policy.keyword }, severity: 'warning', message: 'The IpFilterPolicy lists no rule: it needs an IpFilterRule, IpFilterRuleRef or IpFilterGroupRef. Whatever no rule permits is denied.' };
}
