/** Findings as workflow commands of GitHub Actions, which shows them at the lines of a pull request. */
import type { Severity } from '../workspace/settings.js';
import type { LocatedFinding } from './located.js';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

export function renderGithub(findings: readonly LocatedFinding[]): string {
  return findings.map(renderOne).join('');
}

function renderOne(finding: LocatedFinding): string {
  const { file, line, column, endLine, endColumn, code, message, severity, related } = finding;
  const properties: [string, string | number][] = [
    ['file', file],
    ['line', line],
    ['endLine', endLine],
    ['col', column],
  ];
  // A column at the end is taken for one in the first line.
  if (endLine === line) properties.push(['endColumn', endColumn]);
  properties.push(['title', `tcpparms ${code}`]);
  const more = related.map((each) => `\n${each.file}:${each.line}:${each.column}: ${each.message}`).join('');
  return `::${commands[severity]} ${properties.map(([name, value]) => `${name}=${property(String(value))}`).join(',')}::${data(message + more)}\n`;
}

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
