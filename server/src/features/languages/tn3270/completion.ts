/** Completion in Telnet profiles: the statements of a block, the operands of a statement, names of groups. */
import { telnetOf } from '../../../checks/telnet/profile.js';
import { spaceOf } from '../../../checks/telnet/spaces.js';
import { availableIn, statementsOf } from '../../../catalog/index.js';
import type { Statement } from '../../../catalog/types.js';
import { blockOf } from '../../../syntax/tn3270-names.js';
import { isContainer, mayStandIn, type TelnetStatement } from '../../../syntax/tn3270.js';
import type { ProfileWord } from '../../../syntax/profile-words.js';
import type { Completion } from '../../completion/item.js';
import type { FeatureContext } from '../../context.js';
import { describeParameter } from '../../describe/parameters.js';
import { describeStatement } from '../../describe/statements.js';
import { blockAt, statementAt, wordAt } from './position.js';

type Range = Completion['replace'];

export function completion(context: FeatureContext, offset: number): Completion[] {
  const { profile } = telnetOf(context.file);
  if (profile.comments.some(({ start, end }) => start < offset && offset <= end)) return [];
  const word = wordAt(profile, offset);
  const replace: Range = { start: word?.start ?? offset, end: offset };
  const before = context.file.text.slice(Math.max(0, replace.start - 200), replace.start);
  const begins = /(^|[\r\n])[ \t]*$/.test(before);
  const statement = statementAt(profile, replace.start - 1);
  if (begins || !statement?.type) return keywords(context, replace, word);
  return operands(context, statement, replace);
}

/** Statements that may begin here, and the END keyword of the block. */
function keywords(context: FeatureContext, replace: Range, word: ProfileWord | undefined): Completion[] {
  const { release } = context.settings;
  const block = blockAt(telnetOf(context.file).profile, word?.start ?? replace.start);
  const isList = block !== undefined && !isContainer(block);
  const rows = isList ? [] : statementsOf('tn3270').filter((row) => mayStandIn(row, block?.type) && availableIn(release, row.since) && row.certainty !== 'unknown');
  const usable = rows.filter((row) => !(row.removedIn && availableIn(release, row.removedIn)));
  const items = usable.map((row, index) => statementItem(row, replace, index, release));
  const end = block?.type?.endKeyword;
  return end ? [...items, { label: end, kind: 'statement', detail: 'END keyword', insertText: end, replace, sortText: `2${end}` }] : items;
}

function statementItem(row: Statement, replace: Range, index: number, release: FeatureContext['settings']['release']): Completion {
  const takesMore = row.nameArgument === 'required' || row.parameters.some(({ required }) => required);
  return {
    label: row.name,
    kind: 'statement',
    detail: row.form === 'block' ? 'block' : 'statement',
    documentation: describeStatement(row, release),
    insertText: row.endKeyword ? `${row.name}${row.nameArgument === 'required' ? ' ${1:NAME}' : ''}\n  $0\n${row.endKeyword}` : takesMore ? `${row.name} ` : row.name,
    snippet: row.endKeyword !== undefined,
    replace,
    sortText: `1${String(index).padStart(3, '0')}`,
    retrigger: !row.endKeyword && takesMore,
  };
}

/** Keywords and values of the statement, and the groups that it can name. */
function operands(context: FeatureContext, statement: TelnetStatement, replace: Range): Completion[] {
  const { type } = statement;
  if (!type || (type.endKeyword && !statement.operands.length)) return [];
  const { release } = context.settings;
  const coded = statement.operands.filter(({ end }) => end < replace.start);
  const before = coded.at(-1)?.text.toUpperCase();
  if (before === 'DEFAPPL') return [];
  // What is mapped, and what PMAP names, is a name.
  if (before === 'PMAP' || (coded.length === 0 && type.name in firstOperands)) return groups(context, statement, replace);
  const items = type.parameters.flatMap((row): Completion[] => {
    const documentation = describeParameter(row, type, release);
    if (row.value.kind === 'enum') return row.value.values.map(({ value, summary }) => ({ label: value, kind: 'value', detail: summary, documentation, insertText: value, replace }));
    return /^[A-Z][A-Z0-9]+$/.test(row.name) ? [{ label: row.name, kind: 'attribute', documentation, insertText: row.name, replace }] : [];
  });
  return [...groups(context, statement, replace), ...items];
}

/** Kinds of groups by what they are in a client identifier. */
const clientTypes: Readonly<Record<string, string>> = { USERGROUP: 'USERGRP', HNGROUP: 'HNGRP', IPGROUP: 'IPGRP', DESTIPGROUP: 'DESTIPGRP', LINKGROUP: 'LINKGRP' };

function groups(context: FeatureContext, statement: TelnetStatement, replace: Range): Completion[] {
  const { type } = statement;
  if (!type) return [];
  const place = statement.operands.filter(({ end }) => end < replace.start).length;
  const before = statement.operands.filter(({ end }) => end < replace.start).at(-1)?.text.toUpperCase();
  const all = spaceOf(context.model, context.file, blockOf(statement)).parts.flatMap(({ file, block }) => telnetOf(file).names.definitions.filter((group) => blockOf(group.statement) === block));
  const wanted = before === 'PMAP' ? ['PARMSGROUP'] : before === 'LUG' ? ['LUGROUP', 'SLUGROUP'] : place === 0 ? (firstOperands[type.name] ?? []) : [];
  const items = all.filter((group) => wanted.includes(group.type)).map((group): Completion => ({ label: group.name, kind: 'reference', detail: group.type, insertText: group.name, replace }));
  if (place !== 1 || !type.parameters.some(({ name }) => name === 'client_identifier')) return items;
  const clients = all.flatMap((group): Completion[] => {
    const prefix = clientTypes[group.type];
    return prefix ? [{ label: `${prefix},${group.name}`, kind: 'reference', detail: group.type, insertText: `${prefix},${group.name}`, replace }] : [];
  });
  return [...items, ...clients];
}

const firstOperands: Readonly<Record<string, readonly string[]>> = {
  PARMSMAP: ['PARMSGROUP'],
  MONITORMAP: ['MONITORGROUP'],
  LUMAP: ['LUGROUP', 'SLUGROUP'],
  PRTMAP: ['PRTGROUP', 'SPRTGROUP'],
};
