/** What a cipher suite needs: a key exchange, a certificate of a kind, a group, a signature. */
import type { Cipher } from '../../catalog/types.js';
import { cipherByCode4 } from '../../catalog/index.js';
import type { Certificate } from './certificates.js';
import { isSignedWithRsa } from './certificates.js';

export interface KeyExchange {
  /** The server signs its part of the key exchange, so a signature pair is chosen. */
  readonly signed: boolean;
  /** A group of the elliptic curve lists is chosen. */
  readonly ecdhe: boolean;
  /** Whether a certificate can serve the suite. */
  fits(certificate: Certificate): boolean;
}

const rsa = ({ keyType }: Certificate): boolean => keyType === 'RSA';
const ecc = ({ keyType }: Certificate): boolean => keyType === 'ECC';
const dsa = ({ keyType }: Certificate): boolean => keyType === 'DSA';

/**
 * The key exchanges up to TLSv1.2 by the catalogue's name. Fixed Diffie-Hellman needs a Diffie-Hellman key in the certificate,
 * which is not modelled here: no certificate fits. Fixed ECDH goes by the issuer's key, where it is known.
 */
const keyExchanges: ReadonlyMap<string, KeyExchange> = new Map([
  ['RSA', { signed: false, ecdhe: false, fits: rsa }],
  ['DHE_RSA', { signed: true, ecdhe: false, fits: rsa }],
  ['DHE_DSS', { signed: true, ecdhe: false, fits: dsa }],
  ['DH_RSA', { signed: false, ecdhe: false, fits: () => false }],
  ['DH_DSS', { signed: false, ecdhe: false, fits: () => false }],
  ['ECDHE_RSA', { signed: true, ecdhe: true, fits: rsa }],
  ['ECDHE_ECDSA', { signed: true, ecdhe: true, fits: ecc }],
  ['ECDH_ECDSA', { signed: false, ecdhe: false, fits: (c) => ecc(c) && isSignedWithRsa(c) !== true }],
  ['ECDH_RSA', { signed: false, ecdhe: false, fits: (c) => ecc(c) && isSignedWithRsa(c) !== false }],
]);

const unknown: KeyExchange = { signed: false, ecdhe: false, fits: () => true };

/** The key exchange of a suite up to TLSv1.2. Of a suite that is not in the catalogue nothing is known: any certificate fits. */
export function keyExchangeOf(code: string): KeyExchange {
  const cipher = cipherByCode4(code);
  return (cipher && keyExchanges.get(exchangeName(cipher))) ?? unknown;
}

/** Export suites are RSA suites with shorter keys. */
function exchangeName({ keyExchange }: Cipher): string {
  return keyExchange.startsWith('RSA') ? 'RSA' : keyExchange;
}

/** `TLS_AES_128_GCM_SHA256 (1301)`; the code alone when the suite is not known. */
export function cipherText(code: string): string {
  const cipher = cipherByCode4(code);
  return cipher ? `${cipher.name} (${code})` : code;
}
