/** What a TLSv1.3 server chooses: a suite, a group with or without HelloRetryRequest, and a certificate with a signature pair. */
import type { Certificate } from './certificates.js';
import { certificateText } from './certificates.js';
import { common, holds } from './endpoint.js';
import { nearestOf } from './legacy.js';
import type { Meeting } from './meeting.js';
import type { Obstacle, Outcome } from './outcome.js';
import { groupText, listText, signatureText } from './outcome.js';
import { cipherText } from './suites.js';

/** Smallest keys of end-entity certificates in TLSv1.3 (System SSL Programming, required updates for TLS V1.3). */
const minimumBits = { RSA: 2048, ECC: 256, DSA: Infinity } as const;

/** The pair that belongs to each curve (RFC 8446, 4.2.3). */
const pairOfCurve: ReadonlyMap<string, string> = new Map([
  ['0023', '0403'],
  ['0024', '0503'],
  ['0025', '0603'],
]);

/** Pairs that an RSA key signs the handshake with. */
const rsaPairs = ['0804', '0805', '0806'];

/** The choice of a TLSv1.3 server. */
export function chooseTls13(meeting: Meeting): Outcome {
  const { offered, accepted, server } = meeting;
  const steps: string[] = [];
  const fail = (obstacle: Obstacle, why: string, cipher?: string): Outcome => ({ ok: false, obstacle, at: 'server', protocol: 'TLSv1.3', cipher, why, steps });

  const suites = server.behaviour.ciphers === 'server' ? common(accepted.ciphers, offered.ciphers, []) : common(offered.ciphers, accepted.ciphers, []);
  const [cipher] = suites;
  if (cipher === undefined) return fail('cipher', 'The two sides have no suite of TLSv1.3 in common, and the suites of older protocols cannot be used with it.');
  steps.push(`The server takes ${cipherText(cipher)}, the first in the order of the ${server.behaviour.ciphers}.`);

  const group = chooseGroup(meeting, steps);
  if (group === undefined) {
    const why = `The groups of the two sides do not fit: ${meeting.client.name} offers ${choiceText(offered.groups)}, ${server.name} takes ${choiceText(accepted.groups)}.`;
    return fail('group', why, cipher);
  }
  const tries = server.certificates.map((certificate) => sign(certificate, meeting));
  const signed = tries.find((each): each is Signed => !('obstacle' in each));
  if (signed) {
    steps.push(`The server signs with its ${certificateText(signed.certificate)}, ${signatureText(signed.signature)}.`);
    return { ok: true, protocol: 'TLSv1.3', cipher, group, ...signed, steps };
  }
  const nearest = nearestOf(tries.filter((each): each is Unsigned => 'obstacle' in each));
  return fail(nearest?.obstacle ?? 'certificate', nearest?.why ?? `${server.name} has no certificate.`, cipher);
}

function choiceText(groups: readonly string[] | 'any'): string {
  return groups === 'any' ? 'any group' : listText(groups, groupText);
}

/** The group of a key share that the server takes, in the client's order; else one that it asks for with HelloRetryRequest. */
function chooseGroup({ offered, accepted, server, client }: Meeting, steps: string[]): string | undefined {
  const share = offered.keyShares.find((code) => holds(accepted.groups, code));
  if (share !== undefined) {
    steps.push(`${client.name} sends key shares for ${listText(offered.keyShares, groupText)}; the server takes ${groupText(share)}.`);
    return share;
  }
  const [group] = server.behaviour.groups === 'client' ? common(offered.groups, accepted.groups, ['0023']) : common(accepted.groups, offered.groups, ['0023']);
  if (group !== undefined) steps.push(`The server takes none of the key shares (${listText(offered.keyShares, groupText)}) and asks for ${groupText(group)} with HelloRetryRequest.`);
  return group;
}

interface Signed {
  readonly certificate: Certificate;
  readonly signature: string;
}

interface Unsigned {
  readonly obstacle: Obstacle;
  readonly why: string;
}

function sign(certificate: Certificate, { offered, accepted, server, client }: Meeting): Signed | Unsigned {
  const { keyType, keyBits, curve, signature } = certificate;
  const text = certificateText(certificate);
  if (keyType === 'DSA' || (keyType === 'ECC' && (curve === undefined || (keyBits >= minimumBits.ECC && !pairOfCurve.has(curve))))) {
    return { obstacle: 'certificate', why: `The ${text} cannot be used in TLSv1.3.` };
  }
  if (keyBits < minimumBits[keyType]) return { obstacle: 'certificate-size', why: `TLSv1.3 needs a key of ${minimumBits[keyType]} bits or more; the ${text} is too small.` };
  if (signature !== undefined && server.behaviour.matchesCertificateSignatures && !holds(offered.certificateSignatures, signature)) {
    return { obstacle: 'certificate-signature', why: `${client.name} does not list ${signatureText(signature)}, with which the ${text} is signed.` };
  }
  const usable = keyType === 'RSA' ? rsaPairs : [pairOfCurve.get(curve ?? '') ?? ''];
  const pairs = server.behaviour.signatures === 'client' ? common(offered.signatures, accepted.signatures, usable) : common(accepted.signatures, offered.signatures, usable);
  const pair = pairs.find((code) => usable.includes(code));
  if (pair !== undefined) return { certificate, signature: pair };
  const needed = usable.map(signatureText).join(' or ');
  return { obstacle: 'signature', why: `For its ${text}, TLSv1.3 needs ${needed} in the lists of both sides.` };
}
