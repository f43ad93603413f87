/** FTP.DATA: how its lines are read, and what is reported. */
import { expect, test } from 'vitest';
import { readFtpData } from '../../../server/src/syntax/ftpdata.js';
import type { Release } from '../../../server/src/workspace/settings.js';
import { findingsOf } from '../../support/library.js';

const found = (text: string, release: Release = '3.2'): string[] => findingsOf({ FTPSDATA: text }, { release }).map(({ code, severity }) => `${code} ${severity}`);

test('one statement a line; a semicolon ends the line, also right behind a word', () => {
  const { lines, comments } = readFtpData('; top\r\n  secure_ftp  REQUIRED;yes\r\n\r\nBANNER\r\n');
  expect(lines.map(({ keyword, args }) => [keyword.text, ...args.map(({ text }) => text)])).toEqual([['secure_ftp', 'REQUIRED'], ['BANNER']]);
  expect(comments).toHaveLength(2);
});

test('a server file as it should be', () => {
  expect(found('EXTENSIONS AUTH_TLS\nEXTENSIONS UTF8\nTLSMECHANISM ATTLS\nSECURE_LOGIN VERIFY_USER\nSECURE_PASSWORD OPTIONAL\nTLSRFCLEVEL RFC4217\n')).toEqual([]);
});

test('an unknown name is never an error', () => {
  expect(found('SECURE_FTTP REQUIRED\n')).toEqual(['ftpdata-unknown warning']);
  expect(found('QQQQQQQQQQ 5\n')).toEqual(['ftpdata-unknown information']);
  expect(found('# a comment elsewhere\n')).toEqual(['ftpdata-unknown warning']);
});

test('values: an error where the list is complete, less where it is not', () => {
  expect(found('SECURE_FTP PRIVATE\n')).toEqual(['ftpdata-value error']);
  expect(found('SECURE_DATACONN PRIVATE\n')).toEqual([]);
  expect(found('EXTENSIONS AUTHTLS\n')).toEqual(['ftpdata-value information']);
  expect(found('EXTENSIONS NEWTHING\n')).toEqual([]);
  expect(found('TLSTIMEOUT 86401\n')).toEqual(['ftpdata-value warning']);
  expect(found('TLSPORT 65536\n')).toEqual(['ftpdata-value error']);
  expect(found('SECURE_FTP\n')).toEqual(['ftpdata-value error']);
});

test('the server lost its own TLS with V2R5; the client has both kinds', () => {
  const server = 'EXTENSIONS AUTH_TLS\nTLSMECHANISM FTP\nKEYRING FTPD/RING\n';
  expect(found(server, 'V2R4')).toEqual([]);
  expect(found(server, 'V2R5')).toEqual(['ftpdata-native-tls error']);
  expect(found('SECURE_MECHANISM TLS\nTLSMECHANISM FTP\nKEYRING RING\n')).toEqual([]);
});

test('CCCNONOTIFY: with AT-TLS only, and for a server of V2R5 by default', () => {
  expect(found('EXTENSIONS AUTH_TLS\nTLSRFCLEVEL CCCNONOTIFY\n', 'V2R5')).toEqual(['ftpdata-ccc error']);
  expect(found('EXTENSIONS AUTH_TLS\nTLSRFCLEVEL CCCNONOTIFY\n', 'V2R4')).toEqual([]);
  expect(found('SECURE_MECHANISM TLS\nTLSRFCLEVEL CCCNONOTIFY\n')).toEqual([]);
});

test('what AT-TLS ignores is ignored only with AT-TLS', () => {
  expect(found('SECURE_MECHANISM TLS\nTLSMECHANISM ATTLS\nCIPHERSUITE SSL_AES_256_SHA\nSSLV3 FALSE\n')).toEqual(['ftpdata-ignored information', 'ftpdata-ignored information']);
});

test('TLS statements of a server are idle without AUTH_TLS; those of a client are not', () => {
  expect(found('TLSMECHANISM ATTLS\nSECURE_LOGIN REQUIRED\n')).toEqual(['ftpdata-idle-tls warning']);
  expect(found('SECURE_MECHANISM TLS\nTLSMECHANISM ATTLS\n')).toEqual([]);
});

test('anonymous users: no jobs, and no idle statements', () => {
  expect(found('ANONYMOUS\nANONYMOUSLEVEL 3\nANONYMOUSFILETYPEJES FALSE\nANONYMOUSFILEACCESS HFS\n')).toEqual([]);
  expect(found('ANONYMOUS\nANONYMOUSLEVEL 2\n')).toEqual(['ftpdata-anonymous warning']);
  expect(found('ANONYMOUS\nANONYMOUSFILETYPEJES TRUE\n')).toEqual(['ftpdata-anonymous warning']);
  expect(found('ANONYMOUS\nANONYMOUSLEVEL 1\nANONYMOUSFILEACCESS HFS\n')).toEqual(['ftpdata-anonymous warning', 'ftpdata-anonymous information']);
  expect(found('ANONYMOUSLEVEL 1\nANONYMOUSFILETYPEJES TRUE\n')).toEqual(['ftpdata-anonymous information', 'ftpdata-anonymous information']);
});

test('TLS of a client needs the mechanism, and with its own TLS the key ring', () => {
  expect(found('SECURE_MECHANISM TLS\nTLSMECHANISM FTP\nKEYRING RING\n')).toEqual([]);
  expect(found('SECURE_MECHANISM TLS\nTLSMECHANISM ATTLS\n')).toEqual([]);
  expect(found('SECURE_MECHANISM TLS\nTLSMECHANISM FTP\n')).toEqual(['ftpdata-client-tls warning']);
  expect(found('SECURE_MECHANISM GSSAPI\nTLSMECHANISM ATTLS\n')).toEqual(['ftpdata-client-tls information']);
});

test.each<[string, string[]]>([
  ['DEBUG FSC(2)\nDEBUG soc(3)\nDEBUG SEC', []],
  ['DEBUG FSC', ['ftpdata-value information']],
  ['EXTENSIONS TLS', ['ftpdata-value warning']],
  ['EXTENSIONS auth', ['ftpdata-value warning']],
  ['PASSIVEDATAPORTS (50000,50200)', []],
  ['PASSIVEDATAPORTS ( 50000, 50200 )', []],
  ['PASSIVEDATAPORTS (50200,50000)', ['ftpdata-value warning']],
  ['PASSIVEDATAPORTS (500,50000)', ['ftpdata-value warning']],
  ['ANONYMOUS\nANONYMOUSHFSFILEMODE 640', []],
  ['ANONYMOUS\nANONYMOUSHFSFILEMODE 888', ['ftpdata-value warning']],
  ['ANONYMOUS\nSTARTDIRECTORY HFS', []],
  ['ANONYMOUS\nSTARTDIRECTORY MVS\nANONYMOUSFILEACCESS BOTH', []],
  ['STARTDIRECTORY MVS', []],
  ['ANONYMOUS\nSTARTDIRECTORY MVS', ['ftpdata-anonymous warning']],
  ['ANONYMOUS\nSTARTDIRECTORY HFS\nANONYMOUSFILEACCESS MVS', ['ftpdata-anonymous warning']],
])('%s', (text, expected) => expect(found(`${text}\n`)).toEqual(expected));

test('before V2R3 anonymous users have level 1 unless another one is coded', () => {
  expect(found('ANONYMOUS FTPANON\n', 'V2R2')).toEqual(['ftpdata-anonymous warning']);
  expect(found('ANONYMOUS FTPANON\n', 'V2R3')).toEqual([]);
  expect(found('ANONYMOUS FTPANON\nANONYMOUSLEVEL 3\n', 'V2R2')).toEqual([]);
});

test('a server from V2R5 on reports what belongs to its own TLS, with ATTLS and by default', () => {
  expect(found('EXTENSIONS AUTH_TLS\nTLSMECHANISM ATTLS\nKEYRING FTPD/RING\n', 'V2R4')).toEqual(['ftpdata-ignored information']);
  expect(found('EXTENSIONS AUTH_TLS\nTLSMECHANISM ATTLS\nKEYRING FTPD/RING\n', 'V2R5')).toEqual(['ftpdata-ignored warning']);
  expect(found('EXTENSIONS AUTH_TLS\nKEYRING FTPD/RING\n', 'V2R5')).toEqual(['ftpdata-ignored warning']);
  expect(found('EXTENSIONS AUTH_TLS\nKEYRING FTPD/RING\n', 'V2R4')).toEqual([]);
  expect(found('SECURE_MECHANISM TLS\nKEYRING RING\n', 'V2R5')).toEqual([]);
});
