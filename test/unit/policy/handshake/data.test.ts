/** Partners and certificates as data: those that are known, and those of files. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { groupByCode } from '../../../../server/src/catalog/index.js';
import { certificateOfKind, readCertificates } from '../../../../server/src/policy/handshake/certificates.js';
import { readPartner } from '../../../../server/src/policy/handshake/partner.js';
import { partnerProfile, partnerProfiles } from '../../../../server/src/policy/handshake/profiles.js';
import { releases } from '../../../../server/src/workspace/settings.js';

describe.each(partnerProfiles('3.1').map((profile) => [profile.name, profile] as const))('profile %s', (_, profile) => {
  test('says where its lists come from', () => {
    expect(profile.source.length).toBeGreaterThan(40);
    expect(profile.title).not.toBe('');
    expect(profile.version).not.toBe('');
  });

  test('writes codes as policy does', () => {
    for (const code of profile.ciphers) expect(code).toMatch(/^[0-9A-F]{4}$/);
    for (const code of profile.groups ?? []) expect(code).toMatch(/^\d{4}$/);
    for (const code of profile.signatureAlgorithms ?? []) expect(code).toMatch(/^[0-9A-F]{4}$/);
    for (const list of [profile.ciphers, profile.groups ?? [], profile.signatureAlgorithms ?? []]) expect(new Set(list).size).toBe(list.length);
  });

  test('sends key shares only for groups that it lists, in TLSv1.3', () => {
    for (const code of profile.keyShares ?? []) {
      expect(profile.groups).toContain(code);
      expect(groupByCode(code)?.keyShare).toBe(true);
    }
    expect(profile.protocols.includes('TLSv1.3')).toBe(profile.ciphers.some((code) => code.startsWith('13')));
  });
});

test('the profiles that the command promises', () => {
  expect(partnerProfiles('3.1').map(({ name }) => name)).toEqual(['openssl-3', 'x3270', 'chrome', 'firefox', 'curl', 'java-8', 'java-17', 'windows', 'zos-at-tls']);
});

test('docs/handshake.md lists each with its version', () => {
  const page = readFileSync('docs/handshake.md', 'utf8');
  const rows = page.slice(page.indexOf('## Known partners')).split('\n').flatMap((line) => /^\| `([\w-]+)` \| [^|]+ \| ([^|]+) \|/.exec(line)?.slice(1, 3).join(': ') ?? []);
  expect(rows).toEqual(partnerProfiles('3.1').map(({ name, version }) => `${name}: ${name === 'zos-at-tls' ? 'the release asked for' : version}`));
});

test('wire x25519, 001D, is 0029 in policy', () => {
  expect(partnerProfile('chrome', '3.1')?.groups).toEqual(['4588', '0029', '0023', '0024']);
});

test.each(releases)('z/OS %s with its defaults has TLSv1 and TLSv1.1 only', (release) => {
  expect(partnerProfile('zos-at-tls', release)).toMatchObject({ protocols: ['TLSv1', 'TLSv1.1'], systemSsl: true });
  expect(partnerProfile('zos-at-tls', release)?.ciphers).toContain('0035');
});

describe('a partner in a file', () => {
  test('codes, constants and names', () => {
    const { partner, problems } = readPartner({ is: 'client', protocols: ['TLSv1.0', 'tlsv1.2'], ciphers: ['c030', 'TLS_RSA_WITH_AES_128_CBC_SHA'], groups: ['0023', 'x25519'], signatureAlgorithms: ['0401', 'TLS_SIGALG_SHA256_WITH_ECDSA'] }, 'FILE');
    expect(problems).toEqual([]);
    expect(partner).toMatchObject({ is: ['client'], protocols: ['TLSv1', 'TLSv1.2'], ciphers: ['C030', '002F'], groups: ['0023', '0029'], signatureAlgorithms: ['0401', '0403'] });
  });

  test('what is left out is not restricted', () => {
    expect(readPartner({ is: 'server', protocols: ['TLSv1.2'], ciphers: ['C030'] }, 'FILE').partner).toMatchObject({ groups: undefined, signatureAlgorithms: undefined });
  });

  test.each([
    [{ protocols: [], ciphers: [] }, '"is" must be "client" or "server".'],
    [{ is: 'client', ciphers: ['C030'] }, '"protocols" is missing.'],
    [{ is: 'client', protocols: ['TLSv1.4'], ciphers: [] }, '"protocols": "TLSv1.4" is not known.'],
    [{ is: 'client', protocols: [], ciphers: 'C030' }, '"ciphers" must be an array.'],
    [{ is: 'client', protocols: [], ciphers: [], groups: ['001D'] }, '"groups": "001D" is not known.'],
    [[], 'A JSON object with is, protocols and ciphers is expected.'],
  ])('%j', (json, problem) => {
    expect(readPartner(json, 'FILE')).toEqual({ problems: [problem] });
  });
});

describe('certificates', () => {
  test.each([
    ['rsa-3072', { keyType: 'RSA', keyBits: 3072 }],
    ['ecdsa-p384', { keyType: 'ECC', keyBits: 384, curve: '0024' }],
    ['ecdsa-521', { keyType: 'ECC', keyBits: 521, curve: '0025' }],
    ['dsa-2048', { keyType: 'DSA', keyBits: 2048 }],
    ['rsa', undefined],
    ['ed25519', undefined],
  ])('kind %s', (kind, expected) => {
    expect(certificateOfKind(kind)).toEqual(expected);
  });

  test('a file names curves in any way, and signatures by code or constant', () => {
    const { certificates, problems } = readCertificates([
      { label: 'A', keyType: 'RSA', keyBits: 2048, signature: '0401' },
      { label: 'B', keyType: 'ECC', curve: 'P-384', signature: 'TLS_SIGALG_SHA256_WITH_RSA' },
      { label: 'C', keyType: 'ECC', keyBits: 521, default: true },
      { label: 'D', keyType: 'ECDSA', keyBits: 256, curve: '0023', signature: null },
    ]);
    expect(problems).toEqual([]);
    expect(certificates).toEqual([
      { label: 'A', keyType: 'RSA', keyBits: 2048, signature: '0401' },
      { label: 'B', keyType: 'ECC', keyBits: 384, curve: '0024', signature: '0401' },
      { label: 'C', keyType: 'ECC', keyBits: 521, curve: '0025', isDefault: true },
      { label: 'D', keyType: 'ECC', keyBits: 256, curve: '0023' },
    ]);
  });

  test.each([
    [{ keyType: 'RSA' }, 'Certificate 1: keyBits is needed.'],
    [{ keyType: 'ECC' }, 'Certificate 1: a curve or keyBits is needed.'],
    [{ keyType: 'ECC', curve: 'P-512' }, 'Certificate 1: the curve P-512 is not known.'],
    [{ keyType: 'Ed25519' }, 'Certificate 1: keyType must be RSA, ECC or DSA.'],
    [{ keyType: 'RSA', keyBits: 2048, signature: 'sha256' }, 'Certificate 1: the signature sha256 is not known; 0401 is SHA-256 with RSA.'],
  ])('%j', (entry, problem) => {
    expect(readCertificates([entry])).toEqual({ certificates: [], problems: [problem] });
  });
});
