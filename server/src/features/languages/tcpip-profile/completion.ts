/** Proposals in PROFILE.TCPIP: statements where a line begins, operand words and the END keyword inside a statement. */
import { statementsOf } from '../../../catalog/index.js';
import type { Parameter, Statement } from '../../../catalog/types.js';
import { isKeyword, operandMeaning, operandWords, type OperandMeaning } from '../../../syntax/tcpip-profile-operands.js';
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

function operandsOf(statement: ProfileStatement, replace: Completion['replace'], { settings }: FeatureContext): Completion[] {
  const { type, unclosed } = statement;
  const wanted = wantedAt(statement, replace.start);
  const words: Completion[] = [...valuesAt(statement, replace.start), ...operandWords(type), ...knownWords(type)].filter(({ word }) => wanted?.has(word) ?? true).map(({ word, meaning }) => ({
    label: word,
    kind: meaning?.value ? 'value' : 'attribute',
    detail: meaning?.value?.summary ?? meaning?.parameter.summary,
    documentation: meaning && describeParameter(meaning.parameter, type, settings.release),
    insertText: word,
    replace,
    sortText: `0${word}`,
  }));
  const end: Completion[] = unclosed && type.endKeyword !== undefined ? [{ label: type.endKeyword, kind: 'statement', detail: `Ends ${type.name}`, insertText: type.endKeyword, replace, sortText: `00` }] : [];
  return [...end, ...words];
}

/** Statements of whose operands the names alone are known, and none has gone with a release. */
const namesKnown = new Set(['IPCONFIG', 'IPCONFIG6', 'UDPCONFIG', 'SMFCONFIG', 'INTERFACE', 'NETACCESS', 'SRCIP', 'ITRACE', 'OSAENTA', 'BEGINROUTES']);

const knownWords = ({ name, toleratedNames = [] }: Statement): { readonly word: string; readonly meaning?: OperandMeaning }[] => (namesKnown.has(name) ? toleratedNames.map((word) => ({ word })) : []);

/** The keyword behind which the offset lies. */
function keywordBefore({ type, operands }: ProfileStatement, offset: number): Parameter | undefined {
  const last = operands.filter(({ end }) => end < offset).at(-1);
  const meaning = last && operandMeaning(type, last.text);
  return meaning && !meaning.value && isKeyword(meaning.parameter) ? meaning.parameter : undefined;
}

/** The fixed words of that keyword: TRUE and FALSE of SENDGARBAGE, TTLS of DELAYSTART. */
function valuesAt(statement: ProfileStatement, offset: number): { readonly word: string; readonly meaning: OperandMeaning }[] {
  const parameter = keywordBefore(statement, offset);
  return parameter?.value.kind === 'enum' ? parameter.value.values.map((value) => ({ word: value.value.toUpperCase(), meaning: { parameter, value } })) : [];
}

/** The words that can stand at the offset; undefined where any operand can. */
function wantedAt(statement: ProfileStatement, offset: number): ReadonlySet<string> | undefined {
  const { type, operands } = statement;
  const before = operands.filter(({ end }) => end < offset);
  if (type.name === 'PORT' || type.name === 'PORTRANGE') return wantedInEntry(before.map(({ text }) => text.toUpperCase()), type.name);
  const value = keywordBefore(statement, offset)?.value;
  return value?.kind === 'enum' && !value.open ? new Set(value.values.map((each) => each.value.toUpperCase())) : value?.kind === 'integer' ? nothing : undefined;
}

const nothing: ReadonlySet<string> = new Set();
const protocols: ReadonlySet<string> = new Set(['TCP', 'UDP']);
const unreserved: ReadonlySet<string> = new Set(['DENY', 'SAF', 'WHENLISTEN', 'WHENBIND']);
const entryOptions: ReadonlySet<string> = new Set(['NOAUTOLOG', 'DELAYACKS', 'NODELAYACKS', 'SHAREPORT', 'SHAREPORTWLM', 'BIND', 'SAF', 'SMC', 'NOSMC']);

/** In an entry of PORT or PORTRANGE: protocol, job name, options (reference: tcpip-profile, PORT). */
function wantedInEntry(before: readonly string[], statement: 'PORT' | 'PORTRANGE'): ReadonlySet<string> {
  const last = before.at(-1);
  const second = before.at(-2) ?? '';
  if (last === undefined) return statement === 'PORT' ? new Set(['UNRSV']) : nothing;
  const isNumber = /^\d+$/.test(last);
  if (last === 'UNRSV' || (isNumber && (statement === 'PORT' || /^\d+$/.test(second)))) return protocols;
  if (isNumber || protocols.has(last) || last === 'BIND' || last === 'SAF') return nothing;
  const entry = before.findLastIndex((word) => protocols.has(word));
  return entry > 0 && before[entry - 1] === 'UNRSV' ? unreserved : entryOptions;
}
