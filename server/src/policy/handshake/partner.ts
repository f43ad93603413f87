/** The other end of the connection: what is known of a product, or what a file says. */
import { cipherByCode4, cipherByName, groupByCode, groupByName, signatureByCode, signatureByName } from '../../catalog/index.js';
import type { Certainty } from '../../catalog/types.js';
import type { ProtocolName } from '../protocols.js';
import { protocols } from '../protocols.js';
import type { Certificate } from './certificates.js';
import type { Choice, Endpoint, ProtocolSupport } from './endpoint.js';
import { partnerBehaviour, systemSsl } from './endpoint.js';

/** A partner as data. Codes as policy writes them: groups in decimal (x25519 is 0029), suites and pairs in hexadecimal. */
export interface PartnerProfile {
  /** As the command takes it. */
  readonly name: string;
  readonly title: string;
  /** Version of the product that the lists belong to. */
  readonly version?: string;
  /** Where the lists come from. */
  readonly source: string;
  readonly certainty: Certainty;
  /** The roles that it can take. */
  readonly is: readonly ('client' | 'server')[];
  readonly protocols: readonly string[];
  /** In order of preference; codes that System SSL does not have among them. */
  readonly ciphers: readonly string[];
  /** Absent: it sends no list, so that every group is possible. */
  readonly groups?: readonly string[];
  /** Groups of its first key shares; the first group when absent. */
  readonly keyShares?: readonly string[];
  /** Absent: every pair is possible. */
  readonly signatureAlgorithms?: readonly string[];
  /** Pairs that may sign certificates, when it lists them apart. */
  readonly certificateSignatureAlgorithms?: readonly string[];
  /** Servers: whose order decides; the server's when absent. */
  readonly preference?: 'server' | 'client';
  /** false: refuses the SHA-1 signatures of TLSv1 and TLSv1.1. */
  readonly legacySignatures?: boolean;
  /** Clients: false, it never sends a certificate. */
  readonly certificate?: boolean;
  /** It is System SSL, and chooses as that does. */
  readonly systemSsl?: boolean;
}

/** The partner as one end of a connection. `certificates`: those of a server. */
export function partnerEndpoint(profile: PartnerProfile, is: 'client' | 'server', certificates: readonly Certificate[]): Endpoint {
  const names = protocols.filter(({ parameter }) => profile.protocols.includes(parameter));
  return {
    name: profile.name,
    is,
    protocols: names.map(({ parameter, wire }) => support(profile, parameter, wire)),
    certificates,
    behaviour: profile.systemSsl ? systemSsl : partnerBehaviour(profile.preference ?? 'server'),
    legacySignatures: profile.legacySignatures ?? true,
  };
}

function support(profile: PartnerProfile, protocol: ProtocolName, wire: string): ProtocolSupport {
  const groups = groupsFor(profile.groups, wire);
  const own = profile.keyShares?.filter((code) => usableGroup(code, wire));
  return {
    protocol,
    ciphers: profile.ciphers.filter((code) => usableCipher(code, protocol, wire)),
    groups,
    keyShares: protocol === 'TLSv1.3' ? (own ?? (groups === 'any' ? [] : groups.slice(0, 1))) : [],
    signatures: profile.signatureAlgorithms ?? 'any',
    certificateSignatures: profile.certificateSignatureAlgorithms ?? profile.signatureAlgorithms ?? 'any',
  };
}

/** A suite that the catalogue does not have is taken for one of TLSv1.3 when its code begins with 13, else of TLSv1.2. */
function usableCipher(code: string, protocol: ProtocolName, wire: string): boolean {
  if (protocol === 'SSLv2') return code.length === 1;
  const cipher = cipherByCode4(code);
  return cipher ? cipher.protocols.includes(wire) : protocol === (code.startsWith('13') ? 'TLSv1.3' : 'TLSv1.2');
}

function groupsFor(groups: readonly string[] | undefined, wire: string): Choice {
  return groups === undefined ? 'any' : groups.filter((code) => usableGroup(code, wire));
}

/** A group that the catalogue does not have may be used anywhere: z/OS has no use for it anyway. */
function usableGroup(code: string, wire: string): boolean {
  const group = groupByCode(code);
  return group === undefined || (group.protocols.includes(wire) && (wire !== 'TLSv1.3' || group.keyShare));
}

export interface PartnerFile {
  /** Absent when there are problems. */
  readonly partner?: PartnerProfile;
  /** One sentence each. */
  readonly problems: readonly string[];
}

/**
 * Reads the JSON of `--partner`: `{"is":"client|server","protocols":["TLSv1.2"],"ciphers":["C030"],"groups":["0023"],
 * "signatureAlgorithms":["0401"]}`. Constants are taken for codes, TLSv1.0 for TLSv1. Groups and pairs that are left out, or empty, are not
 * restricted. Optional: the other keys of `PartnerProfile`.
 */
export function readPartner(json: unknown, name: string): PartnerFile {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { problems: ['A JSON object with is, protocols and ciphers is expected.'] };
  const raw: Record<string, unknown> = { ...json };
  const reader = new PartnerReader(raw);
  const is = reader.oneOf('is', ['client', 'server']);
  if (is === undefined) reader.problems.push('"is" must be "client" or "server".');
  const partner: PartnerProfile = {
    name,
    title: name,
    source: name,
    certainty: 'doc',
    is: is === undefined ? [] : [is],
    protocols: reader.list('protocols', protocolName) ?? reader.missing('protocols'),
    ciphers: reader.list('ciphers', cipherCode) ?? reader.missing('ciphers'),
    groups: notEmpty(reader.list('groups', groupCode)),
    keyShares: reader.list('keyShares', groupCode),
    signatureAlgorithms: notEmpty(reader.list('signatureAlgorithms', signatureCode)),
    certificateSignatureAlgorithms: reader.list('certificateSignatureAlgorithms', signatureCode),
    preference: reader.oneOf('preference', ['server', 'client']),
    legacySignatures: reader.flag('legacySignatures'),
    certificate: reader.flag('certificate'),
  };
  return reader.problems.length > 0 ? { problems: reader.problems } : { partner, problems: [] };
}

/** An empty list stands for an extension that is not sent, as one that is sent is never empty. */
function notEmpty(codes: readonly string[] | undefined): readonly string[] | undefined {
  return codes?.length === 0 ? undefined : codes;
}

class PartnerReader {
  readonly problems: string[] = [];

  constructor(private readonly raw: Readonly<Record<string, unknown>>) {}

  /** Undefined when the key is absent. */
  list(key: string, read: (text: string) => string | undefined): readonly string[] | undefined {
    const value = this.raw[key];
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) {
      this.problems.push(`"${key}" must be an array.`);
      return undefined;
    }
    return value.flatMap((entry: unknown) => {
      const code = typeof entry === 'string' ? read(entry.trim()) : undefined;
      if (code === undefined) this.problems.push(`"${key}": ${JSON.stringify(entry)} is not known.`);
      return code ?? [];
    });
  }

  missing(key: string): readonly string[] {
    if (this.raw[key] === undefined) this.problems.push(`"${key}" is missing.`);
    return [];
  }

  oneOf<T extends string>(key: string, values: readonly T[]): T | undefined {
    return values.find((value) => value === this.raw[key]);
  }

  flag(key: string): boolean | undefined {
    const value = this.raw[key];
    return typeof value === 'boolean' ? value : undefined;
  }
}

function protocolName(text: string): string | undefined {
  return protocols.find(({ parameter, wire }) => [parameter, wire].some((name) => name.toLowerCase() === text.toLowerCase()))?.parameter;
}

function cipherCode(text: string): string | undefined {
  return cipherByName(text)?.code4 ?? (/^([0-9a-f]{4}|[0-9a-f])$/i.test(text) ? text.toUpperCase() : undefined);
}

function groupCode(text: string): string | undefined {
  const found = groupByName(text)?.code ?? (/^\d{4}$/.test(text) ? text : undefined);
  return found === 'Any' ? undefined : found;
}

function signatureCode(text: string): string | undefined {
  return signatureByName(text)?.code ?? signatureByCode(text)?.code ?? (/^[0-9a-f]{4}$/i.test(text) ? text.toUpperCase() : undefined);
}
