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

Only the block that counts is looked at: the stack's own before that of the common file, and the last of a file. That it is missing is said only where all files of the stack's IPSec policy are known.`,
  example: `
    ⟦IpFilterPolicy⟧
    {
    }
  `,
  *scope(context) {
    const { scope, model } = context;
    const counting = policyBlock(context, 'IpFilterPolicy');
    if (counting) {
      const { statement, item } = counting.fact;
      // A stack's own block, in a file that is not known, would stand before that of the common file.
      if (!statement.block || hasBraceTrouble(item.problems) || (!scope.complete && counting.uri === scope.common)) return;
      const found = emptyPolicy(statement, statement.block.children);
      if (found) yield { at: headOf(counting), ...found };
      return;
    }
    if (scope.role !== 'ipsec' || !scope.complete) return;
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

function emptyPolicy(policy: Statement, children: readonly Statement[]): Pick<Draft, 'message' | 'severity'> | undefined {
  if (children.length === 0) return { message: 'The IpFilterPolicy is empty: Policy Agent reports an error, and the default filter rules of the TCP/IP profile stay in effect.' };
  const lists = children.some((child) => ['inline', 'ref'].includes(meaningOf(child).parameter?.value.kind ?? ''));
  if (lists || hasUnknownLine(policy)) return undefined;
  return { severity: 'warning', message: 'The IpFilterPolicy lists no rule: it needs an IpFilterRule, IpFilterRuleRef or IpFilterGroupRef. Whatever no rule permits is denied.' };
}
