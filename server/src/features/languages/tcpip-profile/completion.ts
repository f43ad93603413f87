/** Proposals in PROFILE.TCPIP: statements where a line begins, operand words and the END keyword inside a statement. */
import { statementsOf } from '../../../catalog/index.js';
import type { Statement } from '../../../catalog/types.js';
import { operandWords } from '../../../syntax/tcpip-profile-operands.js';
import type { ProfileStatement } from '../../../syntax/tcpip-profile.js';
import type { Completion } from '../../completion/item.js';
import type { FeatureContext } from '../../context.js';
import { describeParameter } from '../../describe/parameters.js';
import { describeStatement } from '../../describe/statements.js';
import { profileOf } from '../../../workspace/tcpip-profile.js';

export function completion(context: FeatureContext, offset: number): Completion[] {
  const { file } = context;
  const { statements, comments, words } = profileOf(file);
  if (comments.some((comment) => comment.start < offset && offset <= comment.end)) return [];
  const word = words.find(({ start, end }) => start < offset && offset <= end);
  const replace = word ? { start: word.start, end: word.end } : { start: offset, end: offset };
  const begins = /(?:^|[\r\n])[ \t]*$/.test(file.text.slice(Math.max(0, replace.start - 200), replace.start));
  const current = enclosing(statements, replace.start);
  const closed = current?.end !== undefined && current.end.end <= replace.start;
  const operands = current && !closed && current.keyword.start !== replace.start ? operandsOf(current, replace, context) : [];
  const inBlock = current?.end !== undefined && !closed;
  return begins && !inBlock ? [...statementsFor(replace, context), ...operands] : operands;
}

/** The statement in which a word at the offset stands, or that it would go on. */
function enclosing(statements: readonly ProfileStatement[], offset: number): ProfileStatement | undefined {
  let found: ProfileStatement | undefined;
  for (const statement of statements) if (statement.keyword.start < offset) found = statement;
  return found;
}

function statementsFor(replace: Completion['replace'], { settings }: FeatureContext): Completion[] {
  return statementsOf('tcpip-profile')
    .filter((row) => row.certainty === 'doc' && row.removedIn === undefined && row.deprecated === undefined)
    .map((row) => ({
      label: row.name,
      kind: 'statement',
      detail: row.summary,
      documentation: describeStatement(row, settings.release),
      ...insertion(row),
      replace,
      sortText: `1${row.name}`,
    }));
}

function insertion({ name, endKeyword }: Statement): Pick<Completion, 'insertText' | 'snippet'> {
  return endKeyword === undefined ? { insertText: name } : { insertText: `${name}\n  $0\n${endKeyword}`, snippet: true };
}

function operandsOf({ type, unclosed }: ProfileStatement, replace: Completion['replace'], { settings }: FeatureContext): Completion[] {
  const words: Completion[] = operandWords(type).map(({ word, meaning }) => ({
    label: word,
    kind: meaning.value ? 'value' : 'attribute',
    detail: meaning.value?.summary ?? meaning.parameter.summary,
    documentation: describeParameter(meaning.parameter, type, settings.release),
    insertText: word,
    replace,
    sortText: `0${word}`,
  }));
  const end: Completion[] = unclosed && type.endKeyword !== undefined ? [{ label: type.endKeyword, kind: 'statement', detail: `Ends ${type.name}`, insertText: type.endKeyword, replace, sortText: `00` }] : [];
  return [...end, ...words];
}
