/** Hover in Telnet profiles: statements, operands, LU ranges and groups. */
import { includesMembers, luCount, luMembers, readLus } from '../../../syntax/tn3270-lu-names.js';
import { groupsMeant, placesNaming } from '../../../checks/telnet/spaces.js';
import { isGroup } from '../../../syntax/tn3270-names.js';
import { nameOf } from '../../../workspace/uris.js';
import { endedStatement, type TelnetStatement } from '../../../syntax/tn3270.js';
import type { Parameter, Statement as CatalogStatement } from '../../../catalog/types.js';
import type { ProfileWord } from '../../../syntax/profile-words.js';
import { telnetOf } from '../../../checks/telnet/profile.js';
import type { FeatureContext } from '../../context.js';
import { code, paragraphs, plain, sentences, title } from '../../describe/markdown.js';
import { describeParameter } from '../../describe/parameters.js';
import { describeStatement } from '../../describe/statements.js';
import { count } from '../../describe/words.js';
import type { Hover } from '../../hover/result.js';
import { nameAt } from './names.js';
import { statementAt, wordAt } from './position.js';

/** What stands under the offset. */
export function hover(context: FeatureContext, offset: number): Hover | undefined {
  const { profile } = telnetOf(context.file);
  const word = wordAt(profile, offset);
  if (!word) return undefined;
  const statement = statementAt(profile, word.start);
  const contents = describe(context, word, statement, offset);
  return contents === undefined ? undefined : { contents, start: word.start, end: word.end };
}

function describe(context: FeatureContext, word: ProfileWord, statement: TelnetStatement | undefined, offset: number): string | undefined {
  const { release } = context.settings;
  const ended = endedStatement(word.text);
  if (ended && statement?.operands.includes(word) !== true) return paragraphs(title(word.text.toUpperCase(), 'END keyword'), `Ends ${code(ended.name)}.`);
  if (!statement?.type) return undefined;
  if (statement.keyword === word) return paragraphs(describeStatement(statement.type, release), contentsOf(statement));
  return describeGroup(context, offset) ?? describeLus(statement, word) ?? describeOperand(statement, word, release);
}

/** How many LU names a list holds. */
function contentsOf(statement: TelnetStatement): string | undefined {
  const members = luMembers(statement);
  if (members.length === 0 || !statement.end || includesMembers(statement)) return undefined;
  let sum = 0;
  for (const word of members) {
    const range = readLus(word);
    const names = range && luCount(range);
    if (names === undefined) return undefined;
    sum += names;
  }
  return `This list holds ${count(sum, 'LU name')}.`;
}

function describeLus(statement: TelnetStatement, word: ProfileWord): string | undefined {
  const range = luMembers(statement).includes(word) ? readLus(word) : undefined;
  const names = range && luCount(range);
  if (!range || names === undefined) return undefined;
  return range.word.text.includes('..')
    ? paragraphs(title(word.text, 'range of LU names'), `${count(names, 'LU name')}, from ${code(range.low)} to ${code(range.high)}.`)
    : title(word.text, 'LU name');
}

function describeGroup(context: FeatureContext, offset: number): string | undefined {
  const { file, model } = context;
  const found = nameAt(telnetOf(file).names, offset);
  const [meant] = found?.kind === 'reference' ? groupsMeant(model, file, found.name) : found ? [{ file, name: found.name }] : [];
  if (!meant) return undefined;
  const group = meant.name;
  const members = group.statement.operands.length - 1;
  const size = isGroup(group.type) && group.type !== 'PARMSGROUP' ? count(members, 'entry', 'entries') : count(group.statement.children.length, 'statement');
  return paragraphs(
    title(group.name, group.type),
    sentences(`${size} here; named ${count(placesNaming(model, meant.file, group).length, 'time')} in this block.`, meant.file !== file && `It stands in ${nameOf(meant.file.uri)}.`, contentsOf(group.statement)),
    plain(group.statement.operands.slice(1, 9).map(({ text }) => text).join(' ')) + (members > 8 ? ' …' : ''),
  );
}

/** The operand by its place or its keyword. */
function describeOperand({ type, operands }: TelnetStatement, word: ProfileWord, release: FeatureContext['settings']['release']): string | undefined {
  const row = type && rowOf(type, operands, operands.indexOf(word));
  return row && describeParameter(row, type, release);
}

function rowOf(type: CatalogStatement, operands: readonly ProfileWord[], index: number): Parameter | undefined {
  const first = index === 0 ? type.parameters.find(({ positional }) => positional === 1) : undefined;
  // What a statement is about may have the name of a keyword.
  if (first?.required) return first;
  const keywords = new Map(type.parameters.map((row) => [row.name, row]));
  const before = index > 0 ? keywords.get(operands[index - 1]?.text.toUpperCase() ?? '') : undefined;
  if (before && (before.name === 'DEFAPPL' || before.name === 'PMAP')) return before;
  const text = operands[index]?.text.toUpperCase().split(',', 1)[0] ?? '';
  const byValue = type.parameters.find(({ value }) => value.kind === 'enum' && value.values.some((each) => each.value === text));
  const client = index === 1 ? type.parameters.find(({ name }) => name === 'client_identifier') : undefined;
  return (/^[A-Z]/.test(text) ? keywords.get(text) : undefined) ?? byValue ?? client ?? first;
}
