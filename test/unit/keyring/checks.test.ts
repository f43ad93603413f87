/** What is and what is not said of key rings. */
import { describe, expect, test } from 'vitest';
import { afterFix, expectMarked, findingsWith, severities } from '../checks/marked.js';
import { policy } from '../checks/meaning/support.js';

const parms = (...lines: string[]): string => `TTLSKeyringParms K\n{\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const codes = ['keyring-path', 'keyring-password', 'keyring-owner', 'keyring-token'] as const;
const said = (...lines: string[]): string[] => codes.flatMap((code) => findingsWith(code, parms(...lines)).map(({ severity, message }) => `${severity} ${code}: ${message}`));

test.each([
  ['Keyring TNRING'],
  ['Keyring TCPIP/Tn3270.Ring'],
  ['Keyring tcpip/RING'],
  ['Keyring @USER$1/RING'],
  ['Keyring &SYSNAME./RING'],
  ['Keyring *AUTH*/*'],
  ['Keyring *SITE*/*'],
  ['Keyring TCPIP/*'],
  ['Keyring *TOKEN*/TNSERVER.TOKEN'],
  ['Keyring *token*/TOKEN$1'],
  ['Keyring /etc/tls/server.kdb', 'KeyringStashFile /etc/tls/server.sth'],
  ['Keyring /etc/tls/server.p12', 'KeyringPw example'],
  ['Keyring server.kdb', 'KeyringStashFile server.sth'],
  ['Keyring <keyring>'],
])('%s %s', (...lines) => {
  expect(said(...lines)).toEqual([]);
});

describe('keyring-path', () => {
  test('a database needs a password or stash file', () => {
    expect(severities(expectMarked('keyring-path', parms('Keyring  ⟦/u/tls/key.kdb⟧')))).toEqual(['warning']);
    expect(afterFix('keyring-path', parms('Keyring           /u/tls/key.kdb'))).toBe(parms('Keyring           /u/tls/key.kdb', 'KeyringStashFile  /u/tls/key.sth'));
  });

  test('of a file with another name no stash file can be told', () => {
    expect(findingsWith('keyring-path', parms('Keyring /u/tls/keys')).flatMap((finding) => finding.fixes())).toEqual([]);
  });
});

describe('keyring-password', () => {
  test('a SAF key ring with a password is none', () => {
    expect(expectMarked('keyring-password', parms('Keyring TCPIP/RING', '⟦KeyringPw⟧ example', 'KeyringStashFile /x.sth')).map(({ message }) => message)).toEqual(['With KeyringPw and KeyringStashFile, TCPIP/RING is taken as the path of a key database. A SAF key ring has no password.']);
    expect(afterFix('keyring-password', parms('Keyring TCPIP/RING', 'KeyringPw example', 'KeyringStashFile /x.sth'))).toBe(parms('Keyring TCPIP/RING'));
  });

  test('the password is never shown', () => {
    expect(said('Keyring RING', 'KeyringPw topsecret').join()).not.toContain('topsecret');
  });

  test('a token has its own way in', () => {
    expect(severities(expectMarked('keyring-password', parms('Keyring *TOKEN*/T', '⟦KeyringStashFile⟧ /x.sth')))).toEqual(['information']);
  });
});

describe('keyring-owner', () => {
  test.each([
    ['⟦LONGUSERID⟧/RING', 'warning', 'The owner of a key ring is a user ID of at most 8 characters; "LONGUSERID" has 10.'],
    ['⟦TCP.IP⟧/RING', 'warning', 'The owner of a key ring is a user ID; "TCP.IP" has a character that none has.'],
    ['⟦*AUTH*⟧/RING', 'warning', '*AUTH* owns no ring of a name: a virtual key ring is written *AUTH*/*.'],
    ['⟦TCPIP/⟧', 'warning', 'The name of the ring is missing behind TCPIP/.'],
  ])('%s', (value, severity, message) => {
    expect(expectMarked('keyring-owner', parms(`Keyring ${value}`)).map((finding) => `${finding.severity} ${finding.message}`)).toEqual([`${severity} ${message}`]);
  });

  test('as Java writes it', () => {
    expectMarked('keyring-owner', parms('Keyring ⟦safkeyringjce://TCPIP/RING⟧'));
    expect(afterFix('keyring-owner', parms('Keyring safkeyring:////TCPIP/RING'))).toBe(parms('Keyring TCPIP/RING'));
  });

  test('a name that no ring can have', () => {
    expectMarked('keyring-owner', parms(`Keyring ${'R'.repeat(237)}`));
    expectMarked('keyring-owner', parms(`Keyring ⟦${'R'.repeat(238)}⟧`));
  });
});

describe('keyring-token', () => {
  test.each([
    ['*TOKEN/TN', 'warning'],
    ['TOKEN*/TN', 'warning'],
    ['*TOKEN*TN', 'warning'],
    ['TOKEN/TN', 'information'],
    ['*TOKEN*/1TN', 'information'],
    [`*TOKEN*/${'T'.repeat(33)}`, 'warning'],
  ])('%s', (value, severity) => {
    expect(severities(expectMarked('keyring-token', parms(`Keyring ⟦${value}⟧`)))).toEqual([severity]);
  });

  test('a ring whose name only begins like a token', () => {
    expectMarked('keyring-token', parms('Keyring TOKENRING'));
    expectMarked('keyring-token', parms('Keyring TOKENS/RING'));
  });

  test('the signs that are missing', () => {
    expect(afterFix('keyring-token', parms('Keyring *TOKEN/TN'))).toBe(parms('Keyring *TOKEN*/TN'));
  });
});

describe('keyring-virtual', () => {
  const use = (role: string, ring: string, ...lines: string[]): string => policy({ role, rule: role === 'Client' ? ['Direction Outbound'] : [], advanced: ['TLSv1 Off', 'TLSv1.1 Off', 'TLSv1.2 On', ...lines] }).replace('TCPIP/RING', ring);
  const told = (role: string, ring: string, ...lines: string[]): string[] => findingsWith('keyring-virtual', use(role, ring, ...lines)).map(({ severity, message }) => `${severity} ${message}`);

  test('a server has no certificate there', () => {
    expect(told('Server', '*AUTH*/*')).toEqual(['warning *AUTH*/* holds no private key, so the server of rule TN has no certificate to show.']);
    expect(told('ServerWithClientAuth', '*auth*/*')).toHaveLength(1);
    expect(told('Server', 'TCPIP/*')).toEqual([]);
    expect(told('Server', 'TCPIP/RING')).toEqual([]);
  });

  test('a client needs none, unless it names one', () => {
    expect(told('Client', '*AUTH*/*')).toEqual([]);
    expect(told('Client', '*AUTH*/*', 'CertificateLabel MYCERT')).toEqual(['information The certificate of rule TN cannot be on the virtual key ring *AUTH*/*, which holds no private keys.']);
  });
});
