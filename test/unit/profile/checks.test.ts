/** The checks of PROFILE.TCPIP: what they find, and what looks like it and is right. */
import { describe, expect, test } from 'vitest';
import { profileChecks } from '../../../server/src/checks/profile/index.js';
import { profileRemoved } from '../../../server/src/checks/profile/removed.js';
import type { Release } from '../../../server/src/catalog/index.js';
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
  test('not needed, or not confirmed', () => expect(inProfile('HOME\n 10.1.1.1 OSA1\nGATEWAY\n 10.1.1.2 = OSA1 1492 HOST\nOBEY\n OPERATOR\nITRACE ON\n AUTOLOG 1').filter((each) => each.includes('profile-end-missing'))).toEqual([]));
});

describe('short forms', () => {
  test('of blocks and their END keywords', () => {
    expect(inProfile('VIPADYN\n VIPARANGE DEFINE 255.255.255.255 10.1.2.5\nENDVIPADYN\nAUTOL\n A\nENDAUTOL\nBEGINR\n ROUTE DEFAULT 10.1.1.1 OSA1 MTU 1492\nENDR\nTCPCONFIG TTLS')).toEqual([]);
    expect(inProfile('VIPADYN\n VIPARANGE DEFINE 255.255.255.255 10.1.2.5')).toEqual(['error profile-end-missing: VIPADYN']);
    expect(inProfile('AUTOL\n A\nautolog\n B\nENDAUTOLOG')).toEqual(['error profile-end-missing: AUTOL']);
  });
});

describe('entries of PORT and PORTRANGE', () => {
  test.each([
    'PORT\n 7 UDP MISC\n 20 TCP OMVS noautol delayac sharep bind :: saf RES1 nosmc\n 21 TCP OMVS BIND 10.1.1.1\n 53 TCP NAMED 53 UDP NAMED',
    'PORT UNRSV TCP * DENY\n UNRSV TCP JOB SAF RES WHENLISTEN\n UNRSV UDP * SAF RES WHENBIND\n 443 TCP RESERVED\n 80 TCP WEB?SRV* SHAREPORTWLM',
    'PORT 23 TCP &TNJOB. BIND &TNIP.\n &TNPORT TCP TN3270\n 25 TCP X &OPTIONS. ANY THING',
    'PORTRANGE 5000 100 TCP AUTHPORT 6000 100 UDP JOB* NOAUTOLOG SAF RES\n 7000 1 TCP *',
    'PORT 23 TCP TN3270\nNEWSTATEMENT 5 TPC X\n  WITH MORE 5',
    'PORT',
  ])('%s', (text) => expect(inProfile(text)).toEqual([]));

  test.each([
    ['PORT 22 TPC SSHD', ['error profile-port-entry: TPC']],
    ['PORT\n 22 UPD SSHD\n 23 TCP X', ['error profile-port-entry: UPD']],
    ['PORT\n 21 TCP\n 22 TCP SSHD', ['error profile-port-entry: TCP']],
    ['PORT 22 TCP', ['error profile-port-entry: TCP']],
    ['PORT 25 TCP TOOLONGJOB', ['warning profile-port-entry: TOOLONGJOB']],
    ['PORT 25 TCP X NOAUTOLG', ['warning profile-port-entry: NOAUTOLG']],
    ['PORT 25 TCP X NOSMC BIND 10.1.1.1', ['information profile-port-entry: BIND']],
    ['PORT 25 TCP X BIND HOST1', ['error profile-port-entry: HOST1']],
    ['PORT 25 TCP X BIND\n 26 TCP Y', ['error profile-port-entry: BIND']],
    ['PORT 25 UDP X SHAREPORT', ['warning profile-port-entry: SHAREPORT']],
    ['PORT 25 TCP X SAF LONGRESOURCE', ['warning profile-port-entry: LONGRESOURCE']],
    ['PORTRANGE 4000 10 TCP OMVS BIND 10.1.1.1', ['warning profile-port-entry: BIND']],
    ['PORTRANGE 5000 TCP OMVS', ['error profile-port-entry: 5000']],
    ['PORTRANGE 4000 10 TCP OMVS\n 5000 TCP OMVS', ['error profile-port-entry: 5000']],
    // The first port of the range is a system symbol.
    ['PORTRANGE &LOW 10 TCP OMVS\n &LOW2. 20 UDP OMVS', []],
  ])('%s', (text, expected) => expect(inProfile(text)).toEqual(expected));
});

describe('what releases have dropped', () => {
  const dropped = (TCPIPROF: string, release: Release): string[] => findingsOf({ TCPIPROF }, { checks: [profileRemoved], release }).map((finding) => `${finding.severity} ${pointedAt({ TCPIPROF }, finding)}`);
  test.each<[string, Release, string[]]>([
    ['GATEWAY 10 = OSA1 1492 0', 'V2R1', []],
    ['GATEWAY 10 = OSA1 1492 0', 'V2R2', ['warning GATEWAY']],
    ['DEVICE D MPCIPA\nLINK L IPAQENET D', 'V2R5', []],
    ['DEV D MPCIPA PRIROUTER\nLINK L IPAQENET D', '3.1', ['warning MPCIPA']],
    ['DEVICE MPCIPA VIRTUAL 0\nLINK FDDI VIRTUAL 0 MPCIPA', '3.2', []],
    ['LINK L FDDI D', 'V2R3', ['warning FDDI']],
    ['ACBPOOLSIZE 1000\nTELNETPARMS\n PORT 23\nENDTELNETPARMS', '3.1', ['information ACBPOOLSIZE', 'information TELNETPARMS']],
    ['VIPADYNAMIC\n VIPADEF 255.255.255.0 10.1.1.1 SERVICEMGR\n VIPADIST DEFINE GRE 10.1.1.1 PORT 23\n VIPASM SMMCAST 224.0.1.2\nENDVIPADYNAMIC', 'V2R5', ['warning SERVICEMGR', 'warning GRE', 'warning VIPASM']],
    ['VIPADYNAMIC\n VIPADISTRIBUTE DEFINE DISTMETHOD BASEWLM 10.1.1.1 PORT 23 DESTIP ALL\nENDVIPADYNAMIC', '3.2', []],
  ])('%s in %s', (text, release, expected) => expect(dropped(text, release)).toEqual(expected));
});

describe('names and their order', () => {
  const osa = 'INTERFACE OSANET DEFINE IPAQENET PORTNAME P IPADDR 10.1.1.1/24';
  test.each<[string, string[]]>([
    [`${osa}\nSTART OSANET`, []],
    ['DEVICE VDEV VIRTUAL 0\nLINK VLINK VIRTUAL 0 VDEV\nHOME 10.1.1.1 VLINK\nSTART VDEV', []],
    ['START ANYTHING', []],
    [`${osa}\nSTART OSANET2\nSTART &OSA.`, []],
    [`INTERFACE OSA1 DEFINE IPAQENET PORTNAME P\nSTART OSA2`, []],
    [`START OSANET\n${osa}`, ['warning profile-name-order: OSANET']],
    ['HOME 10.1.1.1 VLINK\nDEVICE VDEV VIRTUAL 0\nLINK VLINK VIRTUAL 0 VDEV', ['warning profile-name-order: VLINK']],
    // A file for OBEYFILE may name what another file has defined.
    [`${osa}\nSTART OSANTE`, ['information profile-name-order: OSANTE']],
    ['INTERFACE OSAA DEFINE IPAQENET PORTNAME P\nSTART OSAB', []],
    [`${osa}\nINCLUDE A.B(C)\nSTART OSANTE`, []],
    [`INTERFACE OSANET DELETE\nSTART OSANET\n${osa}`, ['warning profile-name-order: OSANET']],
  ])('%s', (text, expected) => expect(inProfile(text)).toEqual(expected));
});

describe('what is not switched on', () => {
  const rule = 'IPSEC\n IPSECRULE * * NOLOG PROTOCOL *\nENDIPSEC';
  test.each<[string, string[]]>([
    [`IPCONFIG SOURCEVIPA IPSECURITY\n${rule}`, []],
    [`IPCONFIG SOURCEVIPA &OPTIONS.\n${rule}`, []],
    [rule, []],
    [`IPCONFIG SOURCEVIPA\nINCLUDE A.B(C)\n${rule}`, []],
    [`IPCONFIG SOURCEVIPA\n${rule}`, ['warning profile-switched-off: IPSEC']],
    [`${rule}\n${rule}`, ['warning profile-switched-off: IPSEC']],
    ['IPCONFIG SOURCEVIPA\nGLOBALCONFIG ZERT AGGREGATION\nSMFCONFIG TYPE119 ZERTDETAIL ZERTSUMMARY', []],
    ['IPCONFIG SOURCEVIPA\nGLOBALCONFIG NOZERT\nSMFCONFIG TYPE119 ZERTDETAIL NOZERTSUMMARY', ['warning profile-switched-off: ZERTDETAIL']],
    ['IPCONFIG SOURCEVIPA\nGLOBALCONFIG ZERT\nSMFCONFIG TYPE119 ZERTDETAIL ZERTSUMMARY', ['warning profile-switched-off: ZERTSUMMARY']],
    ['SMFCONFIG TYPE119 ZERTDETAIL', []],
  ])('%s', (text, expected) => expect(inProfile(text)).toEqual(expected));
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
    ['TCPCONFIG EPHEMERALPORTS 1024 65535', []],
    ['TCPCONFIG EPHEMERALPORTS &LOW 65536', []],
    ['TCPCONFIG EPHEMERALPORTS 500 65535', ['error profile-value: 500']],
    ['TCPCONFIG EPHEMERALPORTS 1024 70000 TTLS', ['error profile-value: 70000']],
    ['TCPCONFIG EPHEMERALPORTS 5000 4000', ['error profile-value: 4000']],
    ['TCPCONFIG EPHEMERALPORTS', ['error profile-value: EPHEMERALPORTS']],
    ['SACONFIG ENABLED COMMUNITY MyComm AGENT 161 SETSEN OSASF 760', []],
    ['SACONFIG DISABLED AGENT 70000', ['error profile-value: 70000']],
    [`SACONFIG COMMUNITY ${'x'.repeat(33)}`, [`warning profile-value: ${'x'.repeat(33)}`]],
    ['SACONFIG COMMUNITY "my comm" AGENT 161', []],
    ['SACONFIG ENABELD', ['warning profile-unknown-operand: ENABELD']],
    ['TCPCONFIG TCPRCVB 256K TCPMAXRCVB 512K TCPSENDB 64K', []],
    ['TCPCONFIG TCPRCVBUFRSIZE 512K\nTCPCONFIG TCPMAXRCVBUFRSIZE 256K', ['warning profile-value: 512K']],
    ['SOMAXCONN 10 ARPAGE 20', []],
    ['SOMAXCONN 0', ['warning profile-value: 0']],
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
