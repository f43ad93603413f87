/** Findings as SARIF 2.1.0, the exchange format of code scanning services. */
import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Check } from '../checks/check.js';
import type { Severity } from '../workspace/settings.js';
import type { LocatedFinding, Place } from './located.js';
import { checkPage, homePage } from './links.js';

const levels: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

export function renderSarif(findings: readonly LocatedFinding[], checks: readonly Check[], version: string): string {
  const rules = rulesOf(checks);
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: 'tcpparms', version, semanticVersion: version, informationUri: homePage, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true }],
        results: findings.map((finding) => resultOf(finding, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function rulesOf(checks: readonly Check[]): ReportingDescriptor[] {
  return checks.map((check) => ({
    id: check.code,
    shortDescription: { text: check.summary },
    fullDescription: { text: check.summary },
    help: { text: `${check.summary}\n\n${check.explanation.trim()}`, markdown: `${check.summary}\n\n${check.explanation.trim()}` },
    helpUri: checkPage(check.code),
    defaultConfiguration: { level: levels[check.severity] },
  }));
}

function resultOf(finding: LocatedFinding, rules: readonly ReportingDescriptor[]): Result {
  const ruleIndex = rules.findIndex((rule) => rule.id === finding.code);
  return {
    ruleId: finding.code,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: physical(finding) }],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map((each, id) => ({ id, physicalLocation: physical(each), message: { text: each.message } })),
    }),
  };
}

function physical(at: Place): NonNullable<NonNullable<Result['locations']>[number]['physicalLocation']> {
  return {
    artifactLocation: { uri: relativeUri(at.file) },
    region: { startLine: at.line, startColumn: at.column, endLine: at.endLine, endColumn: at.endColumn },
  };
}

/** A path as a URI: relative as it is shown, unless it names a drive. */
function relativeUri(file: string): string {
  const escaped = file.split('/').map(encodeURIComponent).join('/');
  return /^[A-Za-z]%3A\//.test(escaped) ? `file:///${escaped}` : escaped;
}
