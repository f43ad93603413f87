/** What a server chooses in the protocols before TLSv1.3: a suite, and with it a certificate, a group and a signature pair. */
import { signatureByCode } from '../../catalog/index.js';
import type { Certificate } from './certificates.js';
import { certificateText } from './certificates.js';
import { common, holds } from './endpoint.js';
import type { Meeting } from './meeting.js';
import type { Obstacle, Outcome } from './outcome.js';
import { groupText, listText, obstacles, signatureText } from './outcome.js';
import { cipherText, keyExchangeOf, type KeyExchange } from './suites.js';

/** Group for a client that restricts nothing, towards a server that restricts nothing. */
const usualGroups = ['0023'];
/** Pairs for a client that sends none, towards a server without a list. */
const usualPairs = ['0401', '0403', '0402'];

interface Use {
  readonly cipher: string;
  readonly certificate?: Certificate;
  readonly group: string | null;
  readonly signature: string | null;
}

interface Hindrance {
  readonly cipher: string;
  readonly obstacle: Obstacle;
  readonly why: string;
}

/** The server walks the suites that both have, in the order of the end whose order decides, and takes the first that it can use. */
export function chooseBeforeTls13(meeting: Meeting): Outcome {
  const { offered, accepted, server, client } = meeting;
  const { protocol } = offered;
  const steps = [`${client.name} offers ${offered.ciphers.length} ${offered.ciphers.length === 1 ? 'suite' : 'suites'} of ${protocol}: ${listText(offered.ciphers)}.`, `${server.name} has ${accepted.ciphers.length}: ${listText(accepted.ciphers)}.`];
  const suites = server.behaviour.ciphers === 'server' ? common(accepted.ciphers, offered.ciphers, []) : common(offered.ciphers, accepted.ciphers, []);
  if (suites.length === 0) {
    return { ok: false, obstacle: 'cipher', at: 'server', protocol, why: `The two sides have no suite of ${protocol} in common.`, steps };
  }
  const givesUp = !server.behaviour.matchesSignaturePairs && protocol === 'TLSv1.2';
  if (givesUp && common(offered.signatures, accepted.signatures, usualPairs).length === 0) {
    return { ok: false, obstacle: 'signature', at: 'server', protocol, why: 'The two sides have no signature pair in common.', steps };
  }
  steps.push(`In common, in the order of the ${server.behaviour.ciphers}: ${listText(suites)}.`);
  const hindrances: Hindrance[] = [];
  for (const cipher of suites) {
    const found = use(cipher, meeting);
    if (!('obstacle' in found)) return { ok: true, protocol, ...found, steps: [...steps, ...describe(found)] };
    hindrances.push(found);
    steps.push(`${cipher} cannot be used: ${found.why}`);
    if (givesUp && found.obstacle === 'signature') break;
  }
  const nearest = nearestOf(hindrances);
  return { ok: false, obstacle: nearest?.obstacle ?? 'cipher', at: 'server', protocol, cipher: nearest?.cipher, why: nearest?.why ?? '', steps };
}

/** The hindrance that is nearest to success: of equal ones the first. */
export function nearestOf<T extends { readonly obstacle: Obstacle }>(hindrances: readonly T[]): T | undefined {
  return hindrances.reduce<T | undefined>((best, each) => (best && obstacles.indexOf(best.obstacle) >= obstacles.indexOf(each.obstacle) ? best : each), undefined);
}

function describe({ cipher, certificate, group, signature }: Use): string[] {
  const parts = [certificate && certificateText(certificate), group === null ? undefined : `group ${groupText(group)}`, signature === null ? undefined : `signature ${signatureText(signature)}`];
  return [`The server takes ${cipherText(cipher)}${parts.filter(Boolean).map((part) => `, ${part}`).join('')}.`];
}

function use(cipher: string, meeting: Meeting): Use | Hindrance {
  if (meeting.offered.protocol === 'SSLv2') return { cipher, group: null, signature: null };
  const exchange = keyExchangeOf(cipher);
  const fitting = meeting.server.certificates.filter((certificate) => exchange.fits(certificate));
  if (fitting.length === 0) return { cipher, obstacle: 'certificate', why: `${cipherText(cipher)} needs another kind of certificate than ${meeting.server.name} has.` };
  const tries = fitting.map((certificate) => useWith(cipher, exchange, certificate, meeting));
  return tries.find((each): each is Use => !('obstacle' in each)) ?? nearestOf(tries.filter((each): each is Hindrance => 'obstacle' in each)) ?? { cipher, obstacle: 'cipher', why: '' };
}

function useWith(cipher: string, exchange: KeyExchange, certificate: Certificate, meeting: Meeting): Use | Hindrance {
  const { offered, accepted, server, client } = meeting;
  const { curve } = certificate;
  if (curve !== undefined && offered.protocol !== 'SSLv3' && !holds(offered.groups, curve)) {
    return { cipher, obstacle: 'certificate-curve', why: `${client.name} does not offer the curve of the ${certificateText(certificate)}.` };
  }
  if (offered.protocol === 'TLSv1.2' && certificate.signature !== undefined && server.behaviour.matchesCertificateSignatures && !holds(offered.certificateSignatures, certificate.signature)) {
    return { cipher, obstacle: 'certificate-signature', why: `${client.name} does not list ${signatureText(certificate.signature)}, with which the ${certificateText(certificate)} is signed.` };
  }
  const groups = server.behaviour.groups === 'client' ? common(offered.groups, accepted.groups, usualGroups) : common(accepted.groups, offered.groups, usualGroups);
  const group = exchange.ecdhe ? groups[0] : null;
  if (group === undefined) return { cipher, obstacle: 'group', why: `The two sides have no group in common for the key exchange of ${cipherText(cipher)}.` };
  const signature = exchange.signed && offered.protocol === 'TLSv1.2' ? pairFor(certificate, meeting) : null;
  if (signature === undefined) {
    return { cipher, obstacle: 'signature', why: `The two sides have no signature pair in common for the ${certificateText(certificate)}.` };
  }
  return { cipher, certificate, group, signature };
}

function pairFor({ keyType }: Certificate, { offered, accepted, server }: Meeting): string | undefined {
  const pairs = server.behaviour.signatures === 'client' ? common(offered.signatures, accepted.signatures, usualPairs) : common(accepted.signatures, offered.signatures, usualPairs);
  return pairs.find((code) => signatureByCode(code)?.certificateKey === keyType);
}
