/** The checks of PROFILE.TCPIP: what they find, and what looks like it and is right. */
import { describe, expect, test } from 'vitest';
import { profileChecks } from '../../../server/src/checks/profile/index.js';
import { findingsOf, pointedAt, type Members } from '../../support/library.js';

const found = (given: Members): string[] => findingsOf(given, { checks: profileChecks }).map((finding) => `${finding.severity} ${finding.code}: ${pointedAt(given, finding)}`);
const inProfile = (TCPIPROF: string): string[] => found({ TCPIPROF });

describe('END keywords', () => {
  test('missing at the end of the file', () => expect(inProfile('VIPADYNAMIC\n VIPARANGE DEFINE 255.255.255.255 10.1.2.5')).toEqual(['error profile-end-missing: VIPADYNAMIC']));
  test('missing while the next statement of the same name has one', () => expect(inProfile('AUTOLOG\n A\nAUTOLOG\n B\nENDAUTOLOG')).toEqual(['error profile-end-missing: AUTOLOG']));
  test('perhaps in a member that is included, or that includes', () => {
    expect(inProfile('AUTOLOG\n A\nINCLUDE USER.TCPPARMS(REST)')).toEqual(['warning profile-end-missing: AUTOLOG']);
    expect(found({ TCPIPROF: 'INCLUDE USER.TCPPARMS(PROFILE2)\nENDAUTOLOG', PROFILE2: 'AUTOLOG\n A\n' })).toEqual(['warning profile-end-missing: AUTOLOG']);
  });
  test('not needed, or not confirmed', () => expect(inProfile('HOME\n 10.1.1.1 OSA1\nGATEWAY\n 10.1.1.2 = OSA1 1492 HOST\nOBEY\n OPERATOR\nITRACE ON\n AUTOLOG 1')).toEqual([]));
});

describe('operands of TCPCONFIG', () => {
  test('that do not exist', () => {
    expect(inProfile('TCPCONFIG ATTLS XYZZY')).toEqual(['error profile-unknown-operand: ATTLS', 'error profile-unknown-operand: XYZZY']);
    expect(inProfile('TCPCONFIG\n  RESTRICTLOWPORT5')).toEqual(['warning profile-unknown-operand: RESTRICTLOWPORT5']);
  });
  test('that exist: numbers, short forms, symbols, any case', () => {
    expect(inProfile('tcpconfig ttls finw 10 TCPSENDB 64K tcprcvbufrsize 65536 SENDGARBAGE TRUE RESTRICTLOW EPHEMERALPORTS 1024 65535 &TLS.')).toEqual([]);
  });
  test('of statements that the catalogue does not know, nothing is said', () => expect(inProfile('TCPCONFIG TTLS\nNOTRACE\nDATASETPREFIX SYS1\nSCREEN')).toEqual([]));
});

describe('operands of NETMONITOR', () => {
  test('that do not exist are a warning', () => expect(inProfile('NETMONITOR SMFSERVCE')).toEqual(['warning profile-unknown-operand: SMFSERVCE']));
  test('that exist', () => expect(inProfile('NETMONITOR NTATRCSERVICE TCPCONNSERVICE MINLIFETIME 3\n  SMFSERVICE CSMAIL NODVIPA\nNETMONITOR ON')).toEqual([]));
});

describe('values', () => {
  test.each([
    ['TCPCONFIG FINWAIT2TIME 3601', ['warning profile-value: 3601']],
    ['TCPCONFIG KEEPALIVEPROBES ten', ['error profile-value: ten']],
    ['TCPCONFIG TCPMAXRCVBUFRSIZE 4M TCPRCVBUFRSIZE 64K', ['warning profile-value: 4M']],
    ['TCPCONFIG INTERVAL 0 FINWAIT2TIME &WAIT TIMEWAITINTERVAL 120', []],
    ['TCPCONFIG MAXI 60.5', []],
    ['GLOBALCONFIG XCFGRPID 32 MAXRECS *', ['warning profile-value: 32']],
    ['PORT 0 TCP A', ['error profile-value: 0']],
    ['PORTRANGE 60000 65535 TCP A', ['warning profile-value: 65535']],
    ['PORTRANGE 60000 99999 TCP A', ['error profile-value: 99999']],
    ['PORT UNRSV TCP * DENY\n 65535 UDP A', []],
    ['AUTOLOG 31\n FTPD\nENDAUTOLOG', ['warning profile-value: 31']],
    ['AUTOLOG 5\n LONGPROCEDURE\nENDAUTOLOG', ['warning profile-value: LONGPROCEDURE']],
  ])('%s', (text, expected) => expect(inProfile(text)).toEqual(expected));
});

describe('TTLS and NOTTLS', () => {
  test('of both, the one that does not count', () => expect(inProfile('TCPCONFIG NOTTLS\nTCPCONFIG TTLS')).toEqual(['warning ttls-and-nottls: NOTTLS']));
  test('twice the same is no contradiction', () => expect(inProfile('TCPCONFIG TTLS\nTCPCONFIG TTLS ; NOTTLS')).toEqual([]));
});

describe('reservations of ports', () => {
  test('ranges that overlap, and a port in a range, whichever comes later', () => {
    expect(inProfile('PORTRANGE 100 10 TCP A\n 105 10 TCP B')).toEqual(['warning port-reserved-twice: 105 10']);
    expect(inProfile('PORT 104 UDP A\nPORTRANGE 100 10 UDP B')).toEqual(['warning port-reserved-twice: 100 10']);
  });
  test('RESERVED and given to a job', () => expect(inProfile('PORT 21 TCP RESERVED\n 21 TCP FTPD1')).toEqual(['warning port-reserved-twice: 21']));
  test('for several jobs, of several protocols, side by side, or changed by DELETE', () => {
    expect(inProfile('PORT 21 TCP FTPD1\n 21 TCP FTPD2 SHAREPORT\n 21 UDP RESERVED\nPORTRANGE 22 3 TCP A\n 25 3 TCP B')).toEqual([]);
    expect(inProfile('DELETE PORT 21 TCP RESERVED\nPORT 21 TCP RESERVED\n 21 TCP FTPD1')).toEqual([]);
  });
});

describe('AUTOLOG', () => {
  test('syslogd waits for policy', () => expect(inProfile('AUTOLOG\n SYSLOGD1 DELAYSTART DVIPA TTLS\nENDAUTOLOG')).toEqual(['warning autolog-waits-for-itself: TTLS']));
  test('others may wait, and Policy Agent may wait for something else', () => expect(inProfile('AUTOLOG\n FTPD DELAYSTART TTLS\n PAGENT DELAYSTART DVIPA\nENDAUTOLOG')).toEqual([]));
});

test('digits in column 73 of a comment do no harm', () => expect(inProfile(`${'; text'.padEnd(72)}00010000\n`)).toEqual([]));
