/** Mappings of a Telnet profile: operands that are missing, too many or misspelt, and statements that a slip turns into operands. */
import { describe, expect, test } from 'vitest';
import { telnetGroupHeader } from '../../../server/src/checks/telnet/group-header.js';
import { telnetInterpretTable } from '../../../server/src/checks/telnet/interpret-table.js';
import { telnetMappingOperand } from '../../../server/src/checks/telnet/mapping-operand.js';
import { telnetNoApplication } from '../../../server/src/checks/telnet/no-application.js';
import { telnetPortStatement } from '../../../server/src/checks/telnet/port-statement.js';
import { telnetStackAffinity } from '../../../server/src/checks/telnet/stack-affinity.js';
import { telnetValue } from '../../../server/src/checks/telnet/value.js';
import { findingsOf, pointedAt, type Members } from '../../support/library.js';

const checks = [telnetMappingOperand, telnetGroupHeader, telnetInterpretTable];
const profile = (lines: string): { TN3270: string } => ({ TN3270: `BEGINVTAM\n  PORT 23\n${lines}\nENDVTAM\n` });
const said = (lines: string): string[] => findingsOf(profile(lines), { checks }).map((finding) => `${finding.severity}: ${pointedAt(profile(lines), finding)}`);

describe('whatever the manuals allow is silent', () => {
  test.each([
    'DEFAULTAPPL TSO',
    'DEFAULTAPPL TSO FIRSTONLY LOGAPPL DEFONLY',
    'DEFAULTAPPL NETA.TSO IPGRP,NEAR FIRSTONLY',
    'DEFAULTAPPL TSO\n    10.1.1.1\n    QINIT',
    'DEFAULTAPPL &APPL EXTRA WORDS OF A SYMBOL',
    'LUMAP LU1 10.1.1.1',
    'LUMAP LU1 2001:db8::1 GENERIC DEFAPPL TSO FIRSTONLY QINIT DEFONLY PMAP PG KEEPOPEN PRT1',
    'LUMAP LU1 OSA1 PRT1',
    'LUMAP LU1 USERID,IBMUSER SPECIFIC PRT1',
    'lumap lu1 GEN',
    // The groups may be in the member that is not here.
    'INCLUDE USER.PARMS(GROUPS)\nLUMAP LUGRP1\n    IPGROUPA\nLUMAP LUGRP2\n    LINKGRPS SPECIFIC\nDEFAULTAPPL TSO\n    USSGRP',
    'IPGROUP ALOWAPPL 10.1.1.1 ENDIPGROUP\nDEFAULTAPPL TSO\n  ALOWAPPL',
    'PRTMAP PRT1 IPGRP,NEAR DEFAPPL JES',
    'USSTCP EZBTPUST,EZBTPSCS 10.1.1.1\nINTERPTCP TAB 10.1.1.1',
    'PARMSMAP PG',
    'MONITORMAP MG DESTIP,10.1.1.1',
    'ALLOWAPPL *',
    'ALLOWAPPL TSO* DISCONNECTABLE QSESSION,60 LU LU1 LU2 LUG G1 G2',
    'RESTRICTAPPL TSO CERTAUTH ALLOWPRINTER USER U1 LU LU1\n    USER U2*\n    USER USSTCP1 LUMAP1',
  ])('%s', (lines) => expect(said(lines)).toEqual([]));
});

test.each([
  ['DEFAULTAPPL TSO\nALOWAPPL TSO*', ['warning: ALOWAPPL']],
  ['USSTCP USSN\nDEFALTAPPL TSO', ['warning: DEFALTAPPL']],
  ['DEFAULTAPPL TSO 10.1.1.1 FRSTONLY', ['warning: FRSTONLY']],
  ['DEFAULTAPPL TSO FIRSTONLI', ['warning: FIRSTONLI']],
  ['DEFAULTAPPL TSO 10.1.1.1 10.1.1.2', ['warning: 10.1.1.2']],
  ['DEFAULTAPPL', ['error: DEFAULTAPPL']],
  ['LUMAP', ['error: LUMAP']],
  ['LUMAP LU1', ['error: LUMAP']],
  ['LUMAP LU1 SPECIFIC', ['error: LUMAP']],
  ['LUMAP LU1 10.1.1.1 DEFAPPL', ['warning: DEFAPPL']],
  ['LUMAP LU1 10.1.1.1 PMAP DEFAPPL TSO', ['warning: PMAP']],
  ['USSTCP', ['warning: USSTCP']],
  ['PARMSMAP', ['error: PARMSMAP']],
  ['ALLOWAPPL TSO DISCONECTABLE', ['warning: DISCONECTABLE']],
  ['ALLOWAPPL TSO LUG', ['warning: LUG']],
  ['ALLOWAPPL TSO USER IBMUSER', ['warning: USER']],
  ['ALLOWAPPL *\nNEWTHING 5', ['warning: NEWTHING']],
  ['INTERPTCP TAB', ['warning: INTERPTCP']],
])('%s', (lines, expected) => expect(said(lines)).toEqual(expected));

describe('the heads of groups', () => {
  test.each([
    ['LUGROUP FLOOR1,80% LU1 ENDLUGROUP', []],
    ['LUGROUP FLOOR1,0% LU1 ENDLUGROUP', []],
    ['LUGROUP FLOOR&SYSCLONE..,80% LU1 ENDLUGROUP', []],
    ['LUGROUP FLOOR1 EXIT ENDLUGROUP', []],
    ['DEFAULTLUS ,100% LU1 ENDDEFAULTLUS', []],
    ['DEFAULTLUS LU1 ENDDEFAULTLUS', []],
    ['IPGROUP BRANCHOFFICES123 10.1.1.1 ENDIPGROUP', []],
    ['IPGROUP BRANCHOFFICES1234 10.1.1.1 ENDIPGROUP', ['warning: BRANCHOFFICES1234']],
    ['PARMSGROUP LONGNAMED CONNTYPE ANY ENDPARMSGROUP', ['warning: LONGNAMED']],
    ['LUGROUP FLOOR1,80 LU1 ENDLUGROUP', ['warning: 80']],
    ['LUGROUP FLOOR1, LU1 ENDLUGROUP', ['warning: ,']],
    ['SDEFAULTLUS ,101% LU1 ENDSDEFAULTLUS', ['warning: 101%']],
    ['LUGROUP FLOOR1 ,80% LU1 ENDLUGROUP', ['warning: ,80%']],
    ['LUGROUP FLOOR1,80% EXIT ENDLUGROUP', ['warning: EXIT']],
  ])('%s', (lines, expected) => expect(said(lines)).toEqual(expected));
});

test('TNSACONFIG needs an operand', () => {
  const given = { TN3270: 'TELNETGLOBALS\n  TNSACONFIG\n  MSG07\nENDTELNETGLOBALS\n' };
  expect(findingsOf(given, { checks: [telnetValue] }).map((finding) => `${finding.severity}: ${pointedAt(given, finding)}`)).toEqual(['error: TNSACONFIG']);
});

test('one server has up to 255 ports', () => {
  const profileOf = (count: number): { TN3270: string } => ({ TN3270: Array.from({ length: count }, (_, i) => `TELNETPARMS\n  PORT ${1000 + i}\nENDTELNETPARMS\n`).join('') });
  expect(findingsOf(profileOf(255), { checks: [telnetPortStatement] })).toEqual([]);
  expect(findingsOf(profileOf(256), { checks: [telnetPortStatement] }).map(({ severity }) => severity)).toEqual(['warning']);
});

test('WLMCLUSTERNAME needs TCPIPJOBNAME, wherever it stands in the profile', () => {
  const cluster = 'TELNETPARMS\n  PORT 23\n  WLMCLUSTERNAME TN ENDWLMCLUSTERNAME\nENDTELNETPARMS\n';
  const found = (given: Members): number => findingsOf(given, { checks: [telnetStackAffinity] }).length;
  expect(found({ TN3270: cluster })).toBe(1);
  expect(found({ TN3270: `TELNETGLOBALS TCPIPJOBNAME TCPIP ENDTELNETGLOBALS\n${cluster}` })).toBe(0);
  expect(found({ TN3270: `INCLUDE USER.TCPPARMS(TN3270G)\n${cluster}`, TN3270G: 'TELNETGLOBALS TCPIPJOBNAME TCPIP ENDTELNETGLOBALS\n' })).toBe(0);
  expect(found({ TN3270: `INCLUDE USER.TCPPARMS(NOTHERE)\n${cluster}` })).toBe(0);
});

describe('applications of a block', () => {
  const said = (lines: string, more: Record<string, string> = {}): string[] => findingsOf({ TN3270: `BEGINVTAM\n  PORT 23\n  DEFAULTLUS LU1 ENDDEFAULTLUS\n  ${lines}\nENDVTAM\n`, ...more }, { checks: [telnetNoApplication] }).map(({ severity }) => severity);
  test.each<[string, string[]]>([
    ['ALLOWAPPL *', []],
    ['RESTRICTAPPL IMS USER A', []],
    ['DEFAULTAPPL CICS', []],
    ['LUMAP LU2 10.1.1.1 DEFAPPL NETVIEW', []],
    ['DEFAULTAPPL TSO\n  ALLOWAPPL TSO*', []],
    ['DEFAULTAPPL TSO', ['information']],
    ['LUMAP LU2 10.1.1.1 DEFAPPL NETA.TSO', ['information']],
    ['USSTCP EZBTPUST', ['warning']],
    ['INCLUDE USER.TCPPARMS(NOTHERE)', []],
  ])('%s', (lines, expected) => expect(said(lines)).toEqual(expected));
  test('may stand in a member that the block includes', () => expect(said('INCLUDE USER.TCPPARMS(TN3270M)', { TN3270M: 'ALLOWAPPL *\n' })).toEqual([]));
});
