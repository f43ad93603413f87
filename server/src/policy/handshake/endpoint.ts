/** One end of a connection as the negotiation sees it, whichever product it is. */
import type { ProtocolName } from '../protocols.js';
import type { Certificate } from './certificates.js';

/** A list in order of preference; `any`: the end sends or sets no restriction. */
export type Choice = readonly string[] | 'any';

/** What an end brings along for one protocol. Codes as policy writes them. */
export interface ProtocolSupport {
  readonly protocol: ProtocolName;
  readonly ciphers: readonly string[];
  /** Groups for the key exchange: of a client those that it offers, of a server those that it takes. */
  readonly groups: Choice;
  /** TLSv1.3 clients: groups for which the first hello holds a key share. */
  readonly keyShares: readonly string[];
  /** Pairs for signatures in the handshake; `any` also where the protocol fixes them. */
  readonly signatures: Choice;
  /** Pairs that may sign certificates of the partner. */
  readonly certificateSignatures: Choice;
}

/** Whose order decides; and what an implementation looks at before it chooses. */
export interface Behaviour {
  /** Suites: the server's order or the client's. */
  readonly ciphers: 'server' | 'client';
  /** Groups below TLSv1.3, and the group that a server asks for with HelloRetryRequest. */
  readonly groups: 'server' | 'client';
  /** Signature pairs of the server's own signature. */
  readonly signatures: 'server' | 'client';
  /** A server passes over a certificate whose own signature the client does not list (TLSv1.2 and later). */
  readonly matchesCertificateSignatures: boolean;
  /** A TLSv1.2 server passes over a suite for which it can sign nothing; else it takes the suite and gives up, also when no pair at all is shared. */
  readonly matchesSignaturePairs: boolean;
  /** A client refuses a server certificate whose own signature it did not list (TLSv1.2 and later). */
  readonly checksCertificateSignatures: boolean;
}

/**
 * System SSL. Suites: the server's order (IP Configuration Guide, AT-TLS cipher suites). Groups: the client's order (System
 * SSL Programming, server key exchange curves and key shares). Certificates must be signed with a pair that the partner
 * lists (System SSL return code 467). Not established, and assumed here: the order of signature pairs is the client's, and a suite
 * for which the server cannot sign is passed over.
 */
export const systemSsl: Behaviour = {
  ciphers: 'server',
  groups: 'client',
  signatures: 'client',
  matchesCertificateSignatures: true,
  matchesSignaturePairs: true,
  checksCertificateSignatures: true,
};

/** OpenSSL, and what is assumed of any other partner: one preference, the server's or the client's, decides everything. */
export function partnerBehaviour(preference: 'server' | 'client'): Behaviour {
  return { ciphers: preference, groups: preference, signatures: preference, matchesCertificateSignatures: false, matchesSignaturePairs: false, checksCertificateSignatures: false };
}

export interface Endpoint {
  /** In sentences: `z/OS`, `openssl-3`, `the partner`. */
  readonly name: string;
  readonly is: 'client' | 'server';
  /** Oldest first. */
  readonly protocols: readonly ProtocolSupport[];
  /** Servers: what it may present, in order of preference. */
  readonly certificates: readonly Certificate[];
  readonly behaviour: Behaviour;
  /** false: takes no part in a signed key exchange of TLSv1 and TLSv1.1, whose signatures use SHA-1. */
  readonly legacySignatures: boolean;
  /** Clients: the smallest keys that it takes in the server's certificate, in bits. */
  readonly minimumKeyBits?: { readonly [type in Certificate['keyType']]: number };
}

/** What the end brings along for a protocol; undefined when it does not take part in it. */
export function supportOf(end: Endpoint, protocol: ProtocolName): ProtocolSupport | undefined {
  return end.protocols.find((support) => support.protocol === protocol);
}

/** Whether a choice holds a code. */
export function holds(choice: Choice, code: string): boolean {
  return choice === 'any' || choice.includes(code);
}

/** What two choices have in common, in the order of the first; of two unrestricted ones, `fallback`. */
export function common(first: Choice, second: Choice, fallback: readonly string[]): readonly string[] {
  if (first === 'any') return second === 'any' ? fallback : second;
  return first.filter((code) => holds(second, code));
}
