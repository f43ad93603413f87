/**
 * The groups of a Telnet profile and where they are named. Names are looked up in the BEGINVTAM block in which they stand (reference:
 * telnet, PARMSMAP: a mapping may stand before its group), without regard to case.
 */
import type { ProfileWord } from './profile-words.js';
import type { Span } from './tree.js';
import type { TelnetProfile, TelnetStatement } from './tn3270.js';

/** The name behind the keyword of a group, without the percentage that may follow a comma. */
export interface GroupDefinition extends Span {
  /** In upper case. */
  readonly name: string;
  /** LUGROUP, IPGROUP … */
  readonly type: string;
  readonly statement: TelnetStatement;
}

export interface GroupReference extends Span {
  /** In upper case. */
  readonly name: string;
  /** The kinds of group that it may mean. */
  readonly types: readonly string[];
  /** false: it may also be something else than a group, an LU name or a link. */
  readonly certain: boolean;
  readonly statement: TelnetStatement;
}

export interface TelnetNames {
  readonly definitions: readonly GroupDefinition[];
  readonly references: readonly GroupReference[];
}

const luGroups = ['LUGROUP', 'SLUGROUP'];
const printerGroups = ['PRTGROUP', 'SPRTGROUP'];
export const clientGroups: readonly string[] = ['USERGROUP', 'HNGROUP', 'IPGROUP', 'DESTIPGROUP', 'LINKGROUP'];
const named = new Set([...luGroups, ...printerGroups, ...clientGroups, 'PARMSGROUP', 'MONITORGROUP']);

/** Types of client identifiers that name a group. */
const groupTypes: Readonly<Record<string, string>> = { USERGRP: 'USERGROUP', HNGRP: 'HNGROUP', IPGRP: 'IPGROUP', DESTIPGRP: 'DESTIPGROUP', LINKGRP: 'LINKGROUP' };

/** Types of client identifiers that name no group. */
const singleTypes = new Set(['USERID', 'HOSTNAME', 'IPADDR', 'DESTIP', 'LINKNAME']);

/** Statements that map their first operand to the client identifier behind it, and the groups that the first operand names. */
const mappings: Readonly<Record<string, { readonly first: readonly string[]; readonly certain: boolean }>> = {
  PARMSMAP: { first: ['PARMSGROUP'], certain: true },
  MONITORMAP: { first: ['MONITORGROUP'], certain: true },
  LUMAP: { first: luGroups, certain: false },
  PRTMAP: { first: printerGroups, certain: false },
  DEFAULTAPPL: { first: [], certain: false },
  PRTDEFAULTAPPL: { first: [], certain: false },
  LINEMODEAPPL: { first: [], certain: false },
  USSTCP: { first: [], certain: false },
  INTERPTCP: { first: [], certain: false },
};

/** Operands behind the client identifier. */
const options = new Set(['GENERIC', 'SPECIFIC', 'DEFAPPL', 'FIRSTONLY', 'LOGAPPL', 'QINIT', 'DEFONLY', 'PMAP', 'KEEPOPEN']);

/** Whether statements of this type give a name to a group. */
export const isGroup = (type: string): boolean => named.has(type);

/** The groups and references of a profile. */
export function telnetNames(profile: TelnetProfile): TelnetNames {
  const definitions = profile.all.flatMap((statement) => definitionIn(statement));
  const references = profile.all.flatMap((statement) => referencesIn(statement));
  return { definitions, references };
}

/** The outermost block of a statement: names are looked up in it. Undefined outside all blocks. */
export function blockOf(statement: TelnetStatement): TelnetStatement | undefined {
  let block = statement.parent;
  while (block?.parent) block = block.parent;
  return block;
}

function definitionIn(statement: TelnetStatement): GroupDefinition[] {
  const { type, operands } = statement;
  const [word] = operands;
  if (!type || !named.has(type.name) || !word) return [];
  const [name = ''] = word.text.split(',', 1);
  return name === '' ? [] : [{ name: name.toUpperCase(), type: type.name, statement, start: word.start, end: word.start + name.length }];
}

function referencesIn(statement: TelnetStatement): GroupReference[] {
  const { type, operands } = statement;
  if (type?.name === 'ALLOWAPPL' || type?.name === 'RESTRICTAPPL') return luGroupsIn(statement);
  const mapping = type && mappings[type.name];
  if (!mapping) return [];
  const [first, client] = operands;
  const found = first && mapping.first.length > 0 ? [reference(statement, first, mapping.first, mapping.certain)] : [];
  if (client && !options.has(client.text.toUpperCase())) found.push(...clientIn(statement, client));
  operands.forEach((word, index) => {
    const next = operands[index + 1];
    if (index > 0 && word.text.toUpperCase() === 'PMAP' && next) found.push(reference(statement, next, ['PARMSGROUP'], true));
  });
  const last = operands.at(-1);
  if (type.name === 'LUMAP' && operands.length > 2 && last && isPrinter(operands)) found.push(reference(statement, last, printerGroups, false));
  return found;
}

/** The last operand of LUMAP is a printer or group of printers, unless it is a keyword or belongs to one. */
function isPrinter(operands: readonly ProfileWord[]): boolean {
  const before = operands.at(-2)?.text.toUpperCase();
  return before !== 'PMAP' && before !== 'DEFAPPL' && !options.has(operands.at(-1)?.text.toUpperCase() ?? '');
}

/** `TYPE,value`, or a value whose form tells its type. */
function clientIn(statement: TelnetStatement, word: ProfileWord): GroupReference[] {
  const comma = word.text.indexOf(',');
  if (comma < 0) return isPlainName(word.text) ? [reference(statement, word, clientGroups, false)] : [];
  const type = word.text.slice(0, comma).toUpperCase();
  const group = groupTypes[type];
  if (group === undefined || singleTypes.has(type) || comma + 1 === word.text.length) return [];
  return [{ name: word.text.slice(comma + 1).toUpperCase(), types: [group], certain: true, statement, start: word.start + comma + 1, end: word.end }];
}

/** Not an address and not a host name. */
const isPlainName = (text: string): boolean => !/[.:]/.test(text) && !/^\d/.test(text);

/** Behind LUG stand names of groups, up to the next keyword. */
function luGroupsIn(statement: TelnetStatement): GroupReference[] {
  const found: GroupReference[] = [];
  let isList = false;
  for (const word of statement.operands.slice(1)) {
    const text = word.text.toUpperCase();
    if (text === 'LUG') isList = true;
    else if (text === 'LU' || text === 'USER' || text === 'DISCONNECTABLE' || text === 'CERTAUTH' || text === 'ALLOWPRINTER' || /^QSESSION(,|$)/.test(text)) isList = false;
    else if (isList) found.push(reference(statement, word, [...luGroups, ...printerGroups], true));
  }
  return found;
}

function reference(statement: TelnetStatement, word: ProfileWord, types: readonly string[], certain: boolean): GroupReference {
  return { name: word.text.toUpperCase(), types, certain, statement, start: word.start, end: word.end };
}
