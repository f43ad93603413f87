import { defineCheck } from '../check.js';
import { headOf } from '../support/definitions.js';
import { idsRules } from './rules.js';

/** Scan detection needs rules of both kinds (reference: pagent-ids, IDSRule rules). */
export const idsScanIncomplete = defineCheck({
  code: 'ids-scan-incomplete',
  severity: 'warning',
  summary: 'Scan rules of one kind stand alone and do nothing.',
  explanation: `
Scan detection takes a \`ScanGlobal\` rule, with the thresholds, and at least one \`ScanEvent\` rule, which says what counts as an
event. Either alone does nothing.

Where not all files of the stack's IDS policy are known the finding is for information. IDS policy can come from LDAP too, which is
not seen here.`,
  example: `
    IDSRule ⟦SCANWINDOW⟧
    {
      ConditionType  ScanGlobal
      IDSScanGlobalCondition
      {
        FSThreshold  8
      }
      IDSActionRef   SCANACT
    }
    IDSAction SCANACT
    {
      ActionType  ScanGlobal
      IDSReportSet
      {
        TypeActions  LOG
      }
    }
  `,
  *scope({ scope, names }) {
    if (scope.role !== 'ids') return;
    const rules = idsRules(names);
    if (rules.some(({ kind }) => kind === undefined)) return;
    const [global, event] = (['ScanGlobal', 'ScanEvent'] as const).map((wanted) => rules.find(({ kind }) => kind === wanted));
    const alone = global ?? event;
    if (!alone || (global && event)) return;
    yield {
      at: headOf(alone.definition),
      severity: scope.complete ? 'warning' : 'information',
      message: `Scan detection does nothing yet: there is ${global ? 'a ScanGlobal rule, but no ScanEvent rule that says what counts as an event' : 'a ScanEvent rule, but no ScanGlobal rule with the thresholds'}.`,
    };
  },
});
