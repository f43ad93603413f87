/** Lists and groups of a Telnet profile: their members, their sizes, and what belongs together. */
import { describe, expect, test } from 'vitest';
import { telnetClientIdentifier } from '../../../server/src/checks/telnet/client-identifier.js';
import { telnetGroupMember } from '../../../server/src/checks/telnet/group-member.js';
import { telnetLuRange } from '../../../server/src/checks/telnet/lu-range.js';
import { telnetPortStatement } from '../../../server/src/checks/telnet/port-statement.js';
import { telnetPrinterGroup } from '../../../server/src/checks/telnet/printer-group.js';
import { telnetScanInterval } from '../../../server/src/checks/telnet/scan-interval.js';
import { telnetSharedLus } from '../../../server/src/checks/telnet/shared-lus.js';
import type { Check } from '../../../server/src/checks/check.js';
import { findingsOf, pointedAt, type Members } from '../../support/library.js';

const found = (check: Check, given: Members): string[] => findingsOf(given, { checks: [check] }).map((finding) => `${finding.severity}: ${pointedAt(given, finding)}`);
const mapped = (check: Check, lines: string): string[] => found(check, { TN3270: `TELNETPARMS\n PORT 23\nENDTELNETPARMS\nBEGINVTAM\n PORT 23\n${lines}\nENDVTAM\n` });

describe('LU names', () => {
  const list = (names: string): string[] => mapped(telnetLuRange, `DEFAULTLUS ,75% ${names} ENDDEFAULTLUS`);
  test.each(['TCPE0001..TCPE0099', 'T000AA00..T111ZZFB..FNNNAAXB', 'LU001..LU120..FFNNN', 'LU@A', 'LU&MVS1.01', '$LU #LU @LU', 'TCPA..TCPZ', 'lu01..lu09', 'AAA..ZZZ..AAA'])('well formed: %s', (names) => expect(list(names)).toEqual([]));
  test.each(['INCLUDE USER.TCPPARMS(LUS)', "LU01 INCLUDE 'USER.LUS' LU02"])('others may be included: %s', (names) => expect(list(names)).toEqual([]));
  test('INCLUDE alone is a name', () => expect(list('INCLUDE 1LU')).toEqual(['error: 1LU']));
  test.each([
    ['1LU', '1LU'],
    ['LONGLUNAME', 'LONGLUNAME'],
    ['LU-1', 'LU-1'],
    ['LU01..LU0A', 'LU01..LU0A'],
    ['1LU0..1LU9', '1LU0..1LU9'],
    ['LU01..LU09..NFNN', 'LU01..LU09..NFNN'],
    ['A0000000..A$$$$$$$..F???????', 'A0000000..A$$$$$$$..F???????'],
    ['LU09..LU01', 'LU09..LU01'],
  ])('not well formed: %s', (names, at) => expect(list(names)).toEqual([`error: ${at}`]));
});

describe('groups of clients', () => {
  const group = (text: string): string[] => mapped(telnetGroupMember, text);
  test.each([
    'HNGROUP G *.EXAMPLE.COM **.EXAMPLE.COM *.*.EXAMPLE.COM HOST.EXAMPLE.COM ENDHNGROUP',
    'USERGROUP G ANNA ADM* USR%%01 * ENDUSERGROUP',
    'LINKGROUP G OSA1 ETH%* ENDLINKGROUP',
    'IPGROUP G 10.1.1.1 10.1.1.1..10.1.1.9 255.255.0.0:10.1.0.0 10.2.0.0:255.255.0.0 2001:db8::1 2001:db8::/32 2001:db8::1..2001:db8::9 &ADDR ENDIPGROUP',
  ])('right: %s', (text) => expect(group(text)).toEqual([]));
  test.each([
    ['HNGROUP G A.*.COM ENDHNGROUP', 'error: A.*.COM'],
    ['HNGROUP G A.**.COM ENDHNGROUP', 'warning: A.**.COM'],
    ['HNGROUP G A*.COM ENDHNGROUP', 'warning: A*.COM'],
    ['USERGROUP G A*B ENDUSERGROUP', 'warning: A*B'],
    ['USERGROUP G LONGUSERID ENDUSERGROUP', 'warning: LONGUSERID'],
    ['IPGROUP G 10.1.1.0/24 ENDIPGROUP', 'warning: 10.1.1.0/24'],
    ['DESTIPGROUP G 10.1.1.300 ENDDESTIPGROUP', 'warning: 10.1.1.300'],
  ])('wrong: %s', (text, at) => expect(group(text)).toEqual([at]));
});

describe('clients of mappings', () => {
  const client = (text: string): string[] => mapped(telnetClientIdentifier, `LUMAP LU01 ${text}\nDEFAULTAPPL TSO ${text}`);
  test.each(['IPADDR,10.1.1.1', '2001:db8::1', 'DESTIP,2001:db8::1', 'USERID,ANNA', 'HOSTNAME,PC.EXAMPLE.COM', 'linkgrp,NEAR', 'NEAR', 'IPADDR,&IP'])('right: %s', (text) => expect(client(text)).toEqual([]));
  test.each([
    ['IPADR,10.1.1.1', 'warning: IPADR'],
    ['IPADDR,10.1.1.0/24', 'warning: 10.1.1.0/24'],
    ['DESTIP,PC.EXAMPLE.COM', 'warning: PC.EXAMPLE.COM'],
    ['USERID,LONGUSERID', 'warning: LONGUSERID'],
    ['IPADDR,', 'warning: IPADDR,'],
  ])('wrong: %s', (text, at) => expect(client(text)).toEqual([at, at]));
});

describe('printers of terminals', () => {
  const groups = (terminals: string, printers: string): string[] => mapped(telnetPrinterGroup, `LUGROUP T ${terminals} ENDLUGROUP\nPRTGROUP P ${printers} ENDPRTGROUP\nLUMAP T 10.1.1.1 DEFAPPL TSO P`);
  test('are as many as the terminals', () => {
    expect(groups('T01..T20', 'P01..P20')).toEqual([]);
    expect(groups('T01..T20 TX', 'P01..P10 P11..P20 PX')).toEqual([]);
    expect(groups('T01..T20', 'P01..P10')).toEqual(['warning: P']);
    expect(groups('T01 T02', 'P01..P02')).toEqual(['warning: P']);
    expect(groups('EXIT', 'P01..P02')).toEqual(['warning: P']);
    expect(groups('T01..T&N', 'P01..P02')).toEqual([]);
    expect(groups('T01 INCLUDE USER.TCPPARMS(LUS)', 'P01..P02')).toEqual([]);
  });
});

describe('shared LU names', () => {
  const shared = 'TELNETPARMS PORT 23 ENDTELNETPARMS\nBEGINVTAM\nSLUGROUP S LU01..LU09 ENDSLUGROUP\nENDVTAM\n';
  const globals = (join: string): string => `TELNETGLOBALS XCFGROUP ${join} ENDXCFGROUP ENDTELNETGLOBALS\n`;
  test('need the Telnet XCF group', () => {
    expect(found(telnetSharedLus, { TN3270: shared })).toEqual(['warning: SLUGROUP']);
    expect(found(telnetSharedLus, { TN3270: globals('NOJOIN') + shared })).toEqual(['warning: SLUGROUP']);
    expect(found(telnetSharedLus, { TN3270: globals('JOIN') + shared })).toEqual([]);
    expect(found(telnetSharedLus, { TN3270: globals('') + shared })).toEqual([]);
  });
  test('the group may be joined in a member of the profile, or in one that is not here', () => {
    expect(found(telnetSharedLus, { TN3270: 'INCLUDE USER.TCPPARMS(TN3270G)\nINCLUDE USER.TCPPARMS(TN3270B)', TN3270G: globals('JOIN'), TN3270B: shared })).toEqual([]);
    expect(found(telnetSharedLus, { TN3270: `INCLUDE OTHER.TCPPARMS(GLOBALS)\n${shared}` })).toEqual([]);
  });
  test('one kind of default list', () => {
    const both = (name: string): string[] => mapped(telnetSharedLus, `${name} LU01 END${name}\nS${name} LU02 ENDS${name}`);
    expect(both('DEFAULTLUS')).toEqual(['error: SDEFAULTLUS']);
    expect(both('DEFAULTPRT')).toEqual(['warning: SDEFAULTPRT']);
  });
});

describe('TELNETPARMS', () => {
  const block = (lines: string): string[] => found(telnetPortStatement, { TN3270: `TELNETPARMS ${lines} ENDTELNETPARMS\n` });
  test('has one port', () => {
    expect(block('MSG07')).toEqual(['error: TELNETPARMS']);
    expect(block('PORT 23 TTLSPORT 992')).toEqual(['error: TTLSPORT']);
    expect(block('TTLSPORT 992')).toEqual([]);
    expect(found(telnetPortStatement, { TN3270: 'TELNETPARMS\n INCLUDE A.B(C)\nENDTELNETPARMS\n' })).toEqual([]);
  });
  test('SCANINTERVAL is no longer than TIMEMARK', () => {
    expect(found(telnetScanInterval, { TN3270: 'TELNETPARMS TIMEMARK 600 SCANINTERVAL 601 ENDTELNETPARMS' })).toEqual(['information: 601']);
    expect(found(telnetScanInterval, { TN3270: 'TELNETPARMS TIMEMARK 600 SCANINTERVAL 600 ENDTELNETPARMS' })).toEqual([]);
    expect(found(telnetScanInterval, { TN3270: 'TELNETPARMS TIMEMARK 0 SCANINTERVAL 600 ENDTELNETPARMS' })).toEqual([]);
  });
});
