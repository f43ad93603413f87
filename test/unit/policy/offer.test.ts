import { describe, expect, test } from 'vitest';
import { type Offer, offerOf, type ProtocolOffer } from '../../../server/src/policy/offer.js';
import type { ProtocolName } from '../../../server/src/policy/protocols.js';
import type { Release } from '../../../server/src/workspace/settings.js';
import { modelOf } from '../../support/library.js';
import { effectiveOf } from '../../support/policy.js';

interface Given {
  readonly role?: 'Client' | 'Server';
  readonly protocols?: readonly ProtocolName[];
  readonly group?: string;
  readonly environment?: string;
  readonly ciphers?: string;
  readonly signatures?: string;
  readonly release?: Release;
}

const all: readonly ProtocolName[] = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** What a rule with these lines offers. */
function offer({ role = 'Server', protocols = ['TLSv1.2'], group = '', environment = '', ciphers, signatures, release }: Given): Offer {
  const block = (name: string, lines: string | undefined): string => (lines === undefined ? '' : `  ${name}\n  {\n${lines}\n  }\n`);
  const switches = all.map((name) => `${name} ${protocols.includes(name) ? 'On' : 'Off'}`).join('\n');
  const text = `TTLSRule R\n{\n  TTLSGroupActionRef GA\n  TTLSEnvironmentActionRef EA\n}
TTLSGroupAction GA\n{\n  TTLSEnabled On\n${group}\n}
TTLSEnvironmentAction EA\n{\n  HandshakeRole ${role}\n${environment}\n${block('TTLSEnvironmentAdvancedParms', switches)}${block('TTLSCipherParms', ciphers)}${block('TTLSSignatureParms', signatures)}}`;
  return offerOf(effectiveOf(modelOf(text), 'R', { release }));
}

function one(given: Given, name: ProtocolName = given.protocols?.[0] ?? 'TLSv1.2'): ProtocolOffer {
  const found = offer(given).protocol(name);
  if (!found) throw new Error(`${name} is off`);
  return found;
}

/** `code reason` of what was taken out. */
function removed(list: ProtocolOffer['ciphers']): string[] {
  return list.removed.map((r) => `${r.code} ${r.reason}`);
}

describe('cipher suites', () => {
  const ciphers = 'V3CipherSuites4Char 1303C02C003D002F';

  test('each protocol takes the suites that it knows, in the order of the policy', () => {
    const found = offer({ protocols: ['TLSv1', 'TLSv1.2', 'TLSv1.3'], ciphers });
    expect(found.protocols.map((p) => [p.protocol, p.ciphers.codes])).toEqual([
      ['TLSv1', ['002F']],
      ['TLSv1.2', ['C02C', '003D', '002F']],
      ['TLSv1.3', ['1303']],
    ]);
    expect(removed(found.protocol('TLSv1.3')?.ciphers ?? { codes: [], removed: [] })).toEqual(['C02C protocol', '003D protocol', '002F protocol']);
  });

  test('TLSv1.3 without a 13xx suite has none', () => {
    expect(one({ protocols: ['TLSv1.3'], ciphers: 'V3CipherSuites4Char C02C' }).ciphers.codes).toEqual([]);
    expect(one({ protocols: ['TLSv1.3'] }).ciphers.codes).toEqual([]);
  });

  test('without a list TLSv1.2 has the default list of System SSL', () => {
    expect(one({}).ciphers.codes).toEqual(['0035', '0038', '0039', '002F', '0032', '0033']);
  });

  test('FIPS 140 takes out what it does not allow', () => {
    const found = one({ group: 'FIPS140 On', ciphers: 'V3CipherSuites4Char 00050035C030' });
    expect(found.ciphers.codes).toEqual(['0035', 'C030']);
    expect(found.ciphers.removed).toMatchObject([{ code: '0005', reason: 'fips', why: 'FIPS140 On does not allow TLS_RSA_WITH_RC4_128_SHA.' }]);
  });

  test('a Suite B profile replaces the list of the policy', () => {
    const found = one({ environment: 'SuiteBProfile 128', ciphers: 'V3CipherSuites4Char C030C02B' });
    expect(found.ciphers.codes).toEqual(['C02B', 'C023']);
    expect(found.ciphers.removed).toMatchObject([{ code: 'C030', reason: 'suite-b', certainty: 'memory' }]);
  });

  test('a Suite B profile leaves nothing for the other protocols', () => {
    expect(one({ protocols: ['TLSv1.3', 'TLSv1.2'], environment: 'SuiteBProfile All', ciphers: 'V3CipherSuites4Char 1301C02B' }, 'TLSv1.3').ciphers.codes).toEqual([]);
  });

  test('SSLv2 has a list of its own', () => {
    expect(one({ protocols: ['SSLv2'], ciphers: 'V2CipherSuites 713' }).ciphers.codes).toEqual(['7', '1', '3']);
  });

  test('a suite that the catalogue does not know is left out as unknown', () => {
    expect(removed(one({ ciphers: 'V3CipherSuites4Char CCA8' }).ciphers)).toEqual(['CCA8 unknown']);
  });
});

describe('protocols', () => {
  test('FIPS 140 leaves out SSLv2, SSLv3 and, as far as documented, TLSv1.3', () => {
    const given: Given = { protocols: ['SSLv3', 'TLSv1.2', 'TLSv1.3'], group: 'FIPS140 Level1' };
    expect(one(given, 'SSLv3').unusable).toEqual({ why: 'SSLv3 is left out while FIPS140 is Level1.', certainty: 'doc' });
    expect(one(given, 'TLSv1.2').unusable).toBeUndefined();
    expect(one(given, 'TLSv1.3').unusable?.certainty).toBe('unknown');
    expect(one({ ...given, release: 'V2R4' }, 'TLSv1.3').unusable?.certainty).toBe('doc');
  });

  test('a protocol that the release does not have is not offered', () => {
    expect(offer({ protocols: ['TLSv1.2', 'TLSv1.3'], release: 'V2R3' }).protocols.map((p) => p.protocol)).toEqual(['TLSv1.2']);
  });
});

describe('groups', () => {
  test('a client offers its curves, less those that the protocol does not use', () => {
    const found = one({ role: 'Client', protocols: ['TLSv1.3'] });
    expect(found.groups.codes).toEqual(['0023', '0024', '0025', '0029']);
    expect(removed(found.groups)).toEqual(['0021 protocol', '0019 protocol']);
  });

  test('a client sends key shares for the groups that are also curves, in the order of the curves', () => {
    const found = one({ role: 'Client', protocols: ['TLSv1.3'], signatures: 'ClientECurves 0025\nClientECurves 0024\nClientECurves 0023\nClientKeyShareGroups 0023\nClientKeyShareGroups 0025\nClientKeyShareGroups 0030' });
    expect(found.keyShares.codes).toEqual(['0025', '0023']);
    expect(found.keyShares.removed).toMatchObject([{ code: '0030', reason: 'not-a-curve', why: 'x448 is not among the groups of ClientECurves.' }]);
  });

  test('key shares and curves without a common group leave none (517)', () => {
    expect(one({ role: 'Client', protocols: ['TLSv1.3'], signatures: 'ClientECurves 0023\nClientKeyShareGroups 0024' }).keyShares.codes).toEqual([]);
  });

  test('a group that cannot be a key share is taken out (515)', () => {
    expect(removed(one({ role: 'Client', protocols: ['TLSv1.3'], signatures: 'ClientECurves 00210023\nClientKeyShareGroups 0021' }).keyShares)).toEqual(['0021 protocol']);
  });

  test('a server takes ServerKeyShareGroups in TLSv1.3 and ServerKexECurves before it', () => {
    const found = offer({ protocols: ['TLSv1.2', 'TLSv1.3'], signatures: 'ServerKeyShareGroups 0025\nServerKexECurves 00230029' });
    expect(found.protocol('TLSv1.3')?.groups.codes).toEqual(['0025']);
    expect(found.protocol('TLSv1.2')?.groups.codes).toEqual(['0023', '0029']);
    expect(found.protocol('TLSv1.3')?.keyShares.codes).toEqual([]);
  });

  test('before ServerKexECurves existed a server took every group', () => {
    const found = one({ release: 'V2R4' });
    expect(found.anyGroup).toBe(true);
    expect(found.groups.codes).toContain('0026');
    expect(found.groups.codes).not.toContain('0029');
    expect(one({ release: '3.1' }).anyGroup).toBe(false);
  });

  test('x25519 below TLSv1.3 needs 3.1', () => {
    const given: Given = { role: 'Client', signatures: 'ClientECurves 00230029' };
    expect(one({ ...given, release: '3.1' }).groups.codes).toEqual(['0023', '0029']);
    expect(removed(one({ ...given, release: 'V2R5' }).groups)).toEqual(['0029 release']);
  });

  test('x25519 and x448 are not used in FIPS mode', () => {
    expect(removed(one({ group: 'FIPS140 On', role: 'Client', signatures: 'ClientECurves 002300290030' }).groups)).toEqual(['0029 fips', '0030 fips']);
  });

  test('ClientECurves Any offers what System SSL knows', () => {
    const found = one({ role: 'Client', signatures: 'ClientECurves Any' });
    expect(found.anyGroup).toBe(true);
    expect(found.groups.codes).toEqual(expect.arrayContaining(['0019', '0023', '0026']));
    expect(found.groups.codes).not.toContain('Any');
  });
});

describe('signature pairs', () => {
  test('in TLSv1.3 RSA PKCS #1 v1.5 signs certificates only, RSASSA-PSS the handshake', () => {
    const found = one({ protocols: ['TLSv1.3', 'TLSv1.2'], signatures: 'SignaturePairs 08040401\nSignaturePairs 0403' }, 'TLSv1.3');
    expect(found.signatures.codes).toEqual(['0804', '0403']);
    expect(removed(found.signatures)).toEqual(['0401 protocol']);
    expect(found.certificateSignatures.codes).toEqual(['0804', '0401', '0403']);
  });

  test('SignaturePairsCert replaces SignaturePairs for certificates', () => {
    const found = one({ signatures: 'SignaturePairs 0401\nSignaturePairsCert 0601' });
    expect(found.signatures.codes).toEqual(['0401']);
    expect(found.certificateSignatures.codes).toEqual(['0601']);
  });

  test('with TLSv1.3 alone SHA-1 pairs are not sent', () => {
    const signatures = 'SignaturePairs 02010804';
    expect(one({ protocols: ['TLSv1.3'], signatures }).certificateSignatures.codes).toEqual(['0804']);
    expect(one({ protocols: ['TLSv1.3', 'TLSv1.2'], signatures }, 'TLSv1.3').certificateSignatures.codes).toEqual(['0201', '0804']);
  });

  test('before TLSv1.2 the protocol fixes them', () => {
    expect(one({ protocols: ['TLSv1.1'] }).signatures).toEqual({ codes: [], removed: [] });
  });
});
