import type { Statement } from '../../syntax/tree.js';
import { defineCheck } from '../check.js';
import { lastLine } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { headEnd } from '../syntax/problems.js';

/** Packets that come and go (reference: pagent-qos, PolicyRule InboundInterface). */
export const qosInterfaces = defineCheck({
  code: 'qos-interfaces',
  severity: 'warning',
  summary: 'A rule names an inbound and an outbound interface, and so matches nothing.',
  explanation: `
A packet of this host arrives on an interface or leaves on one, never both, so a \`PolicyRule\` with \`InboundInterface\` and
\`OutboundInterface\` never matches on an end host. Write two rules. \`All\` is no condition.`,
  example: `
    PolicyRule UPLINK
    {
      InboundInterface       192.0.2.1
      ⟦OutboundInterface      192.0.2.2⟧
      PolicyActionReference  BULK
    }
    PolicyAction BULK
    {
      OutgoingTOS  00100000
    }
  `,
  itemsWith: ['QoS'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'QoS')) {
      if (type?.name !== 'PolicyRule') continue;
      const [inbound, outbound] = ['InboundInterface', 'OutboundInterface'].map((name) => conditionOf(node, name));
      if (!inbound || !outbound) continue;
      const later = inbound.keyword.start > outbound.keyword.start ? inbound : outbound;
      yield { at: { span: { start: later.keyword.start, end: headEnd(later) } }, message: 'With both InboundInterface and OutboundInterface the rule never matches on an end host.' };
    }
  },
});

function conditionOf(rule: Statement, name: string): Statement | undefined {
  const line = lastLine(rule, name);
  return line?.args[0] && !/^(all|0\.0\.0\.0|::)$/i.test(line.args[0].text) ? line : undefined;
}
