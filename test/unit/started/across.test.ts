/** Profile and policy against each other; started tasks and environment files. True cases and what looks like them. */
import { describe, expect, test } from 'vitest';
import { ipsecNotActive } from '../../../server/src/checks/across/ipsec-not-active.js';
import { portOfOtherJob } from '../../../server/src/checks/across/port-of-other-job.js';
import { ttlsNotActive } from '../../../server/src/checks/across/ttls-not-active.js';
import { startedChecks } from '../../../server/src/checks/started/index.js';
import { namedFileMissing } from '../../../server/src/checks/started/named-file-missing.js';
import { findingsOf, pointedAt, type Members } from '../../support/library.js';

const checks = [...startedChecks, ttlsNotActive, ipsecNotActive, portOfOtherJob];
const found = (given: Members): string[] => findingsOf(given, { checks }).map((finding) => `${finding.code}: ${pointedAt(given, finding)}`);

const rule = (conditions: string, enabled = 'On'): string => `
TTLSRule R
{
${conditions}
  Direction           Inbound
  TTLSGroupActionRef  G
}
TTLSGroupAction G
{
  TTLSEnabled  ${enabled}
}
`;
const policy = rule('  LocalPortRange 2023');

describe('ttls-not-active', () => {
  test('no TTLS, or NOTTLS last', () => {
    expect(found({ TCPIPROF: 'PORT 2023 TCP TN3270\n', POLICY: policy })).toEqual(['ttls-not-active: PORT']);
    expect(found({ TCPIPROF: 'TCPCONFIG TTLS\nTCPCONFIG NOTTLS\n', POLICY: policy })).toEqual(['ttls-not-active: NOTTLS']);
  });
  test('a TTLSPORT needs it too, with or without a policy in the library', () => {
    const TN3270 = 'TELNETPARMS\n TTLSPORT 992\nENDTELNETPARMS\n';
    expect(found({ TCPIPROF: 'PORT 992 TCP TN3270\n', TN3270 })).toEqual(['ttls-not-active: PORT']);
    expect(found({ TCPIPROF: 'TCPCONFIG TTLS\nPORT 992 TCP TN3270\n', TN3270 })).toEqual([]);
    expect(found({ TCPIPROF: 'PORT 23 TCP TN3270\n', TN3270: TN3270.replace('TTLSPORT', 'PORT') })).toEqual([]);
  });
  test('TTLS in an included member counts, and so does one that is not here', () => {
    expect(found({ TCPIPROF: 'TCPCONFIG RESTRICTLOWPORTS\nINCLUDE USER.TCPPARMS(PROFILE2)', PROFILE2: 'TCPCONFIG TTLS' , POLICY: policy })).toEqual([]);
    expect(found({ TCPIPROF: 'TCPCONFIG RESTRICTLOWPORTS\nINCLUDE OTHER.TCPPARMS(PROFILE2)', POLICY: policy })).toEqual([]);
  });
  test('silent without profile, without rules that are on, with a part of a profile, and when one of two stacks has it', () => {
    expect(found({ POLICY: policy })).toEqual([]);
    expect(found({ TCPIPROF: 'TCPCONFIG RESTRICTLOWPORTS', POLICY: rule('  LocalPortRange 2023', 'Off') })).toEqual([]);
    expect(found({ TCPIPROF: 'VIPADYNAMIC\n VIPARANGE DEFINE 255.255.255.255 10.1.2.5\nENDVIPADYNAMIC', POLICY: policy })).toEqual([]);
    expect(found({ TCPIPROF1: 'TCPCONFIG RESTRICTLOWPORTS', TCPIPROF2: 'TCPCONFIG TTLS', POLICY: policy })).toEqual([]);
  });
});

describe('ipsec-not-active', () => {
  const library = (profile: string, ipsec = 'IpFilterPolicy\n{\n  IpFilterRuleRef  R\n}\n'): Members => ({
    TCPIPROF: profile,
    PAGENTCF: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\n",
    IMAGE: "IPSecConfig //'USER.TCPPARMS(IPSEC)'\n",
    IPSEC: ipsec,
  });
  test('no IPSECURITY on IPCONFIG', () => {
    expect(found(library('IPCONFIG DATAGRAMFWD\nPORT 500 UDP IKED\n'))).toEqual(['ipsec-not-active: IPCONFIG']);
    expect(found(library('PORT 500 UDP IKED\n'))).toEqual(['ipsec-not-active: PORT']);
    // What SMFCONFIG says of IPSECURITY is about records.
    expect(found(library('SMFCONFIG TYPE119 IPSECURITY\nPORT 500 UDP IKED\n'))).toEqual(['ipsec-not-active: PORT']);
  });
  test('IPSECURITY is coded, for one of the two families at least', () => {
    expect(found(library('IPCONFIG DATAGRAMFWD IPSECURITY\nPORT 500 UDP IKED\n'))).toEqual([]);
    expect(found(library('IPCONFIG6 IPSECURITY\nPORT 500 UDP IKED\n'))).toEqual([]);
    expect(found({ ...(library('PORT 500 UDP IKED\nINCLUDE USER.TCPPARMS(PROFILE2)\n') as Record<string, string>), PROFILE2: 'IPCONFIG IPSECURITY\n' })).toEqual([]);
  });
  test('silent without a filter policy, and with a profile of which a part is not here', () => {
    expect(found(library('PORT 500 UDP IKED\n', 'IpAddr HOST\n{\n  Addr  192.0.2.1\n}\n'))).toEqual([]);
    expect(found(library('PORT 500 UDP IKED\nINCLUDE OTHER.TCPPARMS(PROFILE2)\n'))).toEqual([]);
    expect(found(library('DEVICE X\n'))).toEqual([]);
  });
});

describe('port-of-other-job', () => {
  const library = (ports: string, conditions: string): Members => ({ TCPIPROF: `TCPCONFIG TTLS\n${ports}`, POLICY: rule(conditions) });
  test('every port of the rule is reserved for others, or for nobody', () => {
    expect(found(library('PORT 2023 TCP TN3270', '  LocalPortRange 2023\n  Jobname TNSERV'))).toEqual(['port-of-other-job: TNSERV']);
    expect(found(library('PORTRANGE 2020 9 TCP TN3270*', '  LocalPortRange 2023-2025\n  Jobname TNSERV'))).toEqual(['port-of-other-job: TNSERV']);
    expect(found(library('PORT 2023 TCP RESERVED', '  LocalPortRange 2023\n  Jobname TNSERV'))).toEqual(['port-of-other-job: TNSERV']);
  });
  test.each([
    ['the job of the rule', 'PORT 2023 TCP tn3270', '  LocalPortRange 2023\n  Jobname TN3270'],
    ['one of several jobs', 'PORT 2023 TCP A\n 2023 TCP TN3270', '  LocalPortRange 2023\n  Jobname TN3270'],
    ['wildcards that may mean it', 'PORT 2023 TCP TN*', '  LocalPortRange 2023\n  Jobname TN3270'],
    ['a pattern in the rule', 'PORT 2023 TCP TN32?0', '  LocalPortRange 2023\n  Jobname TN*'],
    ['any job, and z/OS UNIX programs', 'PORT 2023 TCP OMVS', '  LocalPortRange 2023\n  Jobname TN3270'],
    ['another protocol', 'PORT 2023 UDP A', '  LocalPortRange 2023\n  Jobname TN3270'],
    ['a part of the ports of the rule', 'PORT 2023 TCP A', '  LocalPortRange 2023-2024\n  Jobname TN3270'],
    ['a rule without Jobname', 'PORT 2023 TCP A', '  LocalPortRange 2023'],
    ['a rule for remote ports', 'PORT 2023 TCP A', '  RemotePortRange 2023\n  Jobname TN3270'],
    ['a profile that takes reservations back', 'DELETE PORT 2023 TCP A\nPORT 2023 TCP A', '  LocalPortRange 2023\n  Jobname TN3270'],
  ])('silent: %s', (_what, ports, conditions) => expect(found(library(ports, conditions))).toEqual([]));
});

test('of two stacks, nothing says to which the profile belongs', () => {
  const stacks = { PAGENTCF: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE1)'\nTcpImage TCPIPT //'USER.TCPPARMS(IMAGE2)'\n", IMAGE1: "TTLSConfig //'USER.TCPPARMS(POLICY)'\n", IMAGE2: "TTLSConfig //'USER.TCPPARMS(POLICY2)'\n", POLICY2: policy };
  const jobs = rule('  LocalPortRange 2023\n  Jobname TNT');
  expect(found({ ...stacks, POLICY: jobs, TCPIPROF: 'TCPCONFIG TTLS\nPORT 2023 TCP TN3270' })).toEqual([]);
  expect(found({ ...stacks, POLICY: jobs, TCPIPROF: 'TCPCONFIG RESTRICTLOWPORTS' })).toEqual([]);
  expect(found({ POLICY: jobs, TCPIPROF1: 'TCPCONFIG TTLS\nPORT 2023 TCP TN3270', TCPIPROF2: 'TCPCONFIG TTLS' })).toEqual([]);
});

describe('files of started tasks and profiles', () => {
  test('INCLUDE of a member that is not there', () => expect(found({ TCPIPROF: 'TCPCONFIG TTLS\nINCLUDE USER.TCPPARMS(NOTHERE)' })).toEqual(['named-file-missing: USER.TCPPARMS(NOTHERE)']));
  test('INCLUDE of a Telnet profile, and SYSLOGD_CONFIG_FILE', () => {
    expect(found({ TN3270: 'INCLUDE USER.TCPPARMS(NOTHERE)\n' })).toEqual(['named-file-missing: USER.TCPPARMS(NOTHERE)']);
    expect(found({ STDENV: 'SYSLOGD_CONFIG_FILE=/etc/syslgd.conf\n' })).toEqual(['named-file-missing: /etc/syslgd.conf']);
  });
  test('an error where the name looks misspelt, else a warning: the rest of the data set may be elsewhere', () => {
    const severities = (given: Members): string[] => findingsOf(given, { checks: [namedFileMissing] }).map(({ severity }) => severity);
    const named = (member: string): Members => ({ TCPIPROF: `TCPCONFIG TTLS\nINCLUDE USER.TCPPARMS(${member})\n`, PORTS: 'PORT\n 21 TCP FTPD1\n' });
    expect(severities(named('PORTSS'))).toEqual(['error']);
    expect(severities(named('ROUTES'))).toEqual(['warning']);
  });
  test('start option -c that names no file of the directory', () => expect(found({ PROC: "//P EXEC PGM=PAGENT,PARM='/-c /etc/pagnt.conf'" })).toEqual(['named-file-missing: /etc/pagnt.conf']));
  test('silent about data sets of which nothing is known, and names with symbols', () => {
    expect(found({ PROC: '//P EXEC PGM=PAGENT\n//STDENV DD DSN=OTHER.PARMS(X)\n', TCPIPROF: 'TCPCONFIG TTLS\nINCLUDE &HLQ..TCPPARMS(X)' })).toEqual([]);
  });
});

describe('environment files', () => {
  const environment = (lines: string): string[] => found({ STDENV: `PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'\n${lines}`, PAGENTCF: 'TcpImage TCPIP FLUSH PURGE\n' });
  test('the System SSL trace is on', () => expect(environment('GSK_TRACE=0xFF\nGSK_TRACE_FILE=/tmp/x')).toEqual(['gsk-trace-on: GSK_TRACE=0xFF']));
  test('the trace is off, or a comment', () => expect(environment('GSK_TRACE=0x00\n# GSK_TRACE=0xff')).toEqual([]));
  test('LIBPATH with /usr/lib, in any place; variables in it are not known', () => {
    expect(environment('LIBPATH=/usr/local/lib:/usr/lib/')).toEqual([]);
    expect(environment('LIBPATH=$LIBPATH:/x')).toEqual([]);
    expect(environment('LIBPATH=/usr/lib64')).toEqual(['libpath-without-usr-lib: /usr/lib64']);
  });
  test('size of log files, which exist', () => expect(environment('PAGENT_LOG_FILE=/tmp/pagent.log\nPAGENT_LOG_FILE_CONTROL=300,3')).toEqual([]));
});
