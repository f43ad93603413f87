import { meaningOf } from '../../workspace/facts.js';
import type { Draft, FileContext, ScopeContext } from '../check.js';
import { defineCheck } from '../check.js';
import { remove } from '../library/edits.js';
import type { Standing } from '../support/definitions.js';
import { headOf } from '../support/definitions.js';
import { toldOfItems } from '../support/told-of-items.js';
import { isPolicyBlock, lastBlockIn } from './policies.js';

const blockTypes = ['IpFilterPolicy', 'KeyExchangePolicy', 'LocalDynVpnPolicy'] as const;

/** A policy block of which another one counts (reference: pagent-ipsec, rules of the three policy statements). */
export const ipsecPolicyTwice = defineCheck({
  code: 'ipsec-policy-twice',
  severity: 'warning',
  summary: 'The file has another block of this policy further down, which alone counts.',
  explanation: `
\`IpFilterPolicy\`, \`KeyExchangePolicy\` and \`LocalDynVpnPolicy\` have no name: each stands once in a file. When one is coded
again, the last one counts **as a whole**; the rules that only the earlier one lists are not in effect.

The stack's file has precedence over the common file: with a block of the same type in both, only the one of the stack is used.
That is usually meant, and for information.`,
  example: `
    ⟦IpFilterPolicy⟧
    {
      FilterLogging    On
      IpFilterRuleRef  ALLOWIKE
    }
    IpFilterPolicy
    {
      FilterLogging    Off
      IpFilterRuleRef  ALLOWIKE
    }
    IpFilterRule ALLOWIKE
    {
      IpSourceAddr  All4
      IpDestAddr    All4
      IpService
      {
        Protocol         UDP
        SourcePortRange  500
        Direction        Bidirectional
        Routing          Local
      }
      IpGenericFilterActionRef  PERMIT
    }
    IpGenericFilterAction PERMIT
    {
      IpFilterAction  Permit
    }
  `,
  fixed: `
    IpFilterPolicy
    {
      FilterLogging    Off
      IpFilterRuleRef  ALLOWIKE
    }
    IpFilterRule ALLOWIKE
    {
      IpSourceAddr  All4
      IpDestAddr    All4
      IpService
      {
        Protocol         UDP
        SourcePortRange  500
        Direction        Bidirectional
        Routing          Local
      }
      IpGenericFilterActionRef  PERMIT
    }
    IpGenericFilterAction PERMIT
    {
      IpFilterAction  Permit
    }
  `,
  *file(context) {
    if (context.file.language !== 'pagent') return;
    yield* inFile(context);
  },
  *scope(context) {
    const { scope } = context;
    if (scope.role !== 'ipsec' || scope.common === undefined || scope.files.length < 2) return;
    for (const type of blockTypes) {
      const draft = overCommon(type, scope.common, context);
      if (draft) yield draft;
    }
  },
});

const blocksIn = toldOfItems(({ statement }) => (isPolicyBlock(statement) ? statement : undefined));

function* inFile({ file }: FileContext): Generator<Draft> {
  const last = new Map<string, Standing>();
  const blocks = [...blocksIn(file)].sort(([a], [b]) => (file.startOf(b) ?? 0) - (file.startOf(a) ?? 0));
  for (const [item, statement] of blocks) {
    const type = meaningOf(statement).type?.name ?? '';
    const here = { uri: file.uri, fact: { statement, item } };
    const winner = last.get(type);
    if (!winner) {
      last.set(type, here);
      continue;
    }
    yield {
      at: headOf(here),
      tags: ['unnecessary'],
      message: `${type} is coded again further down, and the last one counts as a whole: nothing of this one takes effect.`,
      related: [{ at: headOf(winner), message: 'This one counts.' }],
      fixes: () => [{ title: `Remove this ${type}`, safe: false, edits: [remove(file, here.fact)] }],
    };
  }
}

function overCommon(type: string, common: string, context: ScopeContext): Draft | undefined {
  const own = context.scope.files.filter((uri) => uri !== common).flatMap((uri) => lastBlockIn(uri, type, context) ?? []).at(-1);
  const shared = own && lastBlockIn(common, type, context);
  if (!own || !shared) return undefined;
  return {
    at: headOf(own),
    severity: 'information',
    message: `For this stack, the ${type} of the common file is not used: this one counts as a whole.`,
    related: [{ at: headOf(shared), message: 'The block that is not used.' }],
  };
}
