/** Attributes without effect, labels, client authentication, traces, passwords, time limits. */
import { describe, expect, test } from 'vitest';
import { renderPretty } from '../../../../server/src/cli/pretty.js';
import { findingsOf, uriOf } from '../../../support/library.js';
import { afterFix, at, modern, only12, policy, said, suites, titles } from './support.js';

describe('no effect', () => {
  const advanced = (...lines: string[]): readonly string[] => [...modern, ...lines];

  test('ClientAuthType without client authentication: the policy looks safer than it is', () => {
    expect(said('no-effect', policy({ ciphers: suites, advanced: advanced('ClientAuthType Required') }))).toEqual([
      'warning ClientAuthType Required: ClientAuthType has no effect for rule TN: it counts only with HandshakeRole ServerWithClientAuth, and HandshakeRole is Server.',
    ]);
    expect(at('no-effect', policy({ role: 'ServerWithClientAuth', ciphers: suites, advanced: advanced('ClientAuthType Required') }))).toEqual([]);
    expect(titles('no-effect', policy({ ciphers: suites, advanced: advanced('ClientAuthType Required') }))).toEqual(['Remove ClientAuthType', 'Change HandshakeRole to ServerWithClientAuth']);
    expect(titles('no-effect', policy({ role: 'Client', ciphers: suites, advanced: advanced('ClientAuthType Required') }))).toEqual(['Remove ClientAuthType']);
  });

  test('attributes of the other role', () => {
    const lines = ['HostReferenceIdDNS a.example.com', 'ClientMaxSSLFragment Optional', 'ClientMaxSSLFragmentLength 2048'];
    expect(at('no-effect', policy({ ciphers: suites, advanced: advanced(...lines) }))).toEqual(['warning HostReferenceIdDNS a.example.com', 'information ClientMaxSSLFragment Optional', 'information ClientMaxSSLFragmentLength 2048']);
    expect(at('no-effect', policy({ role: 'Client', ciphers: suites, advanced: advanced(...lines) }))).toEqual([]);
    expect(at('no-effect', policy({ role: 'Client', ciphers: suites, advanced: advanced('ServerCertificateLabel A', 'ServerScsv On') }))).toEqual(['warning ServerCertificateLabel A', 'information ServerScsv On']);
  });

  test('values that ask for nothing are not mentioned', () => {
    expect(at('no-effect', policy({ role: 'Client', ciphers: suites, advanced: advanced('ServerScsv Off', 'ServerEDHGroupSize Legacy', 'ServerMaxSSLFragment Off') }))).toEqual([]);
  });

  test('what belongs to another version of the protocol', () => {
    expect(at('no-effect', policy({ advanced: only12, signature: ['ServerKeyShareGroups 0023'] }))).toEqual(['information ServerKeyShareGroups 0023']);
    expect(at('no-effect', policy({ advanced: [...only12, 'MiddleBoxCompatMode On'] }))).toEqual(['information MiddleBoxCompatMode On']);
    expect(at('no-effect', policy({ advanced: ['TLSv1 Off', 'TLSv1.1 Off', 'TLSv1.3 On'], ciphers: ['V3CipherSuites4Char 1302'], signature: ['ServerKexECurves 00230024'] }))).toEqual(['information ServerKexECurves 00230024']);
    expect(at('no-effect', policy({ advanced: only12, ciphers: ['V3CipherSuites4Char C030', 'V2CipherSuites TLS_DES_192_EDE3_CBC_WITH_MD5'] }))).toEqual(['information V2CipherSuites TLS_DES_192_EDE3_CBC_WITH_MD5']);
  });

  test('companions without the switch that they go with', () => {
    const sni = ['ClientHandshakeSNIMatch Required', 'ClientHandshakeSNIList a.example.com'];
    expect(at('no-effect', policy({ role: 'Client', ciphers: suites, advanced: advanced(...sni) }))).toEqual(['warning ClientHandshakeSNIMatch Required', 'warning ClientHandshakeSNIList a.example.com']);
    expect(at('no-effect', policy({ role: 'Client', ciphers: suites, advanced: advanced('ClientHandshakeSNI Optional', ...sni) }))).toEqual([]);
  });

  test('session tickets', () => {
    const gsk = (...lines: string[]): readonly string[] => ['TTLSGskAdvancedParms', '{', ...lines, '}'];
    expect(at('no-effect', policy({ ciphers: suites, environment: gsk('GSK_SYSPLEX_SESSION_TICKET_CACHE On', 'GSK_SESSION_TICKET_SERVER_ENABLE Off') }))).toEqual(['information GSK_SYSPLEX_SESSION_TICKET_CACHE On']);
    expect(at('no-effect', policy({ ciphers: suites, environment: gsk('GSK_SYSPLEX_SESSION_TICKET_CACHE On') }))).toEqual([]);
    expect(at('no-effect', policy({ role: 'Client', ciphers: suites, environment: gsk('GSK_SYSPLEX_SESSION_TICKET_CACHE On') }))).toEqual(['information GSK_SYSPLEX_SESSION_TICKET_CACHE On']);
    expect(at('no-effect', policy({ role: 'Client', ciphers: suites, environment: gsk('GSK_SESSION_TICKET_CLIENT_ENABLE On', 'GSK_V3_SIDCACHE_SIZE 0') }))).toEqual(['information GSK_SESSION_TICKET_CLIENT_ENABLE On']);
    expect(at('no-effect', policy({ advanced: only12, environment: gsk('GSK_SESSION_TICKET_SERVER_COUNT 4') }))).toEqual(['information GSK_SESSION_TICKET_SERVER_COUNT 4']);
  });

  test('a line that another rule has a use for is left alone', () => {
    const more =
      'TTLSEnvironmentAdvancedParms SHARED\n{\n  TLSv1 Off\n  TLSv1.1 Off\n  TLSv1.2 On\n  ClientAuthType Full\n}\nTTLSRule TN2\n{\n  LocalPortRange 4001\n  Direction Inbound\n  TTLSGroupActionRef TNGA\n  TTLSEnvironmentActionRef TNEA\n  TTLSConnectionActionRef AUTH\n}\n';
    const given = (role: string): string => policy({ environment: ['TTLSEnvironmentAdvancedParmsRef SHARED'], more: `${more}TTLSConnectionAction AUTH\n{\n  HandshakeRole ${role}\n}\n` });
    expect(at('no-effect', given('ServerWithClientAuth'))).toEqual([]);
    expect(at('no-effect', given('Server'))).toEqual(['warning ClientAuthType Full']);
  });

  test('nothing is said while the role is not known', () => {
    expect(at('no-effect', policy({ role: 'Serve', ciphers: suites, advanced: advanced('ClientAuthType Required') }))).toEqual([]);
  });

  test('the fix takes the line out', () => {
    expect(afterFix('no-effect', policy({ ciphers: suites, advanced: advanced('ClientAuthType Required') }), 'Remove ClientAuthType')).not.toContain('ClientAuthType');
  });
});

describe('labels of both kinds', () => {
  test('that differ: the server label counts', () => {
    expect(said('label-conflict', policy({ ciphers: suites, advanced: [...modern, 'CertificateLabel NEW', 'ServerCertificateLabel OLD'] }))).toEqual([
      'warning CertificateLabel NEW: CertificateLabel NEW is not used by rule TN: ServerCertificateLabel (OLD) counts for a server.',
    ]);
    expect(at('label-conflict', policy({ ciphers: suites, advanced: [...modern, 'CertificateLabel SAME', 'ServerCertificateLabel SAME'] }))).toEqual([]);
    expect(at('label-conflict', policy({ role: 'Client', ciphers: suites, advanced: [...modern, 'CertificateLabel NEW', 'ServerCertificateLabel OLD'] }))).toEqual([]);
  });

  test('at different levels are for information', () => {
    expect(at('label-conflict', policy({ ciphers: suites, advanced: [...modern, 'ServerCertificateLabel OLD'], connection: ['TTLSConnectionAdvancedParms', '{', 'CertificateLabel NEW', '}'] }))).toEqual(['information CertificateLabel NEW']);
  });
});

describe('client certificates that nobody validates', () => {
  test('ClientAuthType PassThru', () => {
    const given = policy({ role: 'ServerWithClientAuth', ciphers: suites, advanced: [...modern, 'ClientAuthType PassThru'] });
    expect(at('client-auth-passthru', given)).toEqual(['warning ClientAuthType PassThru']);
    expect(at('client-auth-passthru', given.replace('PassThru', 'Full'))).toEqual([]);
    expect(afterFix('client-auth-passthru', given, 'Validate client certificates that are sent (Full)')).toContain('ClientAuthType Full');
  });

  test('without client authentication it has no effect, which is another finding', () => {
    expect(at('client-auth-passthru', policy({ ciphers: suites, advanced: [...modern, 'ClientAuthType PassThru'] }))).toEqual([]);
  });
});

describe('role-direction', () => {
  test('a server role for connections that are opened here, and the other way round', () => {
    expect(said('role-direction', policy({ rule: ['Direction Outbound'] }))).toEqual([
      'information Outbound: Rule TN is for connections that are opened here, with HandshakeRole Server: unless the partner begins the handshake, both sides wait for the other.',
    ]);
    expect(at('role-direction', policy({ rule: ['Direction inbound'], role: 'Client' }))).toEqual(['information inbound']);
    expect(at('role-direction', policy({ rule: ['Direction Outbound'], role: 'Client', connection: ['HandshakeRole ServerWithClientAuth'] }))).toEqual(['information Outbound']);
  });

  test('the usual pairs, both directions, and a role that is not known', () => {
    for (const [direction, role] of [['Inbound', 'Server'], ['Inbound', 'ServerWithClientAuth'], ['Outbound', 'Client'], ['Both', 'Client'], ['Both', 'Server'], ['Outbound', 'Servr']] as const)
      expect(at('role-direction', policy({ rule: [`Direction ${direction}`], role }))).toEqual([]);
  });
});

describe('traces', () => {
  test('bits 16 and 32 are too much to stay on', () => {
    expect(said('trace-high', policy({ group: ['Trace 255'] }))).toEqual(['information Trace 255: Trace 255 writes every System SSL call (16) and data of the negotiation (32) to syslogd for rule TN: good for a search, too much to stay on.']);
    expect(at('trace-high', policy({ group: ['Trace 22'] }))).toEqual(['information Trace 22']);
    expect(at('trace-high', policy({ group: ['Trace 15'] }))).toEqual([]);
    expect(at('trace-high', policy({ group: ['Trace 256'] }))).toEqual([]);
  });

  test('the strongest level counts', () => {
    expect(at('trace-high', policy({ group: ['Trace 255'], connection: ['Trace 2'] }))).toEqual([]);
    expect(at('trace-high', policy({ group: ['Trace 2'], connection: ['Trace 255'] }))).toEqual(['information Trace 255']);
  });

  test('the fix leaves what is low', () => {
    expect(titles('trace-high', policy({ group: ['Trace 255'] }))).toEqual(['Set Trace to 2']);
    expect(titles('trace-high', policy({ group: ['Trace 54'] }))).toEqual(['Set Trace to 6']);
  });

  test('decrypted data in traces', () => {
    expect(at('ctrace-clear-text', policy({ group: ['CtraceClearText On'] }))).toEqual(['warning CtraceClearText On']);
    expect(at('ctrace-clear-text', policy({ group: ['CtraceClearText On'], environment: ['CtraceClearText Off'] }))).toEqual([]);
    expect(at('ctrace-clear-text', policy({ group: ['CtraceClearText Off'] }))).toEqual([]);
  });
});

describe('passwords', () => {
  const keys = 'TTLSKeyringParms K\n{\n  Keyring /etc/k.kdb\n  KeyringPw hunter2\n}\n';
  const ldap = 'TTLSGskLdapParms L\n{\n  GSK_LDAP_SERVER ldap.example.com\n  GSK_LDAP_USER cn=reader\n  GSK_LDAP_USER_PW hunter2 # not shown\n}\n';

  test('are pointed at by their keyword', () => {
    expect(at('password-in-policy', keys)).toEqual(['warning KeyringPw']);
    expect(at('password-in-policy', ldap)).toEqual(['information GSK_LDAP_USER_PW']);
    expect(at('password-in-policy', 'TTLSKeyringParms K\n{\n  Keyring /etc/k.kdb\n  KeyringStashFile /etc/k.sth\n}\n')).toEqual([]);
    expect(at('password-in-policy', 'TTLSKeyringParms K\n{\n  Keyring /etc/k.kdb\n  KeyringPw\n}\n')).toEqual([]);
  });

  test('are never printed, neither in a message nor in the line that is quoted', () => {
    for (const text of [keys, ldap]) {
      const printed = renderPretty(findingsOf(text), new Map([[uriOf('POLICY'), text]]));
      expect(printed).toMatch(/(KeyringPw|GSK_LDAP_USER_PW) \*\*\*\n/);
      expect(printed).not.toMatch(/hunter2|not shown/);
    }
  });
});

describe('the time limit of the handshake', () => {
  const limit = (seconds: number): string => policy({ ciphers: suites, advanced: [...modern, `HandshakeTimeout ${seconds}`] });

  test('none, very short, very long', () => {
    expect(said('handshake-timeout', limit(0))[0]).toContain('0 is understood as no limit');
    expect(said('handshake-timeout', limit(1))[0]).toContain('partners on slow lines are cut off (return code 5004)');
    expect(said('handshake-timeout', limit(600))[0]).toContain('for 10 minutes');
  });

  test('anything in between is fine, and what is out of range is told elsewhere', () => {
    for (const seconds of [3, 5, 10, 120, 601]) expect(at('handshake-timeout', limit(seconds))).toEqual([]);
  });
});
