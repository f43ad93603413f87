/** CSSMTP and FTP against the AT-TLS policy of the library. */
import { expect, test } from 'vitest';
import { ftpAttls } from '../../../server/src/checks/across/ftp-attls.js';
import type { Release } from '../../../server/src/catalog/index.js';
import { findingsOf, pointedAt } from '../../support/library.js';

const policy = (lines: string, controlled = 'On', role = 'Client'): string => `
TTLSRule APPL
{
  ${lines}
  TTLSGroupActionRef        GROUP
  TTLSEnvironmentActionRef  ENV
}
TTLSGroupAction GROUP
{
  TTLSEnabled  On
}
TTLSEnvironmentAction ENV
{
  HandshakeRole  ${role}
  TTLSKeyringParms
  {
    Keyring  RING
  }
  TTLSEnvironmentAdvancedParms
  {
    ApplicationControlled  ${controlled}
    SecondaryMap           On
  }
}
`;

const across = (members: Record<string, string>): string[] =>
  findingsOf(members).filter(({ code }) => code === 'cssmtp-attls' || code === 'ftp-attls').map((finding) => `${finding.code}: ${pointedAt(members, finding)}`);

const mail = 'TargetServer\n{\n TargetIp 192.0.2.25\n ConnectPort 587\n Secure Yes\n}\n';

test('a rule for the port and address of the mail server is enough', () => {
  expect(across({ CSSMTPCF: mail, POLICY: policy('RemotePortRange 587\n  Direction Outbound') })).toEqual([]);
  expect(across({ CSSMTPCF: mail, POLICY: policy('RemoteAddr 192.0.2.25\n  RemotePortRange 587\n  Direction Outbound') })).toEqual([]);
});

test('another address, another direction, or AT-TLS that starts by itself', () => {
  expect(across({ CSSMTPCF: mail, POLICY: policy('RemoteAddr 192.0.2.26\n  RemotePortRange 587\n  Direction Outbound') })).toEqual(['cssmtp-attls: Secure Yes']);
  expect(across({ CSSMTPCF: mail, POLICY: policy('RemotePortRange 587\n  Direction Inbound') })).toEqual(['cssmtp-attls: Secure Yes']);
  expect(across({ CSSMTPCF: mail, POLICY: policy('RemotePortRange 587\n  Direction Outbound', 'Off') })).toEqual(['cssmtp-attls: Secure Yes']);
});

test('without an AT-TLS policy in the library nothing is said', () => {
  expect(across({ CSSMTPCF: mail, FTPSDATA: 'EXTENSIONS AUTH_TLS\nTLSMECHANISM ATTLS\n' })).toEqual([]);
  expect(across({ CSSMTPCF: mail.replace('Yes', 'No'), POLICY: policy('LocalPortRange 2023\n  Direction Inbound') })).toEqual([]);
});

const ftp = 'EXTENSIONS AUTH_TLS\nTLSMECHANISM ATTLS\n';

test('FTP server: a rule for port 21, or one for the job of the server', () => {
  expect(across({ FTPSDATA: ftp, POLICY: policy('LocalPortRange 21\n  Direction Inbound', 'On', 'Server') })).toEqual([]);
  expect(across({ FTPSDATA: ftp, POLICY: policy('LocalPortRange 2121\n  Jobname FTPD1\n  Direction Inbound', 'On', 'Server') })).toEqual([]);
  expect(across({ FTPSDATA: ftp, POLICY: policy('LocalPortRange 2121\n  Direction Inbound', 'On', 'Server') })).toEqual(['ftp-attls: TLSMECHANISM ATTLS']);
  expect(across({ FTPSDATA: ftp, POLICY: policy('LocalPortRange 21\n  Direction Inbound', 'Off', 'Server') })).toEqual(['ftp-attls: TLSMECHANISM ATTLS']);
});

test('the port of the FTP server is that of its JCL, else of the reservations for FTP jobs', () => {
  const rule = policy('LocalPortRange 2121\n  Direction Inbound', 'On', 'Server');
  const task = (parms: string): string => `//FTPD PROC MODULE='FTPD',PARMS='${parms}'\n//FTPD EXEC PGM=&MODULE,PARM='/&PARMS'\n//SYSFTPD DD DSN=USER.TCPPARMS(FTPSDATA)\n`;
  expect(across({ FTPSDATA: ftp, POLICY: rule, PROC: task('PORT 2121') })).toEqual([]);
  expect(across({ FTPSDATA: ftp, POLICY: rule, PROC: task('TRACE') })).toEqual(['ftp-attls: TLSMECHANISM ATTLS']);
  expect(across({ FTPSDATA: ftp, POLICY: rule, TCPIPROF: 'TCPCONFIG TTLS\nPORT\n 20 TCP OMVS\n 2121 TCP FTPD1\n' })).toEqual([]);
  expect(across({ FTPSDATA: ftp, POLICY: rule, TCPIPROF: 'TCPCONFIG TTLS\nPORT 2122 TCP FTPD1\n' })).toEqual(['ftp-attls: TLSMECHANISM ATTLS']);
  expect(across({ FTPSDATA: ftp, POLICY: rule, PROC: task('PORT 2121'), PROC2: task('PORT 2122').replace('FTPSDATA', 'FTPDATA2') })).toEqual([]);
});

test('client certificates are asked for where FTP requires them', () => {
  const login = `${ftp}SECURE_LOGIN REQUIRED\n`;
  expect(across({ FTPSDATA: login, POLICY: policy('LocalPortRange 21\n  Direction Inbound', 'On', 'Server') })).toEqual(['ftp-attls: REQUIRED']);
  expect(across({ FTPSDATA: login, POLICY: policy('LocalPortRange 21\n  Direction Inbound', 'On', 'ServerWithClientAuth') })).toEqual([]);
});

test('user IDs of clients, and sessions that are kept', () => {
  const verify = `${ftp}SECURE_LOGIN VERIFY_USER\n`;
  const rule = policy('LocalPortRange 21\n  Direction Inbound', 'On', 'ServerWithClientAuth');
  expect(across({ FTPSDATA: verify, POLICY: rule })).toEqual(['ftp-attls: VERIFY_USER']);
  expect(across({ FTPSDATA: verify, POLICY: rule.replace('SecondaryMap ', 'ClientAuthType SAFCheck\n    SecondaryMap ') })).toEqual([]);
  const reuse = `${ftp}SECURE_SESSION_REUSE REQUIRED\nSECURE_LOGIN NO_CLIENT_AUTH\n`;
  const sessions = (seconds: number): string => rule.replace('  TTLSEnvironmentAdvancedParms', `  TTLSGskAdvancedParms\n  {\n    GSK_V3_SESSION_TIMEOUT ${seconds}\n  }\n  TTLSEnvironmentAdvancedParms`);
  expect(across({ FTPSDATA: reuse, POLICY: sessions(0) })).toEqual(['ftp-attls: REQUIRED']);
  expect(across({ FTPSDATA: reuse, POLICY: sessions(300) })).toEqual([]);
});

test('an FTP client needs an outbound rule', () => {
  const client = 'SECURE_MECHANISM TLS\nTLSMECHANISM ATTLS\n';
  expect(across({ FTPCDATA: client, POLICY: policy('RemotePortRange 21\n  Direction Outbound') })).toEqual([]);
  expect(across({ FTPCDATA: client, POLICY: policy('LocalPortRange 21\n  Direction Inbound') })).toEqual(['ftp-attls: TLSMECHANISM ATTLS']);
});

test('a server from V2R5 on uses AT-TLS by default', () => {
  const members = { FTPSDATA: 'EXTENSIONS AUTH_TLS\nSECURE_FTP ALLOWED\n', POLICY: policy('LocalPortRange 2121\n  Direction Inbound', 'On', 'Server') };
  const found = (release: Release): string[] => findingsOf(members, { checks: [ftpAttls], release }).map((finding) => pointedAt(members, finding));
  expect(found('V2R5')).toEqual(['EXTENSIONS AUTH_TLS']);
  expect(found('V2R4')).toEqual([]);
  expect(across({ ...members, POLICY: policy('LocalPortRange 21\n  Direction Inbound', 'On', 'Server') })).toEqual([]);
  expect(across({ ...members, FTPSDATA: `${members.FTPSDATA}TLSMECHANISM FTP\n` })).toEqual([]);
});
