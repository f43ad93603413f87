/** The failures that a user of a z/OS 2.4 system met on the way to a working TN3270 connection, and what mended them. */
import { describe, expect, test } from 'vitest';
import { addedLines, certificate, handshake, mended, policyWith, type Scene } from './support.js';

const tls12 = 'TLSv1  Off\nTLSv1.1  Off\nTLSv1.2  On';
const tls13 = `${tls12}\nTLSv1.3  On`;
const allSuites = 'V3CipherSuites  TLS_CHACHA20_POLY1305_SHA256\nV3CipherSuites  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384\nV3CipherSuites  TLS_RSA_WITH_AES_256_CBC_SHA256';

function expectFailure(scene: Scene, returnCode: number, why: RegExp): void {
  const prediction = handshake(scene);
  expect(prediction).toMatchObject({ result: 'failure', returnCode, cipher: null, group: null, signature: null });
  expect(prediction.why).toMatch(why);
}

describe('402: no cipher suite in common', () => {
  const scene: Scene = { policy: policyWith({ ciphers: 'V3CipherSuites4Char  C02B', advanced: tls12 }), partner: { ciphers: ['C030', 'C02F'] }, certificates: [certificate('rsa-2048')] };

  test('the lists share nothing', () => expectFailure(scene, 402, /no suite of TLSv1.2 in common/));

  test('a suite of the client is added, in the way in which the list is written', () => {
    const after = mended(scene);
    expect(addedLines(scene.policy, after)).toEqual(['V3CipherSuites4Char C030']);
    expect(after.prediction).toMatchObject({ result: 'success', protocol: 'TLSv1.2', cipher: 'C030' });
  });

  test('the suites are of a protocol that was never switched on', () => {
    const silent: Scene = { policy: policyWith({ ciphers: 'V3CipherSuites4Char  C030' }), partner: 'zos-at-tls', certificates: [certificate('rsa-2048')] };
    expectFailure(silent, 402, /no suite of TLSv1.1 in common/);
    const modern: Scene = { ...silent, partner: { protocols: ['TLSv1.1', 'TLSv1.2'], ciphers: ['C030', '002F'] } };
    const after = mended(modern);
    expect(addedLines(modern.policy, after)).toEqual(['TTLSEnvironmentAdvancedParms', 'TLSv1.2 On']);
    expect(after.prediction).toMatchObject({ result: 'success', protocol: 'TLSv1.2' });
  });

  test('the certificate is of the wrong kind for every suite in common', () => {
    const wrong: Scene = { policy: policyWith({ ciphers: 'V3CipherSuites4Char  C02B', advanced: tls12 }), partner: 'x3270', certificates: [certificate('rsa-2048')] };
    const prediction = handshake(wrong);
    expect(prediction).toMatchObject({ result: 'failure', returnCode: 402 });
    expect(prediction.why).toContain('needs another kind of certificate');
    expect(mended(wrong).prediction).toMatchObject({ result: 'success', cipher: 'C030' });
  });
});

describe('510: no label fits', () => {
  const rsaOnly = { ciphers: ['C013', '0033', '009D'], protocols: ['TLSv1.2'] };
  const policy = policyWith({ ciphers: 'V3CipherSuites4Char  C02C009D', advanced: `${tls12}\nServerCertificateLabel  NISTECC521` });
  const ecc = certificate('ecdsa-p521', 'NISTECC521');

  test('only ECC certificates, and a client that offers suites for RSA', () => {
    expect(handshake({ policy, partner: rsaOnly, certificates: [ecc] })).toMatchObject({ result: 'failure', returnCode: 510, kind: 'certificate' });
  });

  test('an RSA certificate that the ring holds is named, too', () => {
    const scene: Scene = { policy, partner: rsaOnly, certificates: [ecc, certificate('rsa-2048', 'RSA2048')] };
    expectFailureCode(scene, 510);
    const after = mended(scene);
    expect(addedLines(policy, after)).toEqual(['ServerCertificateLabel RSA2048']);
    expect(after.prediction).toMatchObject({ result: 'success', cipher: '009D', certificate: { label: 'RSA2048' } });
  });

  test('a ring without one: it must be made first', () => {
    const scene: Scene = { policy, partner: rsaOnly, certificates: [ecc] };
    expect(handshake(scene).change).toMatchObject({ certificate: { keyType: 'RSA', keyBits: 2048, label: 'RSA2048' } });
    expect(handshake(scene).change?.title).toMatch(/^Create an RSA certificate of 2048 bits/);
    expect(mended(scene).prediction).toMatchObject({ result: 'success', cipher: '009D' });
  });

  test('a ring with several certificates and no label in the policy', () => {
    const unnamed = policyWith({ ciphers: 'V3CipherSuites4Char  C02C009D', advanced: tls12 });
    expectFailureCode({ policy: unnamed, partner: rsaOnly, certificates: [ecc, certificate('ecdsa-p256', 'NISTECC256')] }, 510);
  });

  test('with one certificate it is 402', () => {
    const one = policyWith({ ciphers: 'V3CipherSuites4Char  C02C009D', advanced: `${tls12}\nCertificateLabel  NISTECC521` });
    expectFailureCode({ policy: one, partner: rsaOnly, certificates: [ecc] }, 402);
  });
});

function expectFailureCode(scene: Scene, returnCode: number): void {
  expect(handshake(scene)).toMatchObject({ result: 'failure', returnCode });
}

describe('515: the list of key shares is not valid', () => {
  const withAny = policyWith({ ciphers: allSuites, signatures: 'ClientECurves  Any', advanced: tls13 });

  test('ClientECurves Any leaves a client without key shares', () => {
    const scene: Scene = { policy: withAny.replace('HandshakeRole  Server', 'HandshakeRole  Client'), partner: 'openssl-3' };
    expectFailure(scene, 515, /ClientKeyShareGroups has no group/);
    const after = mended(scene);
    expect(addedLines(scene.policy, after)).toEqual(['ClientKeyShareGroups 0023']);
    expect(after.prediction).toMatchObject({ result: 'success', protocol: 'TLSv1.3', cipher: '1303' });
  });

  test('and a server, as was seen with TN3270', () => {
    const scene: Scene = { policy: withAny, partner: 'x3270', certificates: [certificate('ecdsa-p521')] };
    expectFailure(scene, 515, /ClientKeyShareGroups has no group/);
    expect(handshake(scene).assumptions.join()).toContain('seen by one user');
    const after = mended(scene);
    expect(addedLines(withAny, after)).toEqual(['ClientKeyShareGroups 0023']);
    expect(after.prediction).toMatchObject({ result: 'success', protocol: 'TLSv1.3', cipher: '1303' });
  });

  test('a server that names its own key shares does not need them', () => {
    const own = policyWith({ ciphers: allSuites, signatures: 'ClientECurves  Any\nServerKeyShareGroups  0024', advanced: tls13 });
    expect(handshake({ policy: own, partner: 'x3270', certificates: [certificate('ecdsa-p521')] })).toMatchObject({ result: 'success', group: '0024' });
  });

  test('a group that is no key share is taken out', () => {
    const scene: Scene = { policy: policyWith({ ciphers: allSuites, signatures: 'ServerKeyShareGroups  00230021', advanced: tls13 }), partner: 'x3270', certificates: [certificate('rsa-2048')] };
    expectFailure(scene, 515, /holds secp224r1 \(0021\), which cannot be a key share/);
    const after = mended(scene);
    expect(addedLines(scene.policy, after)).toEqual(['ServerKeyShareGroups 0023']);
    expect(after.prediction).toMatchObject({ result: 'success', group: '0023' });
  });

  test('the only group is replaced', () => {
    const scene: Scene = { policy: policyWith({ ciphers: allSuites, signatures: 'ServerKeyShareGroups  secp192r1', advanced: tls13 }), partner: 'chrome', certificates: [certificate('rsa-2048')] };
    const after = mended(scene);
    expect(addedLines(scene.policy, after)).toEqual(['ServerKeyShareGroups secp256r1']);
    expect(after.prediction).toMatchObject({ result: 'success' });
  });
});

describe('517: curves and key shares have nothing in common', () => {
  const signatures = 'ClientECurves  0023\nClientECurves  0024\nClientKeyShareGroups  0030';

  test.each(['Client', 'Server'])('HandshakeRole %s', (role) => {
    const scene: Scene = { policy: policyWith({ role, ciphers: allSuites, signatures, advanced: tls13 }), partner: role === 'Client' ? 'openssl-3' : 'x3270', certificates: [certificate('rsa-2048')] };
    expectFailure(scene, 517, /No group of ClientKeyShareGroups \(x448 \(0030\)\) is also in ClientECurves/);
    const after = mended(scene);
    expect(addedLines(scene.policy, after)).toEqual(['ClientKeyShareGroups 0023']);
    expect(after.prediction).toMatchObject({ result: 'success', protocol: 'TLSv1.3' });
  });

  test('a server that takes none of the groups of the client', () => {
    const scene: Scene = { policy: policyWith({ ciphers: allSuites, signatures: 'ServerKeyShareGroups  0025', advanced: tls13 }), partner: { ciphers: ['1303'] }, certificates: [certificate('rsa-2048')] };
    const prediction = handshake(scene);
    expect(prediction).toMatchObject({ result: 'failure', returnCode: 517, protocol: 'TLSv1.3', reportedBy: 'z/OS' });
    const after = mended(scene);
    expect(addedLines(scene.policy, after)).toEqual(['ServerKeyShareGroups 0029']);
    expect(after.prediction).toMatchObject({ result: 'success', group: '0029' });
  });
});

describe('519: TLSv1.3 without a suite of its own', () => {
  test('suites of TLSv1.2 only', () => {
    const scene: Scene = { policy: policyWith({ ciphers: 'V3CipherSuites  TLS_RSA_WITH_AES_256_CBC_SHA256', advanced: tls13 }), partner: 'x3270', certificates: [certificate('rsa-2048')] };
    expectFailure(scene, 519, /no TLSv1.3 suite/);
    const after = mended(scene);
    expect(addedLines(scene.policy, after)).toEqual(['V3CipherSuites TLS_AES_256_GCM_SHA384']);
    expect(after.prediction).toMatchObject({ result: 'success', protocol: 'TLSv1.3', cipher: '1302', group: '0029' });
  });

  test('no list at all: the default is spelled out, as a coded list takes its place', () => {
    const scene: Scene = { policy: policyWith({ advanced: tls13 }), partner: 'x3270', certificates: [certificate('rsa-2048')] };
    const after = mended(scene);
    expect(addedLines(scene.policy, after)).toEqual(['TTLSCipherParms', 'V3CipherSuites4Char 003500380039002F003200331302']);
    expect(after.prediction).toMatchObject({ result: 'success', protocol: 'TLSv1.3' });
  });

  test('whatever the partner can do', () => {
    expectFailureCode({ policy: policyWith({ ciphers: 'V3CipherSuites4Char  C030', advanced: tls13 }), partner: { protocols: ['TLSv1.2'], ciphers: ['C030'] }, certificates: [certificate('rsa-2048')] }, 519);
  });
});

describe('412: no protocol in common', () => {
  const scene: Scene = { policy: policyWith({ ciphers: 'V3CipherSuites4Char  C030' }), partner: 'chrome', certificates: [certificate('rsa-2048')] };

  test('TLSv1.2 is off when it is not coded', () => expectFailure(scene, 412, /chrome has TLSv1.2, TLSv1.3, z\/OS has TLSv1, TLSv1.1/));

  test('it is switched on', () => {
    const after = mended(scene);
    expect(addedLines(scene.policy, after)).toEqual(['TTLSEnvironmentAdvancedParms', 'TLSv1.2 On']);
    expect(after.prediction).toMatchObject({ result: 'success', protocol: 'TLSv1.2', cipher: 'C030' });
  });

  test('where it is coded Off, the line is changed', () => {
    const off: Scene = { ...scene, policy: policyWith({ ciphers: 'V3CipherSuites4Char  C030', advanced: 'TLSv1.2  Off   # not yet' }) };
    const after = mended(off);
    expect(addedLines(off.policy, after)).toEqual(['TLSv1.2 On # not yet']);
    expect(after.prediction.result).toBe('success');
  });

  test('and a suite added, where the list has none for it', () => {
    const both: Scene = { ...scene, policy: policyWith({ ciphers: 'V3CipherSuites  0A' }) };
    const after = mended(both);
    expect(addedLines(both.policy, after)).toEqual(['V3CipherSuites TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TTLSEnvironmentAdvancedParms', 'TLSv1.2 On']);
    expect(after.prediction.result).toBe('success');
  });
});

test('a certificate is demanded of x3270, which sends none', () => {
  const scene: Scene = { policy: policyWith({ role: 'ServerWithClientAuth', ciphers: allSuites, advanced: tls12 }), partner: 'x3270', certificates: [certificate('rsa-2048')] };
  expect(handshake(scene)).toMatchObject({ result: 'failure', returnCode: 5001, kind: 'no-client-certificate' });
  const after = mended(scene);
  expect(addedLines(scene.policy, after)).toEqual(['HandshakeRole Server']);
  expect(after.prediction).toMatchObject({ result: 'success', protocol: 'TLSv1.2', cipher: '003D', group: null, signature: null });
});
