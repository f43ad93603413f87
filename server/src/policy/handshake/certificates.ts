/** Certificates as far as a handshake depends on them: kind and size of the key, and how the certificate is signed. */
import { groupByCode, groupByName, signatureByCode, signatureByName } from '../../catalog/index.js';

export interface Certificate {
  /** The label in the key ring; absent when nobody named it. */
  readonly label?: string;
  readonly keyType: 'RSA' | 'ECC' | 'DSA';
  /** Size of the key in bits. */
  readonly keyBits: number;
  /** ECC: the group of its curve, four decimal digits; absent when it is none that the catalogue has. */
  readonly curve?: string;
  /** How the issuer signed it: a pair of four hexadecimal digits. Absent: not known, and then never a reason to refuse it. */
  readonly signature?: string;
  /** The default certificate of the key ring. */
  readonly isDefault?: boolean;
}

/** Bits of the curves that certificates may use. */
const curveBits: ReadonlyMap<string, number> = new Map([
  ['0019', 192],
  ['0021', 224],
  ['0023', 256],
  ['0024', 384],
  ['0025', 521],
  ['0026', 256],
  ['0027', 384],
  ['0028', 512],
]);

/** The NIST curve of a size; RACF asks for the size only (NISTECC SIZE(384)). */
const nistCurves: ReadonlyMap<number, string> = new Map([
  [192, '0019'],
  [224, '0021'],
  [256, '0023'],
  [384, '0024'],
  [521, '0025'],
]);

/** Names of curves besides those of the catalogue, in lower case. */
const curveNames: ReadonlyMap<string, string> = new Map([
  ['p192', '0019'],
  ['p224', '0021'],
  ['p256', '0023'],
  ['p384', '0024'],
  ['p521', '0025'],
  ['prime192v1', '0019'],
  ['prime256v1', '0023'],
]);

/** The group of a curve given as code, name or P-256; undefined when it is not known. */
export function curveCode(text: string): string | undefined {
  const found = groupByCode(text) ?? groupByName(text);
  if (found) return found.code === 'Any' ? undefined : found.code;
  return curveNames.get(text.toLowerCase().replace('-', ''));
}

/** Kinds of certificate that `--server-cert` takes, as examples. */
export const certificateKinds = ['rsa-2048', 'rsa-3072', 'rsa-4096', 'ecdsa-p256', 'ecdsa-p384', 'ecdsa-p521', 'dsa-2048'] as const;

/** The certificate behind `rsa-BITS`, `ecdsa-CURVE` or `dsa-BITS`; undefined for any other text. */
export function certificateOfKind(text: string): Certificate | undefined {
  const [, type = '', rest = ''] = /^(rsa|ecdsa|ecc|dsa)-(.+)$/i.exec(text.trim()) ?? [];
  if (/^ec/i.test(type)) {
    const curve = curveCode(rest) ?? nistCurves.get(Number(rest));
    return curve === undefined ? undefined : { keyType: 'ECC', keyBits: curveBits.get(curve) ?? 0, curve };
  }
  if (type === '' || !/^\d{3,5}$/.test(rest)) return undefined;
  return { keyType: type.toLowerCase() === 'rsa' ? 'RSA' : 'DSA', keyBits: Number(rest) };
}

/** One of each usual kind: what stands in when nobody says which certificates there are. */
export const anyCertificate: readonly Certificate[] = ['rsa-2048', 'ecdsa-p256', 'ecdsa-p384', 'ecdsa-p521'].flatMap((kind) => certificateOfKind(kind) ?? []);

/** The certificate in words: `RSA 2048`, `ECC secp384r1`, with its label when it has one. */
export function certificateText({ label, keyType, keyBits, curve }: Certificate): string {
  const kind = keyType === 'ECC' ? `ECC ${curve === undefined ? keyBits : (groupByCode(curve)?.name ?? curve)}` : `${keyType} ${keyBits}`;
  return label === undefined ? `${kind} certificate` : `certificate ${label} (${kind})`;
}

/** Whether the issuer signed with an RSA key; undefined when the signature is not known. */
export function isSignedWithRsa({ signature }: Certificate): boolean | undefined {
  const pair = signature === undefined ? undefined : signatureByCode(signature);
  return pair && pair.certificateKey === 'RSA';
}

/**
 * Reads certificates from the JSON of `--certificates`: `[{"label","keyType","keyBits","curve","signature"}]`. Curves may be
 * codes or names, a signature a code or a constant; `"default": true` marks the default certificate of the key ring.
 * @returns the certificates, and a sentence for each entry that cannot be used
 */
export function readCertificates(json: unknown): { readonly certificates: readonly Certificate[]; readonly problems: readonly string[] } {
  if (!Array.isArray(json)) return { certificates: [], problems: ['A JSON array of certificates is expected.'] };
  const problems: string[] = [];
  const certificates = json.flatMap((entry: unknown, index) => {
    const found = readCertificate(entry);
    if (typeof found !== 'string') return [found];
    problems.push(`Certificate ${index + 1}: ${found}`);
    return [];
  });
  return { certificates, problems };
}

function readCertificate(entry: unknown): Certificate | string {
  if (typeof entry !== 'object' || entry === null) return 'an object is expected.';
  const raw: Record<string, unknown> = { ...entry };
  const keyType = typeof raw['keyType'] === 'string' ? keyTypeOf(raw['keyType']) : undefined;
  if (!keyType) return 'keyType must be RSA, ECC or DSA.';
  const bits = Number(raw['keyBits'] ?? NaN);
  const curve = typeof raw['curve'] === 'string' ? curveCode(raw['curve']) : keyType === 'ECC' ? nistCurves.get(bits) : undefined;
  if (keyType === 'ECC' && typeof raw['curve'] === 'string' && curve === undefined) return `the curve ${raw['curve']} is not known.`;
  const keyBits = Number.isInteger(bits) && bits > 0 ? bits : curve === undefined ? undefined : curveBits.get(curve);
  if (keyBits === undefined) return keyType === 'ECC' ? 'a curve or keyBits is needed.' : 'keyBits is needed.';
  const given = raw['signature'];
  const signature = typeof given === 'string' ? (signatureByCode(given) ?? signatureByName(given))?.code : undefined;
  if (given !== undefined && given !== null && signature === undefined) return `the signature ${String(given)} is not known; 0401 is SHA-256 with RSA.`;
  return {
    ...(typeof raw['label'] === 'string' && { label: raw['label'] }),
    keyType,
    keyBits,
    ...(keyType === 'ECC' && curve !== undefined && { curve }),
    ...(signature !== undefined && { signature }),
    ...(raw['default'] === true && { isDefault: true }),
  };
}

function keyTypeOf(text: string): Certificate['keyType'] | undefined {
  switch (text.toUpperCase()) {
    case 'RSA':
      return 'RSA';
    case 'EC':
    case 'ECC':
    case 'ECDSA':
      return 'ECC';
    case 'DSA':
      return 'DSA';
    default:
      return undefined;
  }
}
