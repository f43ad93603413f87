/** Findings for programs: the one JSON document of `--format json`. Lines and columns count from 1. */
import type { LocatedFinding, Summary } from './located.js';

export function renderJson(findings: readonly LocatedFinding[], summary: Summary): string {
  const rows = findings.map(({ file, line, column, endLine, endColumn, severity, code, message, related }) => ({
    file,
    line,
    column,
    endLine,
    endColumn,
    severity,
    code,
    message,
    related: related.map((each) => ({ file: each.file, line: each.line, column: each.column, endLine: each.endLine, endColumn: each.endColumn, message: each.message })),
  }));
  return `${JSON.stringify({ findings: rows, summary }, undefined, 2)}\n`;
}
