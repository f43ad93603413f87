/** What statements of a Telnet profile come to together. */
import { describe, expect, test } from 'vitest';
import { telnetConnType } from '../../../server/src/checks/telnet/conn-type.js';
import { telnetLastCounts } from '../../../server/src/checks/telnet/last-counts.js';
import { telnetParmsTooLate } from '../../../server/src/checks/telnet/parms-too-late.js';
import type { Check } from '../../../server/src/checks/check.js';
import { findingsOf, pointedAt } from '../../support/library.js';
import type { Release } from '../../../server/src/workspace/settings.js';

const said = (check: Check, text: string, release: Release = '3.1'): string[] => findingsOf({ TN3270: text }, { checks: [check], release }).map((finding) => `${finding.severity}: ${pointedAt({ TN3270: text }, finding)}`);

describe('CONNTYPE', () => {
  const port = (lines: string, globals = ''): string[] => said(telnetConnType, `TELNETGLOBALS ${globals} ENDTELNETGLOBALS\nTELNETPARMS\n ${lines}\nENDTELNETPARMS\n`);
  test('against a TTLSPORT', () => {
    expect(port('TTLSPORT 992 CONNTYPE BASIC')).toEqual(['warning: BASIC']);
    expect(port('CONNTYPE any TTLSPORT 992,10.1.1.1')).toEqual(['information: any']);
    expect(port('TTLSPORT 992', 'CONNTYPE BASIC')).toEqual(['warning: BASIC']);
  });
  test('against a PORT', () => expect(port('PORT 23 CONNTYPE NEGT')).toEqual(['warning: NEGT']));
  test.each(['TTLSPORT 992', 'TTLSPORT 992 CONNTYPE NONE', 'TTLSPORT 992 CONNTYPE BASIC CONNTYPE NEGTSECURE', 'PORT 23 CONNTYPE BASIC', 'CONNTYPE BASIC'])('fits: %s', (lines) => expect(port(lines)).toEqual([]));
  test('the general one is meant for the TTLSPORT, where there is one', () => {
    expect(port('PORT 23', 'CONNTYPE SECURE')).toEqual(['warning: SECURE']);
    expect(port('TTLSPORT 992\nENDTELNETPARMS\nTELNETPARMS\nPORT 23', 'CONNTYPE SECURE')).toEqual([]);
  });
  test('that of the port counts, not the general one', () => expect(port('TTLSPORT 992 CONNTYPE SECURE', 'CONNTYPE BASIC')).toEqual([]));
});

describe('groups of parameters', () => {
  const group = (mapping: string, release?: Release): string[] => said(telnetParmsTooLate, `BEGINVTAM\n PARMSGROUP PG CONNTYPE ANY EXPRESSLOGON ENDPARMSGROUP\n HNGROUP HN *.A.B ENDHNGROUP\n ${mapping}\nENDVTAM\n`, release);
  test('CONNTYPE comes too late when the group is mapped with PMAP', () => {
    expect(group('LUMAP LU01 10.1.1.1 PMAP PG')).toEqual(['warning: CONNTYPE']);
    expect(group('LUMAP LU01 10.1.1.1 PMAP PG\nPARMSMAP PG')).toEqual([]);
  });
  test('another member of the block may map it otherwise', () => {
    const block = 'BEGINVTAM\n PARMSGROUP PG CONNTYPE ANY ENDPARMSGROUP\n LUMAP LU01 10.1.1.1 PMAP PG\n INCLUDE USER.TCPPARMS(TN3270B)\nENDVTAM\n';
    const found = (given: Record<string, string>): number => findingsOf(given, { checks: [telnetParmsTooLate] }).length;
    expect(found({ TN3270: block, TN3270B: 'ALLOWAPPL TSO*\n' })).toBe(1);
    expect(found({ TN3270: block, TN3270B: 'PARMSMAP PG\n' })).toBe(0);
    expect(found({ TN3270: block })).toBe(0);
  });
  test('security parameters do not count by host name, from V2R5 on', () => {
    expect(group('PARMSMAP PG HNGRP,HN')).toEqual(['warning: CONNTYPE', 'warning: EXPRESSLOGON']);
    expect(group('PARMSMAP PG HNGRP,HN', 'V2R4')).toEqual([]);
    expect(group('PARMSMAP PG HNGRP,HN\nPARMSMAP PG 10.1.1.1')).toEqual([]);
  });
});

describe('one thing set both ways', () => {
  const block = (lines: string): string[] => said(telnetLastCounts, `TELNETPARMS\n PORT 23 ${lines}\nENDTELNETPARMS\n`);
  test('the last counts', () => {
    expect(block('MSG07 NOMSG07')).toEqual(['warning: MSG07']);
    expect(block('NOMSG07 MSG07 NOMSG07')).toEqual(['warning: MSG07']);
    expect(block('EXPRESSLOGON EXPRESSLOGONMFA FALLBACK')).toEqual(['warning: EXPRESSLOGON']);
  });
  test.each(['MSG07 MSG07', 'NOEXPRESSLOGON EXPRESSLOGONMFA', 'TKOSPECLU 5 NOTKOSPECLU', 'LUSESSIONPEND MSG07'])('left alone: %s', (lines) => expect(block(lines)).toEqual([]));
  test('two blocks are two matters', () => expect(said(telnetLastCounts, 'TELNETGLOBALS MSG07 ENDTELNETGLOBALS\nTELNETPARMS NOMSG07 PORT 23 ENDTELNETPARMS')).toEqual([]));
});
