import type { Statement } from '../../syntax/tree.js';
import type { Draft, ScopeContext } from '../check.js';
import { defineCheck } from '../check.js';
import { hasUnknownLine, linesOf } from '../support/block-lines.js';
import type { Standing } from '../support/definitions.js';
import { headOf, isMissingPart, partsOf, spanIn, winnersOf } from '../support/definitions.js';
import { titleOf } from '../support/wording.js';
import { headEnd } from '../syntax/problems.js';
import type { ActionType } from './action-types.js';
import { actionTypesOf } from './action-types.js';

/** What an action reports (reference: pagent-ids, IDSAction rules, IDSReportSet TypeActions). */
export const idsReport = defineCheck({
  code: 'ids-report',
  severity: 'information',
  summary: 'An action neither enforces nor reports anything, or asks for statistics of scans.',
  explanation: `
\`NoDiscard\`, \`NoResetConn\` and \`NoLimit\` let the traffic pass, and an action for \`ScanGlobal\` never stops any: all that such an action
does is to report. Without an \`IDSReportSet\`, or with one that has no \`TypeActions\`, it does nothing, as far as is known, but keep
rules of lower priority from the traffic of its own. An
action for \`ScanEvent\` counts events, and may leave it to that for \`ScanGlobal\` to report them.

\`TypeActions STATISTICS\` has no effect for scans.`,
  example: `
    IDSAction ⟦WATCH⟧
    {
      ActionType  Attack NoDiscard
    }
  `,
  *scope(context) {
    if (context.scope.role !== 'ids') return;
    for (const action of winnersOf(context.names, 'IDSAction')) yield* draftsFor(action, context);
  },
});

function* draftsFor(action: Standing, { names }: ScopeContext): Generator<Draft> {
  const { statement } = action.fact;
  const types = actionTypesOf(statement);
  if (types.length === 0 || hasUnknownLine(statement) || isMissingPart(action, 'IDSReportSet', names)) return;
  const report = partsOf(action, 'IDSReportSet', names).at(-1);
  if (report && hasUnknownLine(report.fact.statement)) return;
  const wanted = report ? linesOf(report.fact.statement, 'TypeActions') : [];
  if (wanted.length === 0 && types.every(onlyReports)) {
    const what = report ? `${titleOf(report.fact.statement)} has no TypeActions` : 'it has no IDSReportSet';
    yield { at: headOf(action), message: `${titleOf(statement)} stops nothing, and ${what}, so that it reports nothing either. At most it keeps rules of lower priority from their traffic.` };
    return;
  }
  // A report set of its own: one that others refer to may be meant for them.
  if (report?.fact.statement.parent === statement && types.every(({ kind }) => kind === 'ScanGlobal' || kind === 'ScanEvent')) yield* statisticsOfScans(report, wanted);
}

function* statisticsOfScans(report: Standing, wanted: readonly Statement[]): Generator<Draft> {
  for (const line of wanted) {
    if (line.args[0]?.text.toLowerCase() !== 'statistics') continue;
    yield { at: spanIn(report, { start: line.keyword.start, end: headEnd(line) }), tags: ['unnecessary'], message: 'TypeActions STATISTICS has no effect for scans, and the action is for scans only.' };
  }
}

function onlyReports({ kind, action }: ActionType): boolean {
  return kind === 'ScanGlobal' || action?.startsWith('No') === true;
}
