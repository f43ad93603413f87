/** Findings with lines and columns: what every output format is made from. */
import type { Finding } from '../checks/check.js';
import type { Severity } from '../workspace/settings.js';
import { LineTable } from './positions.js';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Just behind the last character. */
  readonly endLine: number;
  readonly endColumn: number;
}

export interface LocatedFinding extends Place {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly related: readonly (Place & { readonly message: string })[];
}

/** How the user knows a file: relative to where the command runs. */
export type DisplayName = (uri: string) => string;

/** Turns findings into places in files. `texts` gives the text of every URI that they name. */
export function locate(findings: readonly Finding[], texts: (uri: string) => string | undefined, display: DisplayName): LocatedFinding[] {
  const tables = new Map<string, LineTable>();
  const tableOf = (uri: string): LineTable => {
    let table = tables.get(uri);
    if (!table) tables.set(uri, (table = new LineTable(texts(uri) ?? '')));
    return table;
  };
  const placeOf = (at: { readonly uri: string; readonly start: number; readonly end: number }): Place => {
    const table = tableOf(at.uri);
    const [start, end] = [table.at(at.start), table.at(Math.max(at.start, at.end))];
    return { file: display(at.uri), line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  };
  return findings.map((finding) => ({
    ...placeOf(finding),
    severity: finding.severity,
    code: finding.code,
    message: finding.message,
    related: finding.related.map((each) => ({ ...placeOf(each), message: each.message })),
  }));
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

export function summarize(files: number, findings: readonly { readonly severity: Severity }[]): Summary {
  const count = (severity: Severity): number => findings.filter((f) => f.severity === severity).length;
  return { files, errors: count('error'), warnings: count('warning'), information: count('information'), hints: count('hint') };
}
