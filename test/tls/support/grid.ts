/** One case of the grid: the same parameters as a policy for the prediction, and as two ends of OpenSSL. */
import { cipherByCode4, signatureByCode } from '../../../server/src/catalog/index.js';
import { attempt } from '../../../server/src/policy/handshake/attempt.js';
import type { Certificate } from '../../../server/src/policy/handshake/certificates.js';
import { certificateOfKind } from '../../../server/src/policy/handshake/certificates.js';
import type { PartnerProfile } from '../../../server/src/policy/handshake/partner.js';
import type { Prediction } from '../../../server/src/policy/handshake/prediction.js';
import { modelOf } from '../../support/library.js';
import { ruleIn } from '../../support/policy.js';
import { testCertificate } from './certificates.js';
import { shakeHands, type End, type Real } from './openssl.js';

export type { End, Real } from './openssl.js';

/** A kind of certificate, and behind a slash the kind of its issuer: `ecdsa-p256/rsa-2048`. */
export type CertificateName = string;

export interface Case {
  readonly zosIs: 'Client' | 'Server';
  readonly zos: End;
  readonly partner: End;
  /** Of the server, in the order of its labels. */
  readonly certificates: readonly CertificateName[];
}

export interface Result {
  readonly predicted: Prediction;
  readonly real: Real;
}

const labelOf = (name: CertificateName): string => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '.');

function certificateOf(name: CertificateName): Certificate {
  const [kind = '', issuer = kind] = name.split('/');
  const made = certificateOfKind(kind);
  if (!made) throw new Error(`${kind} is no kind of certificate`);
  return { ...made, label: labelOf(name), signature: issuer.startsWith('rsa') ? '0401' : '0403' };
}

/** The policy that codes all that the z/OS end has, and nothing else. */
function policyFor({ zosIs, zos, certificates }: Case): string {
  const switches = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'].map((name) => `${name} ${zos.protocols.includes(name) ? 'On' : 'Off'}`);
  const shares = zos.groups.filter((code) => code !== '0019' && code !== '0021');
  const groups = zosIs === 'Server' ? [`ServerKexECurves ${zos.groups.join('')}`, `ServerKeyShareGroups ${shares.join('')}`] : [`ClientECurves ${zos.groups.join('')}`, `ClientKeyShareGroups ${shares[0] ?? ''}`];
  return `
TTLSRule R
{
  LocalPortRange 2023
  Direction Both
  TTLSGroupActionRef GA
  TTLSEnvironmentActionRef EA
}
TTLSGroupAction GA
{
  TTLSEnabled On
}
TTLSEnvironmentAction EA
{
  HandshakeRole ${zosIs}
  TTLSCipherParms
  {
    V3CipherSuites4Char ${zos.ciphers.join('')}
  }
  TTLSSignatureParms
  {
    ${groups.join('\n    ')}
    SignaturePairs ${zos.signatures.join('')}
  }
  TTLSEnvironmentAdvancedParms
  {
    ${switches.join('\n    ')}
${zosIs === 'Server' ? certificates.map((name) => `    ServerCertificateLabel ${labelOf(name)}\n`).join('') : ''}  }
}
`;
}

function partnerOf({ zosIs, partner }: Case): PartnerProfile {
  const { protocols, ciphers, groups, signatures } = partner;
  return { name: 'OpenSSL', title: 'OpenSSL', source: 'Node', certainty: 'sample', is: [zosIs === 'Server' ? 'client' : 'server'], protocols, ciphers, groups, signatureAlgorithms: signatures };
}

/** Predicts the case from its policy, and lets OpenSSL play both ends. */
export async function run(each: Case): Promise<Result> {
  const rule = ruleIn(modelOf(policyFor(each)), 'R');
  const predicted = attempt({ zos: rule.effective, partner: partnerOf(each), certificates: each.certificates.map(certificateOf) });
  const [client, server] = each.zosIs === 'Server' ? [each.partner, each.zos] : [each.zos, each.partner];
  const real = await shakeHands(client, server, each.certificates.map((name) => testCertificate(...pairOf(name))));
  return { predicted, real };
}

function pairOf(name: CertificateName): [string, string] {
  const [kind = '', issuer = kind] = name.split('/');
  return [kind, issuer];
}

/** Where prediction and reality part; undefined when they agree in everything that both tell. */
export type Aspect = 'success' | 'protocol' | 'cipher' | 'group' | 'signature';

/** The first aspect in which the two differ. */
export function difference({ predicted, real }: Result): Aspect | undefined {
  if ((predicted.result === 'success') !== real.success) return 'success';
  if (!real.success) return undefined;
  if (predicted.protocol !== real.protocol) return 'protocol';
  if (predicted.cipher !== real.cipher) return 'cipher';
  if (predicted.group !== real.group) return 'group';
  return predicted.signature !== signatureUsed(predicted, real) ? 'signature' : undefined;
}

/** The pair with which OpenSSL's server signed: the first of the shared ones that its certificate can make in the protocol. */
function signatureUsed({ protocol, cipher, certificate }: Prediction, { sharedSignatures }: Real): string | null {
  const signed = protocol === 'TLSv1.3' || (protocol === 'TLSv1.2' && cipherByCode4(cipher ?? '')?.keyExchange !== 'RSA');
  if (!signed || !certificate) return null;
  const tied: Readonly<Record<string, string>> = { '0023': '0403', '0024': '0503', '0025': '0603' };
  const found = sharedSignatures.find((code) => {
    const pair = signatureByCode(code);
    if (pair?.certificateKey !== certificate.keyType) return false;
    if (protocol !== 'TLSv1.3') return true;
    return certificate.keyType === 'RSA' ? pair.algorithm.startsWith('RSASSA') : tied[certificate.curve ?? ''] === code;
  });
  return found ?? null;
}
