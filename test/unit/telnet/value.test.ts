/** Operands of Telnet statements, and the forms of DEBUG. */
import { describe, expect, test } from 'vitest';
import { telnetDebug } from '../../../server/src/checks/telnet/debug.js';
import { telnetValue } from '../../../server/src/checks/telnet/value.js';
import { findingsOf, pointedAt } from '../../support/library.js';

const said = (text: string): string[] => findingsOf({ TN3270: text }, { checks: [telnetValue, telnetDebug] }).map((finding) => `${finding.severity}: ${pointedAt({ TN3270: text }, finding)}`);
const inGlobals = (lines: string): string[] => said(`TELNETGLOBALS\n${lines}\nENDTELNETGLOBALS\n`);
const inParms = (lines: string): string[] => said(`TELNETPARMS\n${lines}\nENDTELNETPARMS\n`);

describe('values', () => {
  test.each([
    ['INACTIVE 99999999', []],
    ['INACTIVE 100000000', ['error: 100000000']],
    ['INACTIVE', ['error: INACTIVE']],
    ['INACTIVE MSG07', ['error: MSG07']],
    ['INACTIVE &SECS', []],
    ['PRTINACTIVE 100000000', ['warning: 100000000']],
    ['MAXTCPSENDQ 64K', []],
    ['CHECKCLIENTCONN 5,50', []],
    ['CHECKCLIENTCONN five', ['warning: five']],
    ['TTLSPORT 992,10.1.1.1', []],
    ['TTLSPORT 0', ['error: 0']],
    ['TTLSPORT 65536,ETH0', ['error: 65536']],
    ['PORT 23 24', ['warning: 24']],
    ['EXPRESSLOGONMFA', []],
    ['EXPRESSLOGONMFA FALL', []],
    ['EXPRESSLOGONMFA FALBACK', ['error: FALBACK']],
    ['CONNTYPE NEGT', []],
    ['CONNTYPE SSL', []],
    ['CONNTYPE SECUER', ['information: SECUER']],
    ['MSG07 ON', ['warning: ON']],
    ['NACUSERID LONGUSERID', ['warning: LONGUSERID']],
  ])('%s', (line, expected) => expect(inParms(line)).toEqual(expected));

  test('the SNMP subagent takes its keywords in any order', () => {
    expect(inGlobals('TNSACONFIG ENABLED AGENT 161 CACHETIME 30 COMMUNITY public TNSATRACE')).toEqual([]);
    expect(inGlobals('TNSACONFIG\n  Agent 70000\n  Enabled')).toEqual(['error: 70000']);
    expect(inGlobals('TNSACONFIG ENABELD')).toEqual(['warning: ENABELD']);
  });

  test('several ports in BEGINVTAM', () => expect(said('BEGINVTAM\n PORT 23 992 2023\nENDVTAM\n')).toEqual([]));
});

describe('DEBUG', () => {
  test.each(['DEBUG TRACE CTRACE', 'DEBUG CONN EXCEPTION CTRACE', 'DEBUG CONN', 'DEBUG CONN OFF', 'DEBUG TASK DETAIL JOBLOG', 'DEBUG CONFIG TRACE,LUMAP CTRACE', 'DEBUG CONFIG OFF', 'DEBUG SUMMARY', 'debug conn detail joblog DEBUG CONN TRACE CTRACE'])('in order: %s', (line) => expect(inGlobals(line)).toEqual([]));

  test.each([
    ['DEBUG TASK TRACE', ['error: TRACE']],
    ['DEBUG CONFIG DETAIL CONSOLE', ['error: DETAIL']],
    ['DEBUG CONN DETAIL TRACE', ['warning: TRACE']],
    ['DEBUG CONN DETAIL SYSLOG', ['warning: SYSLOG']],
    ['DEBUG CONN TRACE,LUMAP', ['warning: TRACE,LUMAP']],
    ['DEBUG CONN OFF JOBLOG', ['warning: JOBLOG']],
    ['DEBUG PROFILE TRACE', ['warning: PROFILE']],
    ['DEBUG CONN DETIAL', ['warning: DETIAL']],
  ])('%s', (line, expected) => expect(inGlobals(line)).toEqual(expected));

  test('TASK and CONFIG belong in TELNETGLOBALS', () => {
    expect(inParms('DEBUG TASK DETAIL')).toEqual(['error: TASK']);
    expect(inParms('DEBUG TRACE JOBLOG')).toEqual([]);
  });
});
