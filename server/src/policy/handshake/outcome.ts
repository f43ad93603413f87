/** What comes of a negotiation between two ends. */
import { groupByCode, signatureByCode } from '../../catalog/index.js';
import type { ProtocolName } from '../protocols.js';
import type { Certificate } from './certificates.js';

/** What stands in the way, the later ones nearer to success. */
export const obstacles = ['protocol', 'cipher', 'certificate', 'certificate-size', 'certificate-curve', 'certificate-signature', 'group', 'signature', 'legacy-signature'] as const;
export type Obstacle = (typeof obstacles)[number];

export interface Agreement {
  readonly ok: true;
  readonly protocol: ProtocolName;
  /** Four hexadecimal digits; one digit for SSLv2. */
  readonly cipher: string;
  /** Four decimal digits; null without an elliptic curve group. */
  readonly group: string | null;
  /** Four hexadecimal digits; null where the server signs nothing, or the protocol fixes how. */
  readonly signature: string | null;
  readonly certificate?: Certificate;
  /** One sentence each. */
  readonly steps: readonly string[];
}

export interface Disagreement {
  readonly ok: false;
  readonly obstacle: Obstacle;
  /** The end that finds out, and ends the handshake with an alert. */
  readonly at: 'client' | 'server';
  /** Present once it was chosen. */
  readonly protocol?: ProtocolName;
  /** The suite that came nearest to success, or was chosen. */
  readonly cipher?: string;
  /** One sentence. */
  readonly why: string;
  readonly steps: readonly string[];
}

export type Outcome = Agreement | Disagreement;

/** `secp256r1 (0023)`; the code alone when the group is not known. */
export function groupText(code: string): string {
  const group = groupByCode(code);
  return group && group.code !== group.name ? `${group.name} (${code})` : code;
}

/** `TLS_SIGALG_SHA256_WITH_RSA (0401)`; the code alone when the pair is not known. */
export function signatureText(code: string): string {
  const name = signatureByCode(code)?.name;
  return name ? `${name} (${code})` : code;
}

/** Codes in words, cut short. */
export function listText(codes: readonly string[], describe: (code: string) => string = (code) => code): string {
  const shown = 6;
  return codes.length === 0 ? 'none' : `${codes.slice(0, shown).map(describe).join(', ')}${codes.length > shown ? ', …' : ''}`;
}
