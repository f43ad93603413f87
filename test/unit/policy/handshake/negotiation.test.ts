/** What a rule and a partner agree on, where no other TLS stack at hand could be asked: FIPS, Suite B, old protocols, DSA and fixed ECDH. */
import { describe, expect, test } from 'vitest';
import { certificate, handshake, mended, policyWith, type Scene } from './support.js';

const tls12 = 'TLSv1  Off\nTLSv1.1  Off\nTLSv1.2  On';
const tls13 = `${tls12}\nTLSv1.3  On`;
const rsa = [certificate('rsa-2048')];

describe('who chooses', () => {
  test('of the suites the first of the server, whatever the client prefers', () => {
    const partner = { protocols: ['TLSv1.2'], ciphers: ['C02F', 'C030', '009D'] };
    expect(handshake({ policy: policyWith({ ciphers: 'V3CipherSuites4Char  009DC030C02F', advanced: tls12 }), partner, certificates: rsa }).cipher).toBe('009D');
    expect(handshake({ policy: policyWith({ ciphers: 'V3CipherSuites4Char  C030009D', advanced: tls12 }), partner, certificates: rsa }).cipher).toBe('C030');
  });

  test('of the groups the first of the client that the server allows', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  C030', signatures: 'ServerKexECurves  00250024', advanced: tls12 });
    expect(handshake({ policy, partner: { ciphers: ['C030'], groups: ['0023', '0024', '0025'] }, certificates: rsa })).toMatchObject({ group: '0024' });
  });

  test('of the key shares the first of the client that the server allows, else a group after HelloRetryRequest', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  1301', signatures: 'ServerKeyShareGroups  00240023', advanced: tls13 });
    const shares = handshake({ policy, partner: { groups: ['0029', '0023', '0024'], keyShares: ['0029', '0023', '0024'] }, certificates: rsa });
    expect(shares).toMatchObject({ group: '0023' });
    const retry = handshake({ policy, partner: { groups: ['0029', '0024', '0023'], keyShares: ['0029'] }, certificates: rsa });
    expect(retry).toMatchObject({ group: '0024' });
    expect(retry.steps.join(' ')).toContain('HelloRetryRequest');
  });

  test('a z/OS client leaves the choice to the server', () => {
    const policy = policyWith({ role: 'Client', ciphers: 'V3CipherSuites4Char  C02FC030', advanced: tls12 });
    const server = { is: ['server'] as const, protocols: ['TLSv1.2'], ciphers: ['C030', 'C02F'] };
    expect(handshake({ policy, partner: server, certificates: rsa }).cipher).toBe('C030');
    expect(handshake({ policy, partner: { ...server, preference: 'client' }, certificates: rsa }).cipher).toBe('C02F');
  });

  test('the protocol is chosen before the suites: a server with both protocols needs suites of both', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  1303C030', advanced: tls13 });
    const windows = handshake({ policy, partner: 'windows', certificates: rsa });
    expect(windows).toMatchObject({ result: 'failure', returnCode: 402, protocol: 'TLSv1.3' });
    expect(mended({ policy, partner: 'windows', certificates: rsa }).prediction).toMatchObject({ cipher: '1302' });
  });
});

describe('certificates', () => {
  const two = [certificate('ecdsa-p256', 'ECC'), certificate('rsa-2048', 'RSA')];
  const labels = `${tls12}\nServerCertificateLabel  ECC\nServerCertificateLabel  RSA`;

  test('of several labels the one that the suite needs', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  C02BC02F', advanced: labels });
    expect(handshake({ policy, partner: { ciphers: ['C02F'] }, certificates: two })).toMatchObject({ cipher: 'C02F', certificate: { label: 'RSA' } });
    expect(handshake({ policy, partner: { ciphers: ['C02F', 'C02B'] }, certificates: two })).toMatchObject({ cipher: 'C02B', certificate: { label: 'ECC' } });
  });

  test('a label that the ring does not hold: 6, and the label as the ring writes it', () => {
    const scene: Scene = { policy: policyWith({ ciphers: 'V3CipherSuites4Char  C030', advanced: `${tls12}\nCertificateLabel  Server1` }), partner: 'openssl-3', certificates: [certificate('rsa-2048', 'SERVER1')] };
    expect(handshake(scene)).toMatchObject({ returnCode: 6, kind: 'label-not-found', change: { title: 'Code CertificateLabel SERVER1' } });
    expect(mended(scene).prediction.result).toBe('success');
  });

  test('the default of the ring, where no label is named', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  C02BC02F', advanced: tls12 });
    const ring = [certificate('ecdsa-p256', 'ECC'), certificate('rsa-2048', 'RSA', { isDefault: true })];
    expect(handshake({ policy, partner: 'openssl-3', certificates: ring })).toMatchObject({ cipher: 'C02F', certificate: { label: 'RSA' } });
  });

  test('nothing known of them: whatever fits is taken for granted, and said', () => {
    const found = handshake({ policy: policyWith({ ciphers: 'V3CipherSuites4Char  C02C', advanced: tls12 }), partner: 'openssl-3' });
    expect(found).toMatchObject({ result: 'success', cipher: 'C02C' });
    expect(found.why).toContain('given that the server has an ECC secp256r1 certificate');
    expect(found.assumptions).toHaveLength(1);
  });

  test('the curve of an ECC certificate must be among the groups of the client', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  C02C', advanced: tls12 });
    expect(handshake({ policy, partner: { protocols: ['TLSv1.2'], ciphers: ['C02C'], groups: ['0023'] }, certificates: [certificate('ecdsa-p384')] })).toMatchObject({ result: 'failure', returnCode: 402, kind: 'certificate-curve' });
  });

  test('how it is signed must be among the pairs of the client: 467', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  C030', advanced: tls12 });
    const sha1 = [certificate('rsa-2048', undefined, { signature: '0201' })];
    expect(handshake({ policy, partner: 'chrome', certificates: sha1 })).toMatchObject({ result: 'failure', returnCode: 467, kind: 'certificate-signature' });
    expect(handshake({ policy, partner: 'windows', certificates: sha1 }).result).toBe('success');
  });

  test('a z/OS client wants it in its own pairs, for certificates in SignaturePairsCert: 467', () => {
    const scene: Scene = { policy: policyWith({ role: 'Client', ciphers: 'V3CipherSuites4Char  C030', signatures: 'SignaturePairs  04010501\nSignaturePairsCert  0501', advanced: tls12 }), partner: 'openssl-3', certificates: [certificate('rsa-2048', undefined, { signature: '0401' })] };
    expect(handshake(scene)).toMatchObject({ returnCode: 467, reportedBy: 'z/OS' });
    const after = mended(scene);
    expect(after.policy['POLICY']).toContain('SignaturePairsCert  0501\n    SignaturePairsCert  0401');
    expect(after.prediction.result).toBe('success');
  });

  test('and a key that is large enough: 508', () => {
    const policy = policyWith({ role: 'Client', ciphers: 'V3CipherSuites4Char  C030', advanced: `${tls12}\nPeerMinRsaKeySize  3072` });
    expect(handshake({ policy, partner: 'openssl-3', certificates: rsa })).toMatchObject({ result: 'failure', returnCode: 508, change: { title: 'Code PeerMinRsaKeySize 2048' } });
    expect(mended({ policy, partner: 'openssl-3', certificates: rsa }).prediction.result).toBe('success');
    expect(handshake({ policy, partner: 'openssl-3', certificates: [certificate('rsa-1024')] })).toMatchObject({ returnCode: 508, change: null });
  });

  test('TLSv1.3 needs RSASSA-PSS for an RSA key, and the pair of its curve for an ECC key', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  1301', signatures: 'SignaturePairs  040105030403', advanced: tls13 });
    const scene: Scene = { policy, partner: 'openssl-3', certificates: rsa };
    expect(handshake(scene)).toMatchObject({ result: 'failure', returnCode: 467, kind: 'signature' });
    expect(mended(scene).prediction).toMatchObject({ result: 'success', signature: '0804' });
    expect(handshake({ ...scene, certificates: [certificate('ecdsa-p384')] })).toMatchObject({ signature: '0503' });
    expect(handshake({ ...scene, certificates: [certificate('ecdsa-p521')] })).toMatchObject({ result: 'failure', returnCode: 468 });
  });

  test('TLSv1.3 needs 2048 bits, and no DSA', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  1301', advanced: tls13 });
    expect(handshake({ policy, partner: 'openssl-3', certificates: [certificate('rsa-1024')] })).toMatchObject({ result: 'failure', kind: 'certificate-size' });
    expect(handshake({ policy, partner: 'openssl-3', certificates: [certificate('dsa-2048')] })).toMatchObject({ result: 'failure', kind: 'certificate' });
  });

  test('DSA serves DHE_DSS suites, fixed ECDH goes by the issuer', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  0040C02EC032', advanced: tls12 });
    const partner = { protocols: ['TLSv1.2'], ciphers: ['0040', 'C02E', 'C032'], signatureAlgorithms: ['0402', '0403', '0401'] };
    const ecc = (signature: string): Scene => ({ policy, partner, certificates: [certificate('ecdsa-p256', undefined, { signature })] });
    expect(handshake({ policy, partner, certificates: [certificate('dsa-2048')] })).toMatchObject({ cipher: '0040', signature: '0402', group: null });
    expect(handshake(ecc('0403'))).toMatchObject({ cipher: 'C02E', signature: null, group: null });
    expect(handshake(ecc('0401'))).toMatchObject({ cipher: 'C032' });
  });
});

describe('protocols', () => {
  test('without any coded, TLSv1.1 is the highest', () => {
    expect(handshake({ policy: policyWith({}), partner: 'zos-at-tls', certificates: rsa })).toMatchObject({ result: 'success', protocol: 'TLSv1.1', cipher: '0035', signature: null });
  });

  test('OpenSSL 3 takes part in TLSv1.1 only without a signed key exchange', () => {
    const policy = (suites: string): string => policyWith({ ciphers: `V3CipherSuites4Char  ${suites}` });
    expect(handshake({ policy: policy('002F'), partner: 'openssl-3', certificates: rsa })).toMatchObject({ result: 'success', protocol: 'TLSv1.1' });
    const signed: Scene = { policy: policy('C013'), partner: 'openssl-3', certificates: rsa };
    expect(handshake(signed)).toMatchObject({ result: 'failure', returnCode: null, reportedBy: 'partner', kind: 'legacy-signature' });
    expect(mended(signed).prediction).toMatchObject({ result: 'success', protocol: 'TLSv1.2', cipher: 'C013' });
  });

  test('SSLv3 and SSLv2, of which only protocol and suite are told', () => {
    const only = 'TLSv1  Off\nTLSv1.1  Off';
    expect(handshake({ policy: policyWith({ ciphers: 'V3CipherSuites  0A', advanced: `${only}\nSSLv3  On` }), partner: { protocols: ['SSLv3'], ciphers: ['000A'] }, certificates: rsa })).toMatchObject({ protocol: 'SSLv3', cipher: '000A', group: null });
    expect(handshake({ policy: policyWith({ ciphers: 'V2CipherSuites  7', advanced: `${only}\nSSLv2  On` }), partner: { protocols: ['SSLv2'], ciphers: ['7'] }, certificates: rsa })).toMatchObject({ protocol: 'SSLv2', cipher: '7' });
  });

  test('a release that does not have TLSv1.3 leaves it out', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  1301C030', advanced: tls13 });
    expect(handshake({ policy, partner: 'openssl-3', certificates: rsa, release: 'V2R3' })).toMatchObject({ protocol: 'TLSv1.2', cipher: 'C030' });
  });

  test('x25519 below TLSv1.3 from z/OS 3.1 on', () => {
    const scene: Scene = { policy: policyWith({ ciphers: 'V3CipherSuites4Char  C030', signatures: 'ServerKexECurves  0029', advanced: tls12 }), partner: { protocols: ['TLSv1.2'], ciphers: ['C030'], groups: ['0029'] }, certificates: rsa };
    expect(handshake(scene)).toMatchObject({ result: 'success', group: '0029' });
    expect(handshake({ ...scene, release: 'V2R5' })).toMatchObject({ result: 'failure', returnCode: 402, kind: 'group' });
  });
});

describe('FIPS140 and Suite B', () => {
  test('FIPS140 takes x25519 out of the groups, and TLSv1.3 away', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  1301C030', advanced: tls13, group: '  FIPS140  On\n' });
    const found = handshake({ policy, partner: 'openssl-3', certificates: rsa });
    expect(found).toMatchObject({ protocol: 'TLSv1.2', cipher: 'C030', group: '0023' });
    expect(found.assumptions.join()).toContain('not confirmed');
  });

  test('Suite B has suites of its own, and wants their certificates: 470', () => {
    const policy = policyWith({ ciphers: 'V3CipherSuites4Char  C030', advanced: tls12 }).replace('HandshakeRole  Server', 'HandshakeRole  Server\n  SuiteBProfile  128');
    expect(handshake({ policy, partner: 'openssl-3', certificates: [certificate('ecdsa-p256')] })).toMatchObject({ result: 'success', cipher: 'C02B' });
    expect(handshake({ policy, partner: 'openssl-3', certificates: [certificate('ecdsa-p521')] })).toMatchObject({ result: 'failure', returnCode: 470 });
    expect(handshake({ policy, partner: 'openssl-3', certificates: rsa })).toMatchObject({ result: 'failure', returnCode: 402, kind: 'certificate' });
  });
});

describe('roles', () => {
  const ciphers = 'V3CipherSuites4Char  C030';

  test('two servers wait for each other: 5004', () => {
    const scene: Scene = { policy: policyWith({ ciphers, advanced: tls12 }), partner: { is: ['server'], ciphers: ['C030'] } };
    expect(handshake(scene)).toMatchObject({ result: 'failure', returnCode: 5004, kind: 'nobody-begins', change: { title: 'Code HandshakeRole Client' } });
  });

  test('two clients', () => {
    const scene: Scene = { policy: policyWith({ role: 'Client', ciphers, advanced: tls12 }), partner: 'x3270', certificates: rsa };
    expect(handshake(scene)).toMatchObject({ result: 'failure', returnCode: null, kind: 'both-begin' });
    expect(mended(scene).prediction).toMatchObject({ result: 'success', cipher: 'C030' });
  });

  test('ClientAuthType Full does without a certificate of the client', () => {
    const policy = policyWith({ role: 'ServerWithClientAuth', ciphers, advanced: `${tls12}\nClientAuthType  Full` });
    expect(handshake({ policy, partner: 'x3270', certificates: rsa }).result).toBe('success');
  });

  test('a client that may have a certificate is taken to have one, and that is said', () => {
    const found = handshake({ policy: policyWith({ role: 'ServerWithClientAuth', ciphers, advanced: tls12 }), partner: 'curl', certificates: rsa });
    expect(found.result).toBe('success');
    expect(found.assumptions.join()).toContain('it is taken for granted that curl sends a certificate');
  });

  test('AT-TLS off: no handshake', () => {
    const policy = policyWith({ ciphers, advanced: tls12 }).replace('TTLSEnabled  On', 'TTLSEnabled  Off');
    expect(handshake({ policy, partner: 'x3270' })).toMatchObject({ result: 'failure', kind: 'clear-text', returnCode: null });
  });

  test('no role, no protocol', () => {
    expect(handshake({ policy: policyWith({ ciphers }).replace('HandshakeRole  Server', 'Trace  2'), partner: 'x3270' })).toMatchObject({ result: 'failure', kind: 'no-role' });
    expect(handshake({ policy: policyWith({ ciphers, advanced: 'TLSv1  Off\nTLSv1.1  Off' }), partner: 'x3270', certificates: rsa })).toMatchObject({ kind: 'no-protocol', change: { title: 'Code TLSv1.2 On' } });
  });
});

test('suites with broken algorithms are never proposed', () => {
  const scene: Scene = { policy: policyWith({ ciphers: 'V3CipherSuites4Char  C030', advanced: tls12 }), partner: { protocols: ['TLSv1.2'], ciphers: ['0005', '0004', '003B'] }, certificates: rsa };
  expect(handshake(scene)).toMatchObject({ result: 'failure', returnCode: 402, change: null });
});

test('neither are protocols before TLSv1.2, for a partner that has a newer one', () => {
  const scene: Scene = { policy: policyWith({ ciphers: 'V3CipherSuites4Char  C030', advanced: 'TLSv1  Off\nTLSv1.1  Off\nTLSv1.2  Off' }), partner: { protocols: ['TLSv1.1', 'TLSv1.2'], ciphers: ['C030', '002F'] }, certificates: rsa };
  expect(handshake(scene).change?.title).toBe('Code TLSv1.2 On');
});
