/** A change as edits of the text: where the lines go, in what form, and that they always do what they promise. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeFor } from '../../../../server/src/policy/handshake/edits.js';
import { partnerProfiles } from '../../../../server/src/policy/handshake/profiles.js';
import { modelOf } from '../../../support/library.js';
import { ruleIn } from '../../../support/policy.js';
import { addedLines, certificate, handshake, mended, policyWith, type Scene } from './support.js';

const tls12 = 'TLSv1  Off\nTLSv1.1  Off\nTLSv1.2  On';
const rsa = [certificate('rsa-2048')];

/** A rule whose suites, curves and protocols stand in statements of their own. */
const byReference = `TTLSRule R
{
  LocalPortRange 2023
  Direction Inbound
  TTLSGroupActionRef GA
  TTLSEnvironmentActionRef EA
  TTLSConnectionActionRef CA
}
TTLSGroupAction GA
{
  TTLSEnabled On
}
TTLSEnvironmentAction EA
{
  HandshakeRole Server
}
TTLSConnectionAction CA
{
  TTLSCipherParmsRef             SUITES
  TTLSConnectionAdvancedParmsRef ADVANCED
}
TTLSConnectionAdvancedParms ADVANCED
{
  ApplicationControlled On
}
TTLSCipherParms SUITES
{
\tV3CipherSuites\tTLS_RSA_WITH_AES_256_CBC_SHA   # for the old ones
}
`;

describe('where lines go', () => {
  test('into the statements that the rule refers to, indented as their neighbours', () => {
    const scene: Scene = { policy: byReference, partner: 'chrome', certificates: rsa };
    const { policy, prediction } = mended(scene);
    expect(prediction).toMatchObject({ result: 'success', protocol: 'TLSv1.2', cipher: '0035' });
    expect(policy['POLICY']).toContain('  ApplicationControlled On\n  TLSv1.2               On\n}');
    const firefox = mended({ ...scene, policy: byReference.replace('  ApplicationControlled On', '  TLSv1.2 On\n  TLSv1.3 On') });
    expect(firefox.policy['POLICY']).toContain('# for the old ones\n\tV3CipherSuites TLS_AES_128_GCM_SHA256\n}');
  });

  test('into an inline block of the environment action, where no statement has room', () => {
    const { policy } = mended({ policy: policyWith({ ciphers: 'V3CipherSuites4Char  C030' }), partner: 'chrome', certificates: rsa });
    expect(policy['POLICY']).toContain('  TTLSEnvironmentAdvancedParms\n  {\n    TLSv1.2  On\n  }\n}');
  });

  test('with the line ends of the file', () => {
    const scene: Scene = { policy: { POLICY: byReference.replaceAll('\n', '\r\n') }, partner: 'chrome', certificates: rsa };
    expect(mended(scene).policy['POLICY']).not.toMatch(/[^\r]\n/);
  });

  test('behind a last line without line end', () => {
    const open = `${policyWith({}).trimEnd().replace(/\}$/, '')}  TTLSEnvironmentAdvancedParms\n  {\n    TLSv1.1 Off`;
    const scene: Scene = { policy: open, partner: 'chrome', certificates: rsa };
    expect(mended(scene)).toMatchObject({ prediction: { result: 'success' } });
  });
});

describe('how they are written', () => {
  test.each([
    ['V3CipherSuites4Char  C02C', 'V3CipherSuites4Char C030'],
    ['V3CipherSuites  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'V3CipherSuites TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
    ['V3CipherSuites  0A', 'V3CipherSuites TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  ])('behind %s', (ciphers, line) => {
    const scene: Scene = { policy: policyWith({ ciphers, advanced: tls12 }), partner: { protocols: ['TLSv1.2'], ciphers: ['C030'] }, certificates: rsa };
    expect(addedLines(scene.policy, mended(scene))).toEqual([line]);
  });

  test('a suite that has a code of two characters, in a list of such codes', () => {
    const scene: Scene = { policy: policyWith({ ciphers: 'V3CipherSuites  0A', advanced: tls12 }), partner: { protocols: ['TLSv1.2'], ciphers: ['002F'] }, certificates: rsa };
    expect(addedLines(scene.policy, mended(scene))).toEqual(['V3CipherSuites 2F']);
  });

  test('groups as constants where the others are', () => {
    const scene: Scene = { policy: policyWith({ ciphers: 'V3CipherSuites4Char  C030', signatures: 'ServerKexECurves  secp521r1', advanced: tls12 }), partner: { protocols: ['TLSv1.2'], ciphers: ['C030'], groups: ['0023'] }, certificates: rsa };
    expect(addedLines(scene.policy, mended(scene))).toEqual(['ServerKexECurves secp256r1']);
  });

  test('a line of which nothing is left goes', () => {
    const scene: Scene = { policy: policyWith({ ciphers: 'V3CipherSuites4Char  1301', signatures: 'ServerKeyShareGroups  0023\nServerKeyShareGroups  0021   # a slip\nServerKeyShareGroups  0019', advanced: `${tls12}\nTLSv1.3  On` }), partner: 'chrome', certificates: rsa };
    const { policy, prediction } = mended(scene);
    expect(policy['POLICY']).toContain('  {\n    ServerKeyShareGroups  0023\n  }');
    expect(prediction.result).toBe('success');
  });
});

test('no edits for a handshake that works, or that no change helps', () => {
  const model = modelOf(policyWith({ ciphers: 'V3CipherSuites4Char  C030', advanced: tls12 }));
  const rule = ruleIn(model, 'R');
  expect(changeFor(rule, handshake({ policy: policyWith({ ciphers: 'V3CipherSuites4Char  C030', advanced: tls12 }), partner: 'chrome', certificates: rsa }), model.files)).toBeUndefined();
});

test('every change that is offered makes the handshake work when it is applied to the text', () => {
  const suites = fc.uniqueArray(fc.constantFrom('1301', '1303', 'C02F', 'C02B', 'C030', '009E', '003C', '002F', 'C032'), { maxLength: 4 });
  const groups = fc.uniqueArray(fc.constantFrom('0019', '0021', '0023', '0024', '0025', '0029', '0030'), { minLength: 1, maxLength: 3 });
  const pairs = fc.uniqueArray(fc.constantFrom('0401', '0403', '0501', '0603', '0804', '0806'), { minLength: 1, maxLength: 4 });
  const onOff = fc.constantFrom('On', 'Off', '');
  const lines = (name: string, codes: readonly string[]): string => codes.map((code) => `${name}  ${code}`).join('\n');
  const scenes = fc.record({
    role: fc.constantFrom('Server', 'Client', 'ServerWithClientAuth'),
    suites,
    lists: fc.dictionary(fc.constantFrom('ClientECurves', 'ClientKeyShareGroups', 'ServerKeyShareGroups', 'ServerKexECurves'), groups),
    pairs: fc.option(pairs),
    switches: fc.array(onOff, { minLength: 4, maxLength: 4 }),
    labels: fc.subarray(['RSA', 'ECC', 'GONE']),
    partner: fc.constantFrom(...partnerProfiles('3.1').map(({ name }) => name)),
    ring: fc.subarray([certificate('rsa-2048', 'RSA'), certificate('ecdsa-p384', 'ECC'), certificate('rsa-1024', 'OLD', { signature: '0201' })], { minLength: 1 }),
  });
  let offered = 0;
  fc.assert(
    fc.property(scenes, ({ role, suites, lists, pairs, switches, labels, partner, ring }) => {
      const advanced = [...['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'].flatMap((name, index) => (switches[index] ? `${name}  ${switches[index]}` : [])), ...labels.map((label) => `ServerCertificateLabel  ${label}`)].join('\n');
      const signatures = [...Object.entries(lists).map(([name, codes]) => lines(name, codes)), ...(pairs ? [lines('SignaturePairs', pairs)] : [])].join('\n');
      const policy = policyWith({ role, ciphers: suites.length > 0 ? lines('V3CipherSuites4Char', suites) : undefined, signatures: signatures === '' ? undefined : signatures, advanced: advanced === '' ? undefined : advanced });
      const scene: Scene = { policy, partner, certificates: ring };
      const prediction = handshake(scene);
      if (prediction.result === 'success' || !prediction.change) return;
      offered++;
      expect(mended(scene).prediction, `${policy}\n${prediction.change.title}`).toMatchObject({ result: 'success' });
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(offered).toBeGreaterThan(100);
});
