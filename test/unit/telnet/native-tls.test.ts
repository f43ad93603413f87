/** SECUREPORT becomes TTLSPORT, with the AT-TLS rule that it needs. */
import { expect, test } from 'vitest';
import { applyFix, findingsOf, type Members } from '../../support/library.js';

const profile = (port: number): string => `TELNETPARMS\n  SECUREPORT ${port}\n  KEYRING SAF TNRING\n  CLIENTAUTH SAFCERT\nENDTELNETPARMS\nBEGINVTAM\n  PORT ${port}\n  ALLOWAPPL TSO*\nENDVTAM\n`;

const policy = `TTLSRule WEB
{
  LocalPortRange            443
  Direction                 Inbound
  TTLSGroupActionRef        ON
  TTLSEnvironmentActionRef  WEB
}
TTLSGroupAction ON
{
  TTLSEnabled  On
}
TTLSEnvironmentAction WEB
{
  HandshakeRole  Server
  TTLSKeyringParms
  {
    Keyring  WEB/RING
  }
  TTLSEnvironmentAdvancedParms
  {
    TLSv1    Off
    TLSv1.1  Off
    TLSv1.2  On
  }
}
`;

const fixesOf = (given: Members): ReturnType<ReturnType<typeof findingsOf>[number]['fixes']> => findingsOf(given).find(({ code, start }) => code === 'telnet-native-tls' && start < 20)?.fixes() ?? [];

test('the second fix adds a rule with the key ring and client authentication of the profile; nothing is left to say of rule and port', () => {
  const library = { TN3270: profile(992), POLICY: policy };
  const [, fix] = fixesOf(library);
  expect(fix?.title).toBe('Change SECUREPORT to TTLSPORT, and add an AT-TLS rule for port 992 to POLICY');
  const texts = applyFix(library, fix ?? { edits: [] });
  expect(texts.TN3270).toContain('TTLSPORT 992');
  for (const line of ['TTLSRule TN992', 'LocalPortRange            992', 'HandshakeRole  ServerWithClientAuth', 'Keyring  TNRING', 'ClientAuthType         SAFCheck', 'ApplicationControlled  On']) expect(texts.POLICY).toContain(line);
  const left = findingsOf(texts).filter(({ severity }) => severity === 'error' || severity === 'warning');
  expect(left.map(({ code }) => code)).toEqual(['telnet-native-tls', 'telnet-native-tls']);
});

test('no rule is added where there is one, or no policy, or two that it may belong to', () => {
  expect(fixesOf({ TN3270: profile(443), POLICY: policy })).toHaveLength(1);
  expect(fixesOf({ TN3270: profile(992) })).toHaveLength(1);
  expect(fixesOf({ TN3270: profile(992), POLICY: policy, POLICY2: policy })).toHaveLength(1);
});

test('a key ring that the profile does not tell is left open', () => {
  const library = { TN3270: profile(992).replace(/ {2}KEYRING.*\n/, ''), POLICY: policy };
  const [, fix] = fixesOf(library);
  expect(applyFix(library, fix ?? { edits: [] }).POLICY).toContain('Keyring  <keyring>');
});
