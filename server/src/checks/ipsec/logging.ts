import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { lastLine, valueOf } from '../support/block-lines.js';
import { spanIn, winnersOf } from '../support/definitions.js';
import { rowsIn } from '../support/discipline-rows.js';
import { headEnd } from '../syntax/problems.js';
import { policyBlock } from './policies.js';

/** Logging of filters that cannot happen (reference: pagent-ipsec, IpGenericFilterAction IpFilterLogging, IpFilterPolicy FilterLogging). */
export const ipsecLogging = defineCheck({
  code: 'ipsec-logging',
  severity: 'warning',
  summary: 'Filter logging is asked for where there can be none.',
  explanation: `
\`IpFilterLogging LogPermit\` and \`LogDeny\` tell whether a valid security association was found, so they go with \`IpFilterAction
IpSec\` only. For \`Permit\` and \`Deny\` there is \`Yes\`.

\`FilterLogging Off\` in \`IpFilterPolicy\` switches all logging of filters off, whatever the actions say; the finding, on that line,
is for information.`,
  example: `
    IpGenericFilterAction PERMIT
    {
      IpFilterAction   Permit
      ⟦IpFilterLogging  LogPermit⟧
    }
  `,
  itemsWith: ['IPSec'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'IPSec')) {
      if (type?.name !== 'IpGenericFilterAction') continue;
      const line = lastLine(node, 'IpFilterLogging');
      const logging = valueOf(node, 'IpFilterLogging');
      const action = valueOf(node, 'IpFilterAction');
      if (!line || (logging !== 'logpermit' && logging !== 'logdeny') || (action !== 'permit' && action !== 'deny')) continue;
      yield { at: { span: { start: line.keyword.start, end: headEnd(line) } }, message: `${line.args[0]?.text} goes with IpFilterAction IpSec only; for ${action === 'permit' ? 'Permit' : 'Deny'}, Yes logs each match.` };
    }
  },
  *scope(context): Generator<Draft> {
    if (context.scope.role !== 'ipsec') return;
    const policy = policyBlock(context, 'IpFilterPolicy');
    const line = policy && lastLine(policy.fact.statement, 'FilterLogging');
    if (!policy || !line || line.args[0]?.text.toLowerCase() !== 'off') return;
    const silenced = [...winnersOf(context.names, 'IpGenericFilterAction')].filter(({ fact }) => ['yes', 'logpermit', 'logdeny'].includes(valueOf(fact.statement, 'IpFilterLogging') ?? ''));
    const [first] = silenced;
    const firstLine = first && lastLine(first.fact.statement, 'IpFilterLogging');
    if (!first || !firstLine) return;
    const who = silenced.length === 1 ? `IpGenericFilterAction ${first.fact.name} asks` : `${silenced.length} actions ask`;
    yield {
      at: spanIn(policy, { start: line.keyword.start, end: headEnd(line) }),
      severity: 'information',
      message: `FilterLogging Off switches off the filter logging that ${who} for.`,
      related: [{ at: spanIn(first, firstLine.keyword), message: `${first.fact.name} asks for logging.` }],
    };
  },
});
