/** The z/OS end of the connection, from the effective values of a rule. */
import type { EffectiveValues } from '../effective.js';
import type { Offer, ProtocolOffer } from '../offer.js';
import { offerOf } from '../offer.js';
import { roleOf } from '../protocols.js';
import type { Certificate } from './certificates.js';
import { anyCertificate } from './certificates.js';
import type { Endpoint, ProtocolSupport } from './endpoint.js';
import { systemSsl } from './endpoint.js';

/** The certificates that a z/OS server may present, and how they were found. */
export interface ServerCertificates {
  readonly certificates: readonly Certificate[];
  /** System SSL chooses among several labels, and says 510 when none fits. */
  readonly several: boolean;
  /** Labels that the policy names and the key ring does not hold. */
  readonly missing: readonly string[];
  /** What was taken for granted, one sentence. */
  readonly assumption?: string;
}

/** z/OS in words. */
export const zosName = 'z/OS';

/** The z/OS end. Protocols that are on but cannot be used take no part. */
export function zosEndpoint(effective: EffectiveValues, certificates: readonly Certificate[]): Endpoint {
  const is = roleOf(effective) === 'Client' ? 'client' : 'server';
  const offer = offerOf(effective);
  return {
    name: zosName,
    is,
    protocols: usableProtocols(offer).map(supportFrom),
    certificates: is === 'server' ? certificates : [],
    behaviour: systemSsl,
    legacySignatures: true,
    minimumKeyBits: { RSA: numberOf(effective, 'PeerMinRsaKeySize'), ECC: numberOf(effective, 'PeerMinECCKeySize'), DSA: numberOf(effective, 'PeerMinDsaKeySize') },
  };
}

function usableProtocols({ protocols }: Offer): readonly ProtocolOffer[] {
  return protocols.filter((offer) => !offer.unusable);
}

function supportFrom(offer: ProtocolOffer): ProtocolSupport {
  const signs = offer.protocol === 'TLSv1.2' || offer.protocol === 'TLSv1.3';
  return {
    protocol: offer.protocol,
    ciphers: offer.ciphers.codes,
    groups: offer.anyGroup ? 'any' : offer.groups.codes,
    keyShares: offer.keyShares.codes,
    signatures: signs ? offer.signatures.codes : 'any',
    certificateSignatures: signs ? offer.certificateSignatures.codes : 'any',
  };
}

function numberOf(effective: EffectiveValues, name: string): number {
  const value = Number(effective.value(name));
  return Number.isFinite(value) ? value : 0;
}

/** The labels that a server presents certificates of; empty: the default of the key ring. ServerCertificateLabel wins over CertificateLabel. */
export function serverLabels(effective: EffectiveValues): readonly string[] {
  const several = effective.list('ServerCertificateLabel');
  return several.length > 0 ? several : effective.list('CertificateLabel');
}

/**
 * The certificates of a z/OS server.
 * @param given those of the key ring, or without labels those that the server has; undefined: nothing is known of them
 */
export function serverCertificates(effective: EffectiveValues, given: readonly Certificate[] | undefined): ServerCertificates {
  const several = effective.list('ServerCertificateLabel').length > 0;
  if (given === undefined) {
    return { certificates: anyCertificate, several, missing: [], assumption: 'The certificates of the server were not given: it is taken for granted that it has one that fits.' };
  }
  const unlabelled = given.filter(({ label }) => label === undefined);
  const labelled = given.filter(({ label }) => label !== undefined);
  if (labelled.length === 0) return { certificates: unlabelled, several: several || unlabelled.length > 1, missing: [] };
  const labels = serverLabels(effective);
  if (labels.length > 0) {
    const found = labels.map((label) => labelled.find((certificate) => certificate.label === label));
    const certificates = [...found.filter((certificate) => certificate !== undefined), ...unlabelled];
    return { certificates, several: several || certificates.length > 1, missing: labels.filter((_, index) => !found[index]) };
  }
  const ringDefault = given.find(({ isDefault }) => isDefault);
  if (ringDefault || given.length === 1) return { certificates: ringDefault ? [ringDefault] : given, several: false, missing: [] };
  return { certificates: given, several: true, missing: [], assumption: 'The policy names no label, so the default of the key ring is used; which one that is was not given, so any of them may be it.' };
}
