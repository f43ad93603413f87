import { describe, expect, test } from 'vitest';
import { afterFix, expectMarked, serious, severities } from '../marked.js';

const ciphers = (line: string): string => `TTLSCipherParms C\n{\n  ${line}\n}\n`;
const signatures = (line: string): string => `TTLSSignatureParms S\n{\n  ${line}\n}\n`;

describe('cipher-form', () => {
  test.each(['V3CipherSuites 352F0A', 'V3CipherSuites 35', 'V3CipherSuites TLS_RSA_WITH_AES_256_CBC_SHA', 'V3CipherSuites tls_aes_256_gcm_sha384', 'V3CipherSuites4Char 1301C02F', 'V3CipherSuites4Char c030', 'V2CipherSuites 713'])('%s', (line) => {
    expectMarked('cipher-form', ciphers(line));
    expect(serious(ciphers(line))).toEqual([]);
  });

  test.each(['V3CipherSuites4Char ⟦C02B0⟧', 'V3CipherSuites ⟦352⟧', 'V3CipherSuites ⟦0x35⟧', 'V3CipherSuites4Char ⟦C030,C02F⟧', 'V3CipherSuites ⟦ECDHE-RSA-AES256-GCM-SHA384⟧'])('%s', (line) => {
    expect(severities(expectMarked('cipher-form', ciphers(line)))).toEqual(['error']);
    expect(serious(ciphers(line))).toHaveLength(1);
  });

  test('codes of four characters where two are read', () => {
    expect(expectMarked('cipher-form', ciphers('V3CipherSuites ⟦1301⟧'))[0]?.message).toBe(
      'V3CipherSuites reads two characters a code: 13 (TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA) and 01 (TLS_RSA_WITH_NULL_MD5). Code 1301 with V3CipherSuites4Char.',
    );
    expectMarked('cipher-form', ciphers('V3CipherSuites ⟦C030C02F⟧'));
    expectMarked('cipher-form', ciphers('V3CipherSuites ⟦0035⟧'));
    expect(severities(expectMarked('cipher-form', ciphers('V3CipherSuites ⟦C02C⟧')))).toEqual(['warning']);
    expect(afterFix('cipher-form', ciphers('V3CipherSuites       C02C'))).toBe(ciphers('V3CipherSuites4Char  C02C'));
    expect(serious(ciphers('V3CipherSuites C02C'))).toEqual(['cipher-form: C02C']);
  });

  test('a name among codes: documents disagree, so it is a warning', () => {
    const text = ciphers('V3CipherSuites4Char  ⟦TLS_AES_128_GCM_SHA256⟧');
    expect(severities(expectMarked('cipher-form', text))).toEqual(['warning']);
    expect(afterFix('cipher-form', text)).toBe(ciphers('V3CipherSuites       TLS_AES_128_GCM_SHA256'));
    expect(afterFix('cipher-form', text, 'Write 1301')).toBe(ciphers('V3CipherSuites4Char  1301'));
  });
});

describe('unknown-cipher', () => {
  test('a constant that is no suite', () => {
    const text = ciphers('V3CipherSuites  ⟦TLS_ECDHE_RSA_WITH_AES_265_GCM_SHA384⟧');
    const [finding] = expectMarked('unknown-cipher', text);
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toContain('did you mean TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384?');
  });

  test('a code in a run, and nothing but that code', () => {
    expectMarked('unknown-cipher', ciphers('V3CipherSuites4Char  1301⟦C0F7⟧C02F'));
    expectMarked('unknown-cipher', ciphers('V3CipherSuites  35⟦E7⟧2F'));
  });

  test('known suites in all forms', () => {
    expectMarked('unknown-cipher', ciphers('V3CipherSuites  TLS_RSA_WITH_AES_128_CBC_SHA'));
    expectMarked('unknown-cipher', ciphers('V3CipherSuites4Char  130113021303'));
  });
});

describe('unknown-curve', () => {
  test('the number on the wire is hexadecimal, here it is decimal', () => {
    expect(expectMarked('unknown-curve', signatures('ClientECurves  0024⟦0017⟧'))[0]?.message).toBe('Unknown curve or group "0017": that is the hexadecimal number of secp256r1, which is written 0023.');
    expect(afterFix('unknown-curve', signatures('ClientECurves  0017'))).toBe(signatures('ClientECurves  0023'));
  });

  test('an unknown number or name is a warning, a value of another form an error', () => {
    expect(severities(expectMarked('unknown-curve', signatures('ServerKeyShareGroups  ⟦9999⟧')))).toEqual(['warning']);
    expect(expectMarked('unknown-curve', signatures('ClientECurves  ⟦secp512r1⟧'))[0]?.message).toContain('did you mean secp521r1?');
    expect(severities(expectMarked('unknown-curve', signatures('ClientECurves  ⟦00230⟧')))).toEqual(['error']);
  });

  test('known ones in all forms; Any where it may stand', () => {
    expectMarked('unknown-curve', signatures('ClientECurves  002300240029'));
    expectMarked('unknown-curve', signatures('ClientECurves  secp256r1'));
    expectMarked('unknown-curve', signatures('ClientECurves  any'));
    expectMarked('unknown-curve', signatures('ClientKeyShareGroups  x25519'));
    expectMarked('unknown-curve', signatures('ServerKeyShareGroups  ⟦Any⟧'));
  });
});

describe('unknown-signature', () => {
  test('a code in a run, a constant, another form', () => {
    expectMarked('unknown-signature', signatures('SignaturePairs  0601⟦0903⟧0401'));
    expect(afterFix('unknown-signature', signatures('SignaturePairs  TLS_SIGALG_SHA265_WITH_RSA'))).toBe(signatures('SignaturePairs  TLS_SIGALG_SHA256_WITH_RSA'));
    expect(severities(expectMarked('unknown-signature', signatures('SignaturePairsCert  ⟦06010⟧')))).toEqual(['error']);
  });

  test('known ones in all forms', () => {
    expectMarked('unknown-signature', signatures('SignaturePairs  060305030403080608050804'));
    expectMarked('unknown-signature', signatures('SignaturePairs  TLS_SIGALG_SHA256_WITH_RSA'));
    expectMarked('unknown-signature', 'TTLSGskOcspParms O\n{\n  OcspRequestSigalg  0401\n}\n');
  });
});

describe('any-with-curves', () => {
  test('on lines before or behind', () => {
    expect(severities(expectMarked('any-with-curves', signatures('ClientECurves  ⟦Any⟧\n  ClientECurves  0023')))).toEqual(['error']);
    expectMarked('any-with-curves', signatures('ClientECurves  secp256r1\n  ClientECurves  ⟦ANY⟧'));
  });

  test('alone, or beside other lists', () => {
    expectMarked('any-with-curves', signatures('ClientECurves  Any\n  ClientKeyShareGroups  0023'));
    expectMarked('any-with-curves', signatures('ClientECurves  Any\n  ClientECurves  any'));
  });
});

describe('cipher-twice', () => {
  test('names and codes of either length are one list', () => {
    expectMarked('cipher-twice', ciphers('V3CipherSuites  35\n  ⟦V3CipherSuites  TLS_RSA_WITH_AES_256_CBC_SHA⟧\n  V3CipherSuites4Char  C030⟦0035⟧⟦c030⟧'));
    expect(afterFix('cipher-twice', ciphers('V3CipherSuites4Char  C030C02FC030'))).toBe(ciphers('V3CipherSuites4Char  C030C02F'));
    expect(severities(expectMarked('cipher-twice', ciphers('V3CipherSuites  352F⟦35⟧')))).toEqual(['information']);
  });

  test('a line without a suite of its own goes as a whole, lest it stays without a value', () => {
    const text = ciphers('V3CipherSuites4Char  C030C02F\n  V3CipherSuites4Char  ⟦C02F⟧⟦C030⟧');
    expectMarked('cipher-twice', text);
    expect(afterFix('cipher-twice', text.replace(/[⟦⟧]/g, ''))).toBe(ciphers('V3CipherSuites4Char  C030C02F'));
  });

  test('different suites, another block, and values that are no codes', () => {
    expectMarked('cipher-twice', ciphers('V3CipherSuites  352F\n  V3CipherSuites4Char  C030C02F\n  V2CipherSuites  1'));
    expectMarked('cipher-twice', ciphers('V3CipherSuites  35') + ciphers('V3CipherSuites  35').replace(' C\n', ' D\n'));
    expectMarked('cipher-twice', ciphers('V3CipherSuites  TLS_NOTHING\n  V3CipherSuites  TLS_NOTHING'));
  });
});
