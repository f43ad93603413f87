import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { lastLine } from '../support/block-lines.js';
import { headOf, spanIn } from '../support/definitions.js';
import { titleOf } from '../support/wording.js';
import { headEnd } from '../syntax/problems.js';
import { ruleActions } from './rules.js';

/** The port of a server, as its packets have it (reference: pagent-qos, PolicyRule rules). */
export const qosMaxConnections = defineCheck({
  code: 'qos-max-connections',
  severity: 'warning',
  summary: 'MaxConnections is held against rules for outbound traffic, and this rule names the server port as destination.',
  explanation: `
Source and destination of a \`PolicyRule\` are meant as seen in the packet. \`MaxConnections\` is counted when a connection is
accepted, and checked against rules that are written for outbound traffic only: there the port of the server is the source. A
rule that names it as \`DestinationPortRange\` limits nothing.`,
  example: `
    PolicyRule WEBSERVER
    {
      ProtocolNumberRange    6
      ⟦DestinationPortRange   443⟧
      PolicyActionReference  LIMIT
    }
    PolicyAction LIMIT
    {
      MaxConnections  500
    }
  `,
  *scope(context): Generator<Draft> {
    if (context.scope.role !== 'qos') return;
    for (const { rule, action } of ruleActions(context)) {
      const { statement } = rule.fact;
      const line = lastLine(statement, 'DestinationPortRange');
      if (!line?.args[0] || isAll(line.args[0].text) || !lastLine(action.fact.statement, 'MaxConnections') || !isAll(lastLine(statement, 'SourcePortRange')?.args[0]?.text ?? '0')) continue;
      const title = titleOf(action.fact.statement);
      yield {
        at: spanIn(rule, { start: line.keyword.start, end: headEnd(line) }),
        message: `MaxConnections of ${title} is checked against outbound rules only, where the port of the server is the source: write SourcePortRange.`,
        related: [{ at: headOf(action), message: `${title} is defined here.` }],
      };
    }
  },
});

function isAll(text: string): boolean {
  return /^(0|all)$/i.test(text);
}
