import { describe, expect, test } from 'vitest';
import { ciphers as allCiphers } from '../../../../server/src/catalog/index.js';
import { securityRules, weaknessesOf } from '../../../../server/src/checks/profiles/index.js';
import { securityProfiles } from '../../../../server/src/workspace/settings.js';
import { afterFix, at, modern, only12, policy, said, suites, titles } from './support.js';

describe('weak suites', () => {
  test('are found on the code itself, also inside a run of codes', () => {
    expect(at('weak-cipher', policy({ advanced: only12, ciphers: ['V3CipherSuites 352F0A05'] }))).toEqual(['warning 0A', 'warning 05']);
    expect(at('weak-cipher', policy({ advanced: only12, ciphers: ['V3CipherSuites4Char C030C012C011'] }))).toEqual(['warning C012', 'warning C011']);
    expect(at('weak-cipher', policy({ advanced: only12, ciphers: ['V3CipherSuites TLS_RSA_WITH_NULL_SHA256', 'V3CipherSuites4Char C030'] }))).toEqual(['warning TLS_RSA_WITH_NULL_SHA256']);
  });

  test('say why, and what the rule does with them', () => {
    expect(said('weak-cipher', policy({ advanced: only12, ciphers: ['V3CipherSuites4Char C030C011'] }))).toEqual(['warning C011: TLS_ECDHE_RSA_WITH_RC4_128_SHA (C011) is accepted by rule TN: RC4 is broken (RFC 7465).']);
    expect(said('weak-cipher', policy({ role: 'Client', advanced: only12, ciphers: ['V3CipherSuites4Char C030C011'] }))[0]).toContain('is offered by rule TN');
  });

  test('a code that stands twice is reported where it counts, the first time', () => {
    expect(at('weak-cipher', policy({ advanced: only12, ciphers: ['V3CipherSuites4Char C030000A', 'V3CipherSuites TLS_RSA_WITH_3DES_EDE_CBC_SHA'] }))).toEqual(['warning 000A']);
  });

  test('no forward secrecy and SHA-1 are a matter of the profile', () => {
    const given = policy({ advanced: only12, ciphers: ['V3CipherSuites4Char C030003DC013'] });
    expect(at('weak-cipher', given)).toEqual([]);
    expect(at('weak-cipher', given, { profile: 'nist-800-52r2' })).toEqual(['warning 003D', 'information C013']);
    expect(at('weak-cipher', given, { profile: 'pci-dss' })).toEqual([]);
    expect(at('weak-cipher', given, { profile: 'cnsa' })).toEqual(['warning 003D', 'warning C013']);
  });

  test('NIST does not approve ChaCha20, CNSA approves five suites and calls the rest by name', () => {
    const given = policy({ advanced: modern, ciphers: ['V3CipherSuites4Char 130213031301C02CC030C02F009D009F'] });
    expect(at('weak-cipher', given, { profile: 'nist-800-52r2' })).toEqual(['error 1303', 'warning 009D']);
    expect(at('weak-cipher', given, { profile: 'cnsa' })).toEqual(['warning 1303', 'warning 1301', 'warning C02F']);
    expect(said('weak-cipher', given, { profile: 'cnsa' })[1]).toContain('it is not one of the approved suites (CNSA, RFC 9151, sections 6 and 7)');
  });

  test('broken suites are errors under every stricter profile', () => {
    const given = policy({ advanced: only12, ciphers: ['V3CipherSuites4Char C0300005'] });
    for (const profile of securityProfiles) expect(at('weak-cipher', given, { profile })).toEqual([profile === 'default' ? 'warning 0005' : 'error 0005']);
  });

  test('that no version can use, or that FIPS 140 mode leaves out, are other findings', () => {
    expect(at('weak-cipher', policy({ advanced: ['TLSv1 Off', 'TLSv1.1 Off', 'TLSv1.3 On'], ciphers: ['V3CipherSuites4Char 1302000A'] }))).toEqual([]);
    expect(at('weak-cipher', policy({ advanced: only12, group: ['FIPS140 On'], ciphers: ['V3CipherSuites4Char C0300005'] }))).toEqual([]);
    expect(at('weak-cipher', policy({ advanced: only12, environment: ['SuiteBProfile 128'], ciphers: ['V3CipherSuites4Char C0300005'] }))).toEqual([]);
  });

  test('of a default list are one finding, at what would carry a list', () => {
    expect(at('weak-cipher', policy({ advanced: only12 }))).toEqual([]);
    expect(said('weak-cipher', policy({ advanced: only12 }), { release: 'V2R2' })).toEqual([
      "warning TNEA: No suites are coded for rule TN, so System SSL's default list holds, with TLS_RSA_WITH_3DES_EDE_CBC_SHA, TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA and 3 more: with the 64-bit blocks of Triple DES a long session gives data away (RFC 9325).",
    ]);
  });

  test('the fix takes out the code, or its line when it has one to itself; never the last suite', () => {
    const given = policy({ advanced: only12, ciphers: ['V3CipherSuites 350A', 'V3CipherSuites TLS_RSA_WITH_RC4_128_SHA'] });
    expect(afterFix('weak-cipher', given, 'Take TLS_RSA_WITH_3DES_EDE_CBC_SHA out of the list')).toContain('    V3CipherSuites 35\n');
    expect(afterFix('weak-cipher', given, 'Take TLS_RSA_WITH_RC4_128_SHA out of the list')).not.toContain('RC4');
    expect(titles('weak-cipher', policy({ advanced: only12, ciphers: ['V3CipherSuites 0A'] }))).toEqual([]);
  });

  test('every suite of the catalogue is judged the same as its strength there', () => {
    for (const cipher of allCiphers) {
      const names = weaknessesOf(cipher);
      const serious = names.filter((name) => name in securityRules.default.weaknesses);
      expect([cipher.name, serious.length > 0]).toEqual([cipher.name, cipher.strength === 'broken' || cipher.encryption === '3DES']);
      if (cipher.strength === 'recommended') expect([cipher.name, names.filter((name) => name !== 'chacha20')]).toEqual([cipher.name, []]);
    }
  });
});

describe('suites that no version can use', () => {
  test('are one finding for each version that is missing, at the first of them', () => {
    const given = policy({ advanced: only12, ciphers: ['V3CipherSuites4Char C030', 'V3CipherSuites TLS_AES_256_GCM_SHA384', 'V3CipherSuites4Char 1301'] });
    expect(said('cipher-unusable', given)).toEqual(['information TLS_AES_256_GCM_SHA384: TLS_AES_256_GCM_SHA384 and TLS_AES_128_GCM_SHA256 need TLSv1.3, which is off for rule TN: no connection uses them.']);
    expect(at('cipher-unusable', policy({ advanced: modern, ciphers: suites }))).toEqual([]);
  });

  test('a list that is shared is judged by all rules that use it', () => {
    const shared = 'TTLSCipherParms C\n{\n  V3CipherSuites4Char 1302C030\n}\n';
    const second = (version: string): string =>
      `TTLSRule TN2\n{\n  LocalPortRange 4001\n  Direction Inbound\n  TTLSGroupActionRef TNGA\n  TTLSEnvironmentActionRef EA2\n}\nTTLSEnvironmentAction EA2\n{\n  HandshakeRole Server\n  TTLSKeyringParms\n  {\n    Keyring A/B\n  }\n  TTLSCipherParmsRef C\n  TTLSEnvironmentAdvancedParms\n  {\n    TLSv1 Off\n    TLSv1.1 Off\n    TLSv1.2 On\n    TLSv1.3 ${version}\n  }\n}\n`;
    const given = (version: string): string => policy({ advanced: only12, environment: ['TTLSCipherParmsRef C'], more: shared + second(version) });
    expect(at('cipher-unusable', given('On'))).toEqual([]);
    expect(said('cipher-unusable', given('Off'))).toEqual(['information 1302: TLS_AES_256_GCM_SHA384 needs TLSv1.3, which is off for rules TN and TN2: no connection uses it.']);
  });

  test('when nothing is left, every handshake fails: an error, on the list', () => {
    expect(said('cipher-unusable', policy({ advanced: ['TLSv1.1 On'], ciphers: ['V3CipherSuites4Char C02CC030'] }))).toEqual([
      'error TTLSCipherParms: No suite of the TTLSCipherParms of TNEA works with TLSv1 and TLSv1.1, which are all that is on for rule TN: every handshake fails with return code 402. The suites need TLSv1.2.',
    ]);
    expect(at('cipher-unusable', policy({ advanced: ['TLSv1.1 On'], ciphers: ['V3CipherSuites4Char C02C0035'] }))).toEqual(['information C02C']);
    expect(at('cipher-unusable', policy({ advanced: ['TLSv1.1 On'], ciphers: ['V3CipherSuites4Char C02CC030'] }), { release: '3.2' })).toEqual(['warning TTLSCipherParms']);
  });

  test('a suite that is not known, or with SSLv3 an old one, may be of use', () => {
    expect(at('cipher-unusable', policy({ advanced: ['TLSv1.1 On'], ciphers: ['V3CipherSuites4Char C02CFEFE'] }))).toEqual([]);
    expect(at('cipher-unusable', policy({ advanced: ['TLSv1 Off', 'TLSv1.1 Off', 'SSLv3 On'], ciphers: ['V3CipherSuites4Char 0035'] }))).toEqual([]);
  });

  test('a release without TLSv1.3 is said to be the reason', () => {
    expect(said('cipher-unusable', policy({ advanced: modern, ciphers: suites }), { release: 'V2R3' })[0]).toContain('needs TLSv1.3, which z/OS V2R3 does not have');
  });

  test('the fix takes them out', () => {
    const given = policy({ advanced: only12, ciphers: ['V3CipherSuites4Char 1302C0301301'] });
    expect(afterFix('cipher-unusable', given, 'Take the 2 suites out of the list')).toContain('    V3CipherSuites4Char C030\n');
  });
});

describe('a certificate of another type, by its name', () => {
  const labelled = (...labels: string[]): readonly string[] => [...only12, ...labels];

  test('leaves no suite', () => {
    expect(said('no-cipher-for-certificate', policy({ advanced: labelled('CertificateLabel APPSRV.RSA.2026'), ciphers: ['V3CipherSuites4Char C02CC02B'] }))).toEqual([
      'information TTLSCipherParms: By its name, APPSRV.RSA.2026 is a certificate with RSA keys, and no suite of the TTLSCipherParms of TNEA goes with that: every handshake of rule TN would fail with return code 402.',
    ]);
    expect(at('no-cipher-for-certificate', policy({ advanced: labelled('CertificateLabel SRV.NISTECC384'), ciphers: ['V3CipherSuites4Char C030009D'] }))).toEqual(['information TTLSCipherParms']);
  });

  test('is not guessed at', () => {
    const ciphers = ['V3CipherSuites4Char C02CC02B'];
    for (const label of ['APPSRV.2026', 'UNIVERSAL', 'SECCION1', 'RSA.AND.ECC']) expect(at('no-cipher-for-certificate', policy({ advanced: labelled(`CertificateLabel ${label}`), ciphers }))).toEqual([]);
    expect(at('no-cipher-for-certificate', policy({ advanced: only12, ciphers }))).toEqual([]);
    expect(at('no-cipher-for-certificate', policy({ role: 'Client', advanced: labelled('CertificateLabel A.RSA'), ciphers }))).toEqual([]);
    expect(at('no-cipher-for-certificate', policy({ advanced: labelled('ServerCertificateLabel A.RSA', 'ServerCertificateLabel B.ECC'), ciphers }))).toEqual([]);
    expect(at('no-cipher-for-certificate', policy({ advanced: [...modern, 'CertificateLabel A.RSA'], ciphers: ['V3CipherSuites4Char 1302C02C'] }))).toEqual([]);
    expect(at('no-cipher-for-certificate', policy({ advanced: labelled('CertificateLabel A.RSA'), ciphers: ['V3CipherSuites4Char C02CC030'] }))).toEqual([]);
  });
});

describe('Suite B', () => {
  test('puts the list aside', () => {
    expect(said('suiteb-ignores-ciphers', policy({ advanced: only12, environment: ['SuiteBProfile 192'], ciphers: suites }))).toEqual([
      'warning SuiteBProfile 192: With SuiteBProfile 192, the TTLSCipherParms of TNEA is ignored for rule TN: only the suites of the profile are used.',
    ]);
    expect(at('suiteb-ignores-ciphers', policy({ advanced: only12, environment: ['SuiteBProfile 192'] }))).toEqual([]);
    expect(at('suiteb-ignores-ciphers', policy({ advanced: only12, environment: ['SuiteBProfile Off'], ciphers: suites }))).toEqual([]);
  });

  test('needs TLSv1.2', () => {
    const given = policy({ advanced: ['TLSv1 On'], environment: ['SuiteBProfile 192'] });
    expect(said('suiteb-ignores-ciphers', given)).toEqual(['warning SuiteBProfile 192: SuiteBProfile 192 is for TLSv1.2 only, and TLSv1.2 is off for rule TN.']);
    expect(afterFix('suiteb-ignores-ciphers', given, 'Switch TLSv1.2 on')).toContain('    TLSv1 On\n    TLSv1.2 On\n');
  });
});

describe('FIPS 140 mode', () => {
  const fips = (parts: Parameters<typeof policy>[0]): string => policy({ group: ['FIPS140 Level2'], advanced: only12, ...parts });

  test('leaves out suites, protocols and curves', () => {
    expect(at('fips-conflict', fips({ ciphers: ['V3CipherSuites4Char C030C0110004'] }))).toEqual(['warning C011']);
    expect(at('fips-conflict', fips({ advanced: [...only12, 'SSLv3 On'] }))).toEqual(['warning SSLv3 On']);
    expect(at('fips-conflict', fips({ signature: ['ClientECurves 002300290030'] }))).toEqual(['information 0029']);
    expect(at('fips-conflict', fips({ ciphers: ['V3CipherSuites4Char C030000A'], signature: ['ClientECurves 00230024'] }))).toEqual([]);
    expect(at('fips-conflict', policy({ advanced: [...only12, 'SSLv3 On'], ciphers: ['V3CipherSuites4Char C030C011'] }))).toEqual([]);
  });

  test('may leave nothing: an error', () => {
    expect(said('fips-conflict', fips({ ciphers: ['V3CipherSuites4Char 00050004'] }))).toEqual([
      'error TTLSCipherParms: No suite of the TTLSCipherParms of TNEA is allowed with FIPS140 Level2: every handshake of rule TN fails with return code 402.',
    ]);
  });

  test('knows no TLSv1.3 on V2R4; later that is not established', () => {
    const given = fips({ advanced: modern, ciphers: suites });
    expect(at('fips-conflict', given, { release: 'V2R4' })).toEqual(['error TLSv1.3 On']);
    expect(at('fips-conflict', given, { release: '3.1' })).toEqual(['warning TLSv1.3 On']);
    expect(at('fips-conflict', fips({ advanced: [...only12, 'TLSv1.3 Off'] }), { release: 'V2R4' })).toEqual([]);
  });

  test('lists that rules outside the mode use too are left alone', () => {
    const more =
      'TTLSCipherParms C\n{\n  V3CipherSuites4Char C030C011\n}\nTTLSGroupAction OPEN\n{\n  TTLSEnabled On\n}\nTTLSRule TN2\n{\n  LocalPortRange 4001\n  Direction Inbound\n  TTLSGroupActionRef OPEN\n  TTLSEnvironmentActionRef TNEA\n}\n';
    expect(at('fips-conflict', fips({ environment: ['TTLSCipherParmsRef C'], more }))).toEqual([]);
  });
});
