/** Findings as diagnostics of the LSP. */
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../checks/check.js';
import type { Target } from '../features/context.js';
import type { Severity } from '../workspace/settings.js';
import { rangeOf, type Positions } from './convert.js';
import type { Located } from './protocol.js';

/** The name under which the server speaks: source of diagnostics, section of the settings. */
export const source = 'tcpparms';

const checkPage = (code: string): string => `https://github.com/tcpparms/tcpparms/blob/main/docs/checks/${code}.md`;

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The diagnostic for the file with this table; related places that `locate` does not know are left out. */
export function diagnosticOf(finding: Finding, table: Positions, locate: (target: Target) => Located | undefined): Diagnostic {
  return {
    range: rangeOf(table, finding),
    severity: severities[finding.severity],
    code: finding.code,
    codeDescription: { href: checkPage(finding.code) },
    source,
    message: finding.message,
    tags: finding.tags.map((tag) => (tag === 'unnecessary' ? DiagnosticTag.Unnecessary : DiagnosticTag.Deprecated)),
    relatedInformation: finding.related.flatMap((related) => {
      const location = locate(related);
      return location ? [{ location, message: related.message }] : [];
    }),
  };
}
