import { describe, expect, test } from 'vitest';
import { afterFix, at, modern, only12, policy, said, suites } from './support.js';

const client = (...signature: string[]): string => policy({ role: 'Client', advanced: modern, ciphers: suites, signature });
const server = (...signature: string[]): string => policy({ advanced: modern, ciphers: suites, signature });

describe('key shares of a client', () => {
  test('must be among its curves, or the handshake ends with 517', () => {
    expect(said('key-share-mismatch', client('ClientECurves 00230024', 'ClientKeyShareGroups 0029'))).toEqual(['error 0029: None of the key share groups for rule TN is in ClientECurves: the handshake ends with return code 517.']);
    expect(at('key-share-mismatch', client('ClientECurves 00230029', 'ClientKeyShareGroups 0029'))).toEqual([]);
    expect(at('key-share-mismatch', client('ClientECurves 00230029'))).toEqual([]);
  });

  test('of which only some are curves: no share is sent for the others', () => {
    expect(said('key-share-mismatch', client('ClientECurves 00230024', 'ClientKeyShareGroups 00230029', 'ClientKeyShareGroups x448'))).toEqual([
      'warning 0029: x25519 (0029) and x448 (0030) are not in ClientECurves, so no key share is sent for them by rule TN.',
    ]);
  });

  test('x448 is not in the default curves; the fix writes these out with it', () => {
    const given = client('ClientKeyShareGroups 0030');
    expect(said('key-share-mismatch', given)).toEqual(['error 0030: None of the key share groups for rule TN is in the default ClientECurves (0021 0023 0024 0025 0019 0029): the handshake ends with return code 517.']);
    const fixed = afterFix('key-share-mismatch', given, 'Add 0030 to ClientECurves');
    expect(fixed).toContain('    ClientECurves        0021002300240025001900290030\n');
    expect(at('key-share-mismatch', fixed)).toEqual([]);
  });

  test('that TLSv1.3 cannot use end with 515', () => {
    expect(said('key-share-mismatch', client('ClientKeyShareGroups 00190021'))).toEqual([
      'error 0019: ClientKeyShareGroups has no group that can be a key share of TLSv1.3 for rule TN, only secp192r1 (0019) and secp224r1 (0021): the handshake ends with return code 515.',
    ]);
    expect(afterFix('key-share-mismatch', client('ClientKeyShareGroups 00190021'), 'Use 0023, 0024 instead')).toContain('ClientKeyShareGroups 00230024\n');
  });

  test('have no default with ClientECurves Any', () => {
    const given = client('ClientECurves Any');
    expect(at('key-share-mismatch', given)).toEqual(['warning Any']);
    expect(at('key-share-mismatch', afterFix('key-share-mismatch', given, 'Add ClientKeyShareGroups 0023'))).toEqual([]);
    expect(at('key-share-mismatch', client('ClientECurves Any', 'ClientKeyShareGroups 0029'))).toEqual([]);
  });

  test('need a curve of TLSv1.3', () => {
    expect(at('key-share-mismatch', client('ClientECurves 00210019'))).toEqual(['warning 00210019']);
  });
});

describe('key shares of a server', () => {
  test('are the groups that it takes; it needs no curves', () => {
    expect(at('key-share-mismatch', server('ServerKeyShareGroups 00230029', 'ClientECurves 0024'))).toEqual([]);
    expect(at('key-share-mismatch', server('ServerKeyShareGroups 0021'))).toEqual(['error 0021']);
    expect(at('key-share-mismatch', server('ServerKeyShareGroups 00230021'))).toEqual(['warning 0021']);
    expect(afterFix('key-share-mismatch', server('ServerKeyShareGroups 00230021'), 'Take secp224r1 (0021) out of ServerKeyShareGroups')).toContain('ServerKeyShareGroups 0023\n');
  });

  test('what a client would send is not looked at', () => {
    expect(at('key-share-mismatch', server('ClientKeyShareGroups 0021'))).toEqual([]);
  });
});

test('groups that the reference does not know are not judged', () => {
  expect(at('key-share-mismatch', server('ServerKeyShareGroups 4588'))).toEqual([]);
  expect(at('key-share-mismatch', client('ClientECurves 45880023', 'ClientKeyShareGroups 4588'))).toEqual([]);
});

test('nothing is said without TLSv1.3, in FIPS 140 mode, or while the curves are missing', () => {
  const signature = ['ClientECurves 0023', 'ClientKeyShareGroups 0029'];
  expect(at('key-share-mismatch', policy({ role: 'Client', advanced: only12, signature }))).toEqual([]);
  expect(at('key-share-mismatch', policy({ role: 'Client', group: ['FIPS140 On'], ciphers: suites, signature }))).toEqual([]);
  expect(at('key-share-mismatch', client(...signature), { release: 'V2R3' })).toEqual([]);
  expect(at('key-share-mismatch', policy({ role: 'Client', ciphers: suites, signature, environment: ['TTLSSignatureParmsRef GONE'] }))).toEqual([]);
});
