/**
 * Findings for people: file, place, severity, message and code on one line, then the line of the file with the place
 * underlined. The pages of the documentation show the same.
 */
import pc from 'picocolors';
import type { Finding } from '../checks/check.js';
import type { Severity } from '../workspace/settings.js';
import { locate, type DisplayName, type LocatedFinding, type Summary } from './located.js';
import { LineTable } from './positions.js';
import { withoutSecrets } from './secrets.js';
import { snippet } from './snippet.js';
import { visible } from './terminal-text.js';

export interface PrettyOptions {
  readonly color?: boolean;
  /** How a file is named; its URI when left out. */
  readonly display?: DisplayName;
}

/**
 * The findings as text, each followed by an empty line; empty when there are none.
 * @param texts text of every URI that the findings name
 */
export function renderPretty(findings: readonly Finding[], texts: ReadonlyMap<string, string>, options: PrettyOptions = {}): string {
  const colors = pc.createColors(options.color ?? false);
  const display = options.display ?? ((uri) => uri);
  const tables = new Map<string, LineTable>();
  const lineOf = (uri: string, line: number): string => {
    let table = tables.get(uri);
    if (!table) tables.set(uri, (table = new LineTable(texts.get(uri) ?? '')));
    return withoutSecrets(table.lineText(line));
  };
  const located = locate(findings, (uri) => texts.get(uri), display);
  return located.map((finding, i) => renderOne(finding, lineOf(findings[i]?.uri ?? '', finding.line), colors)).join('');
}

type Colors = ReturnType<typeof pc.createColors>;

function renderOne(finding: LocatedFinding, line: string, colors: Colors): string {
  const { message, code, related } = finding;
  const head = `${colors.bold(placeText(finding))} ${severityText(finding.severity, colors)}: ${colors.bold(visible(message))} ${colors.dim(`[${code}]`)}`;
  const number = String(finding.line);
  const gutter = ' '.repeat(number.length);
  const end = finding.endLine === finding.line ? finding.endColumn : line.length + 1;
  const { source, underline } = snippet(line, finding.column, end);
  const bar = colors.dim('|');
  const rows = [head, `${gutter} ${bar}`, `${colors.dim(number)} ${bar} ${source}`.trimEnd(), `${gutter} ${bar} ${paint(finding.severity, colors)(underline)}`];
  for (const each of related) rows.push(`${gutter} ${colors.dim('=')} ${placeText(each)} ${visible(each.message)}`);
  return `${rows.join('\n')}\n\n`;
}

function placeText(at: { readonly file: string; readonly line: number; readonly column: number }): string {
  return `${visible(at.file)}:${at.line}:${at.column}:`;
}

function severityText(severity: Severity, colors: Colors): string {
  return paint(severity, colors)(severity);
}

function paint(severity: Severity, colors: Colors): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, information: colors.blue, hint: colors.cyan }[severity];
}

/** The last line of a report: `2 errors and 1 warning in 7 files.` */
export function renderSummary(summary: Summary, color = false): string {
  const colors = pc.createColors(color);
  const parts = [
    counted(summary.errors, 'error', 'errors'),
    counted(summary.warnings, 'warning', 'warnings'),
    counted(summary.information, 'note', 'notes'),
    counted(summary.hints, 'hint', 'hints'),
  ].filter((part): part is string => part !== undefined);
  const files = counted(summary.files, 'file', 'files') ?? 'no files';
  if (parts.length === 0) return `${colors.green('No problems')} in ${files}.\n`;
  const last = parts.pop() ?? '';
  const text = parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
  return `${summary.errors > 0 ? colors.red(text) : text} in ${files}.\n`;
}

function counted(number: number, one: string, many: string): string | undefined {
  return number === 0 ? undefined : `${number} ${number === 1 ? one : many}`;
}

