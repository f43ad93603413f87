/** Variables of the environment file (STDENV), and the file that PAGENT_CONFIG_FILE names. */
import { statementsOf } from '../../catalog/index.js';
import { stdenvVariables } from '../../workspace/stdenv.js';
import type { FeatureContext } from '../context.js';
import { describeStatement } from '../describe/statements.js';
import { completeFileName } from './files.js';
import type { Completion } from './item.js';
import type { Position } from './position.js';

export function completeEnvironment(context: FeatureContext, position: Position): Completion[] {
  const { line, offset } = position;
  const before = line.text.slice(0, offset - line.start);
  const equals = before.indexOf('=');
  if (equals < 0) return variableNames(context, position);
  const from = line.start + equals + 1;
  const value = { ...position, replace: { start: from, end: line.start + line.text.trimEnd().length }, prefix: line.text.slice(equals + 1, offset - line.start) };
  return completeFileName(context, { ...value, replace: { start: from, end: Math.max(offset, value.replace.end) } }, before.slice(0, equals).trim());
}

/** Variables that the file does not set yet. */
function variableNames(context: FeatureContext, position: Position): Completion[] {
  if (position.index > 0) return [];
  const { file, settings } = context;
  const set = new Set([...stdenvVariables(file.text)].filter(({ nameSpan }) => nameSpan.start < position.line.start || nameSpan.start > position.line.end).map(({ name }) => name));
  const continued = position.line.text.includes('=');
  const word = /^[A-Za-z0-9_]*/.exec(file.text.slice(position.replace.start))?.[0] ?? '';
  const replace = { start: position.replace.start, end: Math.max(position.offset, position.replace.start + word.length) };
  return statementsOf('stdenv')
    .filter((row) => !set.has(row.name))
    .map((row, index) => ({
      label: row.name,
      kind: 'attribute' as const,
      detail: row.parameters[0]?.default ? `default ${row.parameters[0].default.value}` : undefined,
      documentation: describeStatement({ ...row, parameters: [] }, settings.release),
      insertText: continued ? row.name : `${row.name}=`,
      replace: position.prefix === '' ? { start: position.offset, end: position.offset } : replace,
      sortText: String(index).padStart(3, '0'),
      retrigger: !continued,
    }));
}
