/** PROFILE.TCPIP is read by its keywords: statements end where the next begins, or at their END keyword. */
import { describe, expect, test } from 'vitest';
import { autologEntries, parseTcpipProfile, portEntries, ttlsSwitches } from '../../../server/src/syntax/tcpip-profile.js';

const statementsOf = (text: string): string[] =>
  parseTcpipProfile(text).statements.map(({ type, operands, end }) => [type.name, ...operands.map((word) => word.text), ...(end ? [end.text] : [])].join(' '));

describe('statements', () => {
  test('run over lines up to the next keyword', () => {
    expect(statementsOf('TCPCONFIG TTLS\n  RESTRICTLOWPORTS ; low ports\nUDPCONFIG RESTRICTLOWPORTS\n')).toEqual(['TCPCONFIG TTLS RESTRICTLOWPORTS', 'UDPCONFIG RESTRICTLOWPORTS']);
  });

  test('with an END keyword hold keywords as names', () => {
    expect(statementsOf('AUTOLOG 5\n  HOME\n  FTPD JOBNAME FTPD1\nENDAUTOLOG\nSTART OSA1')).toEqual(['AUTOLOG 5 HOME FTPD JOBNAME FTPD1 ENDAUTOLOG', 'START OSA1']);
  });

  test('may stand on one line with others, in any case', () => {
    expect(statementsOf('tcpconfig ttls autolog 5 PAGENT endautolog')).toEqual(['TCPCONFIG ttls', 'AUTOLOG 5 PAGENT endautolog']);
  });

  test('may be shortened as far as the manuals allow', () => {
    expect(statementsOf('NETMON OFF\nGLOBALCONF ZERT\nGLOB ZERT')).toEqual(['NETMONITOR OFF', 'GLOBALCONFIG ZERT GLOB ZERT']);
  });

  test('take names and keywords that are statements elsewhere as operands', () => {
    expect(statementsOf('DELETE PORT 21 TCP FTPD1\nINTERFACE OSA1 DELETE\nITRACE ON AUTOLOG 1')).toEqual(['DELETE PORT 21 TCP FTPD1', 'INTERFACE OSA1 DELETE', 'ITRACE ON AUTOLOG 1']);
  });

  test('without their END keyword end before the next statement, and say so', () => {
    const [first, second] = parseTcpipProfile('AUTOLOG\n  FTPD\nPORT\n 21 TCP FTPD1\n').statements;
    expect([first?.unclosed, first?.operands.length, second?.type.name, second?.unclosed]).toEqual([true, 1, 'PORT', false]);
  });
});

test('ports: number, protocol, job name; ranges count; entries for unreserved ports are left out', () => {
  const profile = parseTcpipProfile('PORT\n 21 TCP FTPD1 NOAUTOLOG\n UNRSV TCP * DENY\n 514 UDP syslogd\nPORTRANGE 7551 9 TCP ZWE1*\n  65530 20 UDP OMVS');
  expect(portEntries(profile).map(({ from, to, protocol, jobname, options }) => [from, to, protocol, jobname, ...options])).toEqual([
    [21, 21, 'TCP', 'FTPD1', 'NOAUTOLOG'],
    [514, 514, 'UDP', 'SYSLOGD'],
    [7551, 7559, 'TCP', 'ZWE1*'],
    [65530, 65535, 'UDP', 'OMVS'],
  ]);
});

test('AUTOLOG: procedures, their job names, and what they wait for; texts of PARMSTRING are no procedures', () => {
  const profile = parseTcpipProfile(`AUTOLOG 5\n FTPD JOBNAME FTPD1 DELAYSTART TTLS\n TN3270 PARMSTRING "A B C" DELAYSTART DVIPA TTLS\n PAGENT\nENDAUTOLOG`);
  expect(autologEntries(profile).map(({ procedure, jobname, waitsForTtls }) => [procedure.text, jobname, waitsForTtls?.text])).toEqual([
    ['FTPD', 'FTPD1', 'TTLS'],
    ['TN3270', 'TN3270', 'TTLS'],
    ['PAGENT', 'PAGENT', undefined],
  ]);
});

test('AT-TLS: each TTLS and NOTTLS of TCPCONFIG, in order', () => {
  expect(ttlsSwitches(parseTcpipProfile('TCPCONFIG TTLS\n; TCPCONFIG NOTTLS\nTCPCONFIG NOTTLS')).map(({ on }) => on)).toEqual([true, false]);
});

test.each(['', ';', 'AUTOLOG', 'PORT 21 TCP', 'PORT TCP TCP TCP UDP', 'PORTRANGE 1 TCP', 'DELETE', 'AUTOLOG A JOBNAME', "AUTOLOG A PARMSTRING '", '\u0000\uD800 TCPCONFIG', 'TCPCONFIG\u00a0TTLS'])('half-typed %j is read', (text) => {
  const profile = parseTcpipProfile(text);
  expect([portEntries(profile), autologEntries(profile).length <= 1]).toEqual([[], true]);
});
