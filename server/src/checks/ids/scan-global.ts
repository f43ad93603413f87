import { defineCheck } from '../check.js';
import { headOf, finalSeverity } from '../support/definitions.js';
import { idsRules } from './rules.js';

/** Only one rule may have ConditionType ScanGlobal (reference: pagent-ids, IDSRule rules). */
export const idsScanGlobal = defineCheck({
  code: 'ids-scan-global',
  severity: 'error',
  summary: 'There is more than one scan global rule.',
  explanation: `
The thresholds of scan detection hold for the whole stack, so only one rule may have \`ConditionType ScanGlobal\`. Of several with
different names Policy Agent keeps the first and drops the others as errors.

Rules that have the same name replace one another instead: see [duplicate-definition](duplicate-definition.md).`,
  example: `
    IDSRule SCANSLOW
    {
      ConditionType  ScanGlobal
      IDSScanGlobalCondition
      {
        SSThreshold  20
      }
      IDSActionRef   SCANACT
    }
    IDSRule ⟦SCANFAST⟧
    {
      ConditionType  ScanGlobal
      IDSScanGlobalCondition
      {
        FSThreshold  8
      }
      IDSActionRef   SCANACT
    }
    IDSRule SCANPORTS
    {
      ConditionType  ScanEvent
      IDSScanEventCondition
      {
        Protocol     Icmp
        Sensitivity  High
      }
      IDSActionRef   SCANACT
    }
    IDSAction SCANACT
    {
      ActionType  ScanGlobal
      ActionType  ScanEvent Count
      IDSReportSet
      {
        TypeActions  LOG
      }
    }
  `,
  *scope(context) {
    if (context.scope.role !== 'ids') return;
    const [first, ...others] = idsRules(context.names).filter(({ kind }) => kind === 'ScanGlobal');
    if (!first) return;
    for (const { definition, name } of others) {
      yield {
        at: headOf(definition),
        severity: finalSeverity(context),
        message: `Only one rule may have ConditionType ScanGlobal: Policy Agent keeps ${first.name} and drops ${name} as an error.`,
        related: [{ at: headOf(first.definition), message: 'This rule is kept.' }],
      };
    }
  },
});
