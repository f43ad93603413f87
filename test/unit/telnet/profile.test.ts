/** How a Telnet profile is read: blocks, lists, statements, END keywords that are missing. */
import { describe, expect, test } from 'vitest';
import { luCount, luFault, readLus } from '../../../server/src/syntax/tn3270-lu-names.js';
import { blockOf, telnetNames, type GroupReference } from '../../../server/src/syntax/tn3270-names.js';
import { parseTelnetProfile, type TelnetStatement } from '../../../server/src/syntax/tn3270.js';

/** One line a statement: indented by block, with its operands, and how it ends. */
function outline(text: string): string[] {
  const lines = (statements: readonly TelnetStatement[], indent: string): string[] =>
    statements.flatMap(({ type, keyword, operands, children, end, endedBy }) => [
      [indent + (type ? keyword.text : `?${keyword.text}`), ...operands.map((word) => word.text), ...(end ? [`(${end.text})`] : []), ...(endedBy ? [`(ended by ${endedBy.text})`] : [])].join(' '),
      ...lines(children, `${indent}  `),
    ]);
  return lines(parseTelnetProfile(text).statements, '');
}

describe('blocks and statements', () => {
  test('statements may share a line, and go on over lines', () => {
    const text = 'TelnetGlobals\n SMFINIT STD SMFTERM STD\n TNSAConfig ; subagent\n   Enabled\n   Agent 161\nEndTelnetGlobals\nINCLUDE A.B(C)';
    expect(outline(text)).toEqual(['TelnetGlobals (EndTelnetGlobals)', '  SMFINIT STD', '  SMFTERM STD', '  TNSAConfig Enabled Agent 161', 'INCLUDE A.B(C)']);
  });

  test('members of a list may have the names of statements', () => {
    expect(outline('BEGINVTAM\nUSERGROUP UG\n PORT\n INCLUDE\nENDUSERGROUP\nENDVTAM')).toEqual(['BEGINVTAM (ENDVTAM)', '  USERGROUP UG PORT INCLUDE (ENDUSERGROUP)']);
  });

  test('a list that has lost its END keyword ends where the next statement begins', () => {
    const text = 'BEGINVTAM\n LUGROUP LG1\n  LU01..LU09\n LUGROUP LG2 LU11\n ENDLUGROUP\n LUMAP LG1 IPGRP,IPG\nENDVTAM';
    expect(outline(text)).toEqual(['BEGINVTAM (ENDVTAM)', '  LUGROUP LG1 LU01..LU09 (ended by LUGROUP)', '  LUGROUP LG2 LU11 (ENDLUGROUP)', '  LUMAP LG1 IPGRP,IPG']);
  });

  test('a block that has lost its END keyword ends where the next block begins', () => {
    expect(outline('TELNETPARMS\n PORT 23\nBEGINVTAM\n PORT 23\nENDVTAM')).toEqual(['TELNETPARMS (ended by BEGINVTAM)', '  PORT 23', 'BEGINVTAM (ENDVTAM)', '  PORT 23']);
  });

  test('a statement in the wrong block does not end the block', () => {
    expect(outline('TELNETPARMS\n PORT 23\n ALLOWAPPL TSO*\n MSG07\nENDTELNETPARMS')).toEqual(['TELNETPARMS (ENDTELNETPARMS)', '  PORT 23', '  ALLOWAPPL TSO*', '  MSG07']);
  });

  test('a word that no statement before it can take begins a statement that is not known', () => {
    expect(outline('TELNETPARMS\n MSG07\n INACTVE 0\n PORT 23\n SNAEXTT\nENDTELNETPARMS')).toEqual(['TELNETPARMS (ENDTELNETPARMS)', '  MSG07', '  ?INACTVE 0', '  PORT 23', '  ?SNAEXTT']);
  });

  test('END keywords that end nothing are kept', () => {
    expect(parseTelnetProfile('BEGINVTAM\nENDLUGROUP\nENDVTAM').strayEnds.map(({ word }) => word.text)).toEqual(['ENDLUGROUP']);
  });

  test('any text is read', () => {
    for (const text of ['', ';', 'ENDVTAM ENDVTAM', 'LUGROUP', 'PARMSGROUP PARMSGROUP', 'BEGINVTAM BEGINVTAM BEGINVTAM', '..', 'DEFAULTLUS .. ..,,..']) {
      expect(parseTelnetProfile(text).words.map((word) => word.text).join(' ')).toBe(text.startsWith(';') ? '' : text);
    }
  });
});

describe('LU ranges', () => {
  const range = (text: string) => {
    const [word] = parseTelnetProfile(`DEFAULTLUS ${text} ENDDEFAULTLUS`).statements[0]?.operands ?? [];
    const read = word && readLus(word);
    if (!read) throw new Error(`no range in ${text}`);
    return read;
  };

  test.each([
    ['TCP00001..TCP00030', 30],
    ['LU001..LU120..FFNNN', 120],
    ['TCPM0..TCPM9', 10],
    ['LUA..LUZ', 26],
    ['LU00..LU0F..FFXX', 16],
    ['LUX1', 1],
  ])('%s holds %i names', (text, count) => expect(luCount(range(text))).toBe(count));

  test.each([
    ['TCP0001..TCP00030', 'length'],
    ['TCP00030..TCP00001', 'order'],
    ['LU001..LU120..FFFNN', 'fixed'],
    ['LUA01..LUB99..FFNNN', 'kind'],
    ['LU01..LU09..FFQQ', 'rule'],
    ['LU01..', 'form'],
    ['T000AA00..T111ZZFB..FNNNAAXB', undefined],
  ])('%s: %s', (text, fault) => expect(luFault(range(text))).toBe(fault));
});

test('names are looked up in their own BEGINVTAM, wherever the group stands in it', () => {
  const text = 'BEGINVTAM\n PARMSMAP PG IPGRP,NEAR\n PARMSGROUP pg\n ENDPARMSGROUP\n IPGROUP NEAR 10.1.1.1 ENDIPGROUP\nENDVTAM\nBEGINVTAM\n USSTCP TAB IPGRP,NEAR\nENDVTAM';
  const names = telnetNames(parseTelnetProfile(text));
  const meant = ({ name, types, statement }: GroupReference): number => names.definitions.filter((group) => group.name === name && types.includes(group.type) && blockOf(group.statement) === blockOf(statement)).length;
  expect(names.references.map((reference) => [reference.statement.keyword.text, reference.name, meant(reference)])).toEqual([
    ['PARMSMAP', 'PG', 1],
    ['PARMSMAP', 'NEAR', 1],
    ['USSTCP', 'NEAR', 0],
  ]);
});
