import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { lastLine } from '../support/block-lines.js';
import { headOf, spanIn, winnersOf } from '../support/definitions.js';
import { listed, titleOf } from '../support/wording.js';
import { headEnd } from '../syntax/problems.js';
import { protocolOf, ruleActions } from './rules.js';

const ofActions = ['MaxRate', 'MinRate', 'MaxConnections'] as const;
const ofRules = ['ApplicationData', 'ApplicationPriority'] as const;

/** What acts on TCP only, in a rule for another protocol (reference: pagent-qos, PolicyAction rules, PolicyRule ApplicationData). */
export const qosTcpOnly = defineCheck({
  code: 'qos-tcp-only',
  severity: 'warning',
  summary: 'A rule for another protocol uses what acts on TCP only.',
  explanation: `
\`MaxRate\`, \`MinRate\` and \`MaxConnections\` of a \`PolicyAction\` act on TCP connections only, and so do the conditions
\`ApplicationData\` and \`ApplicationPriority\` of a \`PolicyRule\`. Under a rule with another \`ProtocolNumberRange\` they do nothing. To
limit other traffic there are the token bucket attributes, \`DiffServInProfileRate\` and those that go with it.`,
  example: `
    PolicyRule MEDIA
    {
      ProtocolNumberRange    17
      SourcePortRange        5004
      PolicyActionReference  ⟦SLOW⟧
    }
    PolicyAction SLOW
    {
      PolicyScope  DataTraffic
      MaxRate      256
    }
  `,
  *scope(context): Generator<Draft> {
    if (context.scope.role !== 'qos') return;
    for (const { rule, action, word } of ruleActions(context)) {
      const names = ofActions.filter((name) => lastLine(action.fact.statement, name));
      if (names.length === 0 || !isOther(protocolOf(rule.fact.statement))) continue;
      const title = titleOf(action.fact.statement);
      yield { at: spanIn(rule, word), message: `${listed(names)} of ${title} ${names.length > 1 ? 'act' : 'acts'} on TCP only, and the rule is for protocol ${protocolOf(rule.fact.statement)}.`, related: [{ at: headOf(action), message: `${title} is defined here.` }] };
    }
    for (const rule of winnersOf(context.names, 'PolicyRule')) {
      const protocol = protocolOf(rule.fact.statement);
      if (!isOther(protocol)) continue;
      for (const name of ofRules) {
        const line = lastLine(rule.fact.statement, name);
        if (line) yield { at: spanIn(rule, { start: line.keyword.start, end: headEnd(line) }), message: `${name} is for TCP only, and the rule is for protocol ${protocol}.` };
      }
    }
  },
});

const tcp = 6;

function isOther(protocol: number | undefined): boolean {
  // 0 may stand for all protocols, as it does for ports.
  return protocol !== undefined && protocol !== tcp && protocol !== 0;
}
