/** What is and what is not said of Telnet profiles. */
import { describe, expect, test } from 'vitest';
import { findingsOf, type Members } from '../../support/library.js';

const said = (given: Members | string, release?: 'V2R4' | '3.1'): string[] =>
  findingsOf(typeof given === 'string' ? { TN3270: given } : given, release ? { release } : {})
    .filter(({ code }) => code.startsWith('telnet-'))
    .map(({ code, severity }) => `${severity} ${code}`);

const around = (mapping: string): string => `TELNETPARMS\n PORT 23\nENDTELNETPARMS\nBEGINVTAM\n ALLOWAPPL TSO*\n PORT 23\n ${mapping}\nENDVTAM\n`;

test('a profile as it should be gives no finding', () => {
  expect(
    said(`TelnetGlobals
  SMFINIT STD SMFTERM STD
  DEBUG CONN EXCEPTION CTRACE
  TELNETDEVICE 3278-2-E NSX32702 ; 24 lines
  TNSAConfig
    Enabled
    Agent 161
EndTelnetGlobals
TelnetParms
  TTLSPort 992
  ConnType Secure
  DEBUG CONN DETAIL JOBLOG DEBUG CONN TRACE CTRACE
EndTelnetParms
BeginVTAM
  Port 992
  PARMSMAP PG1 IPGRP,NEAR
  PARMSGROUP PG1
    CONNTYPE ANY
  ENDPARMSGROUP
  IPGROUP NEAR 255.255.0.0:10.1.0.0 ENDIPGROUP
  LUGROUP LG1,80%
    LU001..LU120..FFNNN LU&SYS.1..LU&SYS.9
  ENDLUGROUP
  LUGROUP LGX EXIT
  LUMAP LG1 IPGRP,NEAR DEFAPPL TSO PMAP PG1
  LUMAP LU777 10.1.1.1
  RESTRICTAPPL CICS*
    USER ANNA
    USER BERT
  ALLOWAPPL TSO* LUG LG1
EndVTAM`),
  ).toEqual([]);
});

describe('END keywords', () => {
  test('missing: an error', () => expect(said(around('DEFAULTLUS TCP01..TCP09'))).toEqual(['error telnet-missing-end']));
  test('missing where an included file may bring it: a warning', () => expect(said('TELNETPARMS\n PORT 23\n INCLUDE A.B(C)\n')).toEqual(['warning telnet-missing-end']));
  test('without a beginning: a warning', () => expect(said(around('ENDLUGROUP'))).toEqual(['warning telnet-stray-end']));
});

describe('statements', () => {
  test('unknown, and in the wrong block', () => {
    expect(said(around('ALLOWAPPL TSO*\nSNAEXTT'))).toEqual(['warning telnet-mapping-operand']); // read as an operand of ALLOWAPPL, which takes none like it
    expect(said('TELNETPARMS\n MSG07\n SNAEXTT\n PORT 23\nENDTELNETPARMS')).toEqual(['warning telnet-unknown-statement']);
    expect(said('TELNETPARMS\n PORT 23\n ALLOWAPPL TSO*\nENDTELNETPARMS')).toEqual(['warning telnet-misplaced-statement']);
  });

  test('in a block of which the manuals are silent: for information', () => {
    expect(said(around('TELNETDEVICE 3277 SNX32702'))).toEqual(['information telnet-misplaced-statement']); // profiles of early releases have it there
    expect(said('TELNETGLOBALS\n WLMCLUSTERNAME TN ENDWLMCLUSTERNAME\nENDTELNETGLOBALS')).toEqual(['information telnet-misplaced-statement']);
    expect(said('TELNETPARMS\n PORT 23\n FORMAT LONG\nENDTELNETPARMS')).toEqual(['warning telnet-misplaced-statement']);
    expect(said(around('PARMSGROUP P\n INCLUDE A.B(C)\nENDPARMSGROUP\nPARMSMAP P'))).toEqual([]);
  });

  test('go-ahead and trial of a port are known, under their older name too', () => {
    const names = ({ TN3270 }: { TN3270: string }): string[] => findingsOf({ TN3270 }).map(({ code }) => code).filter((code) => code === 'telnet-unknown-statement' || code === 'telnet-misplaced-statement');
    expect(names({ TN3270: 'TELNETGLOBALS SGA ENDTELNETGLOBALS\nTELNETPARMS PORT 23 TESTMODE DISABLESGA ENDTELNETPARMS\nBEGINVTAM PORT 23 PARMSGROUP P NOSGA ENDPARMSGROUP ENDVTAM\n' })).toEqual([]);
  });

  test('a fragment to be included elsewhere may begin with any statement', () => expect(said('ALLOWAPPL TSO*\nDEFAULTAPPL TSO\n')).toEqual([]));

  test('TLS of the server itself is gone with V2R5', () => {
    const text = 'TELNETPARMS\n SECUREPORT 992\n NOSSLV3\nENDTELNETPARMS';
    expect(said(text, '3.1')).toEqual(['error telnet-native-tls', 'error telnet-native-tls']);
    expect(said(text, 'V2R4')).toEqual(['information telnet-native-tls', 'information telnet-native-tls']);
  });
});

describe('groups and LU names', () => {
  test('a group that is not there', () => {
    expect(said(around('PARMSMAP PG1'))).toEqual(['warning telnet-unresolved-group']);
    expect(said(around('PARMSMAP PG1\nINCLUDE A.B(GROUPS)'))).toEqual([]);
    expect(said(around('LUMAP LG1 ETH0'))).toEqual([]);
  });

  test('twice in one block, or once in each of two', () => {
    const group = 'IPGROUP NEAR 10.1.1.1 ENDIPGROUP';
    expect(said(around(`${group} ${group}`))).toEqual(['warning telnet-duplicate-group']);
    expect(said(around(`${group} HNGROUP NEAR *.A.B ENDHNGROUP`))).toEqual([]);
  });

  test('ranges that are not well formed, or overlap', () => {
    expect(said(around('DEFAULTLUS TCP001..TCP09 ENDDEFAULTLUS'))).toEqual(['error telnet-lu-range']);
    expect(said(around('DEFAULTLUS TCP01..TCP09 TCP09 ENDDEFAULTLUS'))).toEqual(['warning telnet-lu-overlap']);
    expect(said(around('DEFAULTLUS TCP01..TCP09 TCP10..TCP20 TCP001 ENDDEFAULTLUS'))).toEqual([]);
  });
});

test('sequence numbers in columns 73 to 80 are no part of a profile', () => {
  const numbered = `${'TELNETPARMS'.padEnd(72)}00010000\n${' PORT 23'.padEnd(72)}00020000\n${'ENDTELNETPARMS'.padEnd(72)}00030000\n`;
  expect(findingsOf({ TN3270: numbered }).map(({ code, fixes }) => `${code}: ${fixes()[0]?.edits.length}`)).toEqual(['profile-sequence-number: 3']);
});

describe('ports', () => {
  test('each needs both blocks', () => {
    const blocks = (defined: string, served: string): string => `TELNETPARMS PORT ${defined} ENDTELNETPARMS\nBEGINVTAM ALLOWAPPL TSO* ${served} ENDVTAM`;
    expect(said(blocks('23', 'PORT 23 24'))).toEqual(['warning telnet-port-blocks']);
    expect(said(blocks('23,10.1.1.1', 'PORT 23'))).toEqual([]);
    expect(said(blocks('23', 'ALLOWAPPL TSO*'))).toEqual([]);
  });

  const rule = (port: number, direction: string): string => `TTLSRule TN\n{\n  LocalPortRange ${port}\n  Direction ${direction}\n  TTLSGroupActionRef TNGA\n}\nTTLSGroupAction TNGA\n{\n  TTLSEnabled On\n}\n`;
  const profile = 'TELNETPARMS TTLSPORT 992 ENDTELNETPARMS';

  test('a TTLSPORT needs an inbound rule, when a policy is there at all', () => {
    expect(said({ TN3270: profile })).toEqual([]);
    expect(said({ TN3270: profile, POLICY: rule(992, 'Both') })).toEqual([]);
    expect(said({ TN3270: profile, POLICY: rule(993, 'Inbound') })).toEqual(['information telnet-no-rule']);
    expect(said({ TN3270: profile, POLICY: rule(992, 'Outbound') })).toEqual(['information telnet-no-rule']);
  });
});
