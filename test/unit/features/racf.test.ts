/** RACF commands for the key ring of a rule. */
import { expect, test } from 'vitest';
import { racfCommands } from '../../../server/src/features/racf.js';
import { modelOf } from '../../support/library.js';
import { ruleIn } from '../../support/policy.js';

function commandsFor(keyring: string, { role = 'Server', label = '', more = '', userid = '' } = {}): string[] {
  const model = modelOf(`
TTLSRule R
{
  LocalPortRange  2023
  Direction       Inbound
  ${userid && `Userid  ${userid}`}
  TTLSGroupActionRef  G
  TTLSEnvironmentActionRef  E
}
TTLSGroupAction G
{
  TTLSEnabled  On
}
TTLSEnvironmentAction E
{
  HandshakeRole  ${role}
  TTLSKeyringParms
  {
    Keyring  ${keyring}
    ${more}
  }
  TTLSEnvironmentAdvancedParms
  {
    ${label && `CertificateLabel  ${label}`}
  }
}
`);
  const text = racfCommands(ruleIn(model, 'R'));
  expect(text.split('\n').filter((line) => line.length > 72)).toEqual([]);
  return text
    .replaceAll(' -\n  ', ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('/*'));
}

test('a ring of another user: UPDATE, since its private key is used', () => {
  expect(commandsFor('START1/TN3270', { label: 'TNSERVER' })).toEqual([
    'RACDCERT ID(START1) LISTRING(TN3270)',
    "RACDCERT ID(START1) LIST(LABEL('TNSERVER'))",
    'RDEFINE RDATALIB START1.TN3270.LST UACC(NONE)',
    'PERMIT START1.TN3270.LST CLASS(RDATALIB) ID(userid) ACCESS(UPDATE)',
    'SETROPTS RACLIST(RDATALIB) REFRESH',
    'RDEFINE FACILITY IRR.DIGTCERT.LISTRING UACC(NONE)',
    'PERMIT IRR.DIGTCERT.LISTRING CLASS(FACILITY) ID(userid) ACCESS(UPDATE)',
    'SETROPTS RACLIST(FACILITY) REFRESH',
    "RACDCERT ID(START1) CONNECT(ID(START1) LABEL('TNSERVER') RING(TN3270) USAGE(PERSONAL))",
    "RACDCERT ID(START1) CONNECT(CERTAUTH LABEL('authority') RING(TN3270) USAGE(CERTAUTH))",
    'SETROPTS RACLIST(DIGTCERT DIGTRING) REFRESH',
  ]);
});

test('a long command goes on behind a hyphen, and not within a label', () => {
  const model = modelOf('TTLSRule R\n{\n  Direction  Outbound\n  TTLSEnvironmentActionRef  E\n}\nTTLSEnvironmentAction E\n{\n  TTLSKeyringParms\n  {\n    Keyring  START1/TN3270\n  }\n  TTLSEnvironmentAdvancedParms\n  {\n    CertificateLabel  the certificate of the TN\n  }\n}\n');
  expect(racfCommands(ruleIn(model, 'R'))).toContain("RACDCERT ID(START1) CONNECT(ID(START1) -\n  LABEL('the certificate of the TN') RING(TN3270) USAGE(PERSONAL))\n");
});

test('the ring of the rule\'s own user: READ is enough', () => {
  const commands = commandsFor('TN3270', { userid: 'tnserv' });
  expect(commands).toContain('PERMIT TNSERV.TN3270.LST CLASS(RDATALIB) ID(TNSERV) ACCESS(READ)');
  expect(commands).toContain('RACDCERT ID(TNSERV) LISTRING(TN3270)');
});

test('a client without a certificate of its own only opens the ring', () => {
  expect(commandsFor('START1/TRUST', { role: 'Client' })).toContain('PERMIT START1.TRUST.LST CLASS(RDATALIB) ID(userid) ACCESS(READ)');
});

test('an apostrophe in a label is doubled', () => {
  expect(commandsFor('START1/R', { label: "Peter's" })).toContain("RACDCERT ID(START1) LIST(LABEL('Peter''s'))");
});

test('a virtual ring has nothing to connect', () => {
  expect(commandsFor('*AUTH*/*').join()).not.toContain('CONNECT');
  expect(commandsFor('*AUTH*/*')).toContain('RACDCERT CERTAUTH LIST');
  expect(commandsFor('*SITE*/*')).toContain('RACDCERT SITE LIST');
});

test('the virtual ring of a user has a profile of its own', () => {
  expect(commandsFor('START1/*', { userid: 'APPL1' })).toContain('PERMIT START1.IRR_VIRTUAL_KEYRING.LST CLASS(RDATALIB) ID(APPL1) ACCESS(UPDATE)');
  expect(commandsFor('START1/*').join()).not.toContain('CONNECT');
});

test('a token belongs to ICSF', () => {
  expect(commandsFor('*TOKEN*/TNTOKEN')[0]).toBe('RACDCERT LISTTOKEN(TNTOKEN)');
});

test('a path without a password is no ring to be permitted', () => {
  expect(commandsFor('/etc/tn.kdb')).toEqual([]);
});

test('a key database is not in RACF; its password is never shown', () => {
  expect(commandsFor('/etc/tn.kdb', { more: 'KeyringPw  secret1' })).toEqual([]);
});
