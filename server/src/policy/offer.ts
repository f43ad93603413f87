/**
 * What a rule really offers or accepts in each protocol: its cipher suites, groups and signature pairs, less those that
 * FIPS 140, Suite B, the release or the protocol itself take away, with the reason for each.
 * Sources: System SSL Programming (cipher suite, FIPS and Suite B topics) as far as the catalogue has them.
 */
import { availableIn, cipherByCode4, cipherV2ByCode, defaultLists, groupByCode, groups, signatureByCode } from '../catalog/index.js';
import type { Certainty } from '../catalog/types.js';
import { isFips } from './defaults.js';
import type { EffectiveValues } from './effective.js';
import type { ProtocolName } from './protocols.js';
import { enabledProtocols, protocols, roleOf } from './protocols.js';

export type RemovalReason =
  /** The protocol version does not know it. */
  | 'protocol'
  /** FIPS140 does not allow it. */
  | 'fips'
  /** Not in the Suite B profile. */
  | 'suite-b'
  /** The release does not have it yet. */
  | 'release'
  /** Not in the catalogue: whether System SSL knows it is not established. */
  | 'unknown'
  /** A key share group that is not among the curves. */
  | 'not-a-curve'
  /** System SSL leaves it out when TLSv1.3 is the only protocol. */
  | 'only-tls13';

/** Something coded, or in a default list, that does not take part. */
export interface Removed {
  readonly code: string;
  readonly reason: RemovalReason;
  /** One sentence. */
  readonly why: string;
  readonly certainty: Certainty;
}

/** A list in order of preference, and what was taken out of it. */
export interface OfferedList {
  readonly codes: readonly string[];
  readonly removed: readonly Removed[];
}

/** What takes part in one protocol. */
export interface ProtocolOffer {
  readonly protocol: ProtocolName;
  /** Present: the protocol is switched on but cannot be used. */
  readonly unusable?: { readonly why: string; readonly certainty: Certainty };
  /** Four hexadecimal digits each; one digit for SSLv2. */
  readonly ciphers: OfferedList;
  /**
   * Groups for the key exchange: those that a client offers (ClientECurves), those that a server takes (ServerKexECurves, in
   * TLSv1.3 ServerKeyShareGroups). Empty where the protocol has none.
   */
  readonly groups: OfferedList;
  /** ClientECurves Any, or a server without a list of its own: every group that System SSL knows, in no known order. */
  readonly anyGroup: boolean;
  /** TLSv1.3 and client only: groups for which it sends a key share, in the order of ClientECurves. */
  readonly keyShares: OfferedList;
  /** Pairs for the signatures of the handshake; empty before TLSv1.2, where the protocol fixes them. */
  readonly signatures: OfferedList;
  /** Pairs that may sign certificates of the partner: SignaturePairsCert, else SignaturePairs. */
  readonly certificateSignatures: OfferedList;
}

export interface Offer {
  /** The protocols that are on, oldest first, unusable ones included. */
  readonly protocols: readonly ProtocolOffer[];
  protocol(name: ProtocolName): ProtocolOffer | undefined;
}

const nothing: OfferedList = { codes: [], removed: [] };

/** Signature pairs that System SSL does not send when TLSv1.3 is the only protocol (catalogue: signatureDefaults). */
const leftOutWithOnlyTls13: ReadonlySet<string> = new Set(['0101', '0201', '0202', '0203', '0301', '0302', '0303', '0402']);

/** What a rule offers (client) or accepts (server). */
export function offerOf(effective: EffectiveValues): Offer {
  const enabled = enabledProtocols(effective).map((p) => p.name);
  const offers = enabled.map((protocol) => new Offering(effective, protocol, enabled).result());
  return { protocols: offers, protocol: (name) => offers.find((o) => o.protocol === name) };
}

type Test = (code: string) => Omit<Removed, 'code'> | undefined;

class Offering {
  private readonly wire: string;
  private readonly fips: boolean;
  private readonly fipsText: string;

  constructor(
    private readonly effective: EffectiveValues,
    private readonly protocol: ProtocolName,
    private readonly enabled: readonly ProtocolName[],
  ) {
    this.wire = protocols.find((p) => p.parameter === protocol)?.wire ?? protocol;
    this.fipsText = effective.value('FIPS140') ?? 'Off';
    this.fips = isFips(this.fipsText);
  }

  result(): ProtocolOffer {
    const curves = this.groups();
    return {
      protocol: this.protocol,
      unusable: this.unusable(),
      ciphers: this.ciphers(),
      groups: curves.list,
      anyGroup: curves.any,
      keyShares: this.keyShares(),
      signatures: this.signatures(),
      certificateSignatures: this.certificateSignatures(),
    };
  }

  private unusable(): ProtocolOffer['unusable'] {
    if (!this.fips) return undefined;
    if (this.protocol === 'SSLv2' || this.protocol === 'SSLv3') return { why: `${this.protocol} is left out while FIPS140 is ${this.fipsText}.`, certainty: 'doc' };
    if (this.protocol === 'TLSv1.3') return { why: `TLSv1.3 cannot be used while FIPS140 is ${this.fipsText}.`, certainty: this.effective.release === 'V2R4' ? 'doc' : 'unknown' };
    return undefined;
  }

  private ciphers(): OfferedList {
    if (this.protocol === 'SSLv2') return filtered(this.effective.list('V2CipherSuites'), [(code) => (cipherV2ByCode(code) ? undefined : unknown(code))]);
    const profile = this.suiteB();
    const coded = this.effective.get('V3CipherSuites');
    if (!profile) return filtered(this.effective.list('V3CipherSuites'), this.cipherTests());
    // With a profile the policy's own list is not looked at: what is not in the profile is gone, and the profile is the list.
    const own = coded?.level === 'systemssl' ? [] : this.effective.list('V3CipherSuites');
    const outside = own.filter((code) => !profile.codes.includes(code)).map((code) => ({ code, ...this.notInProfile(profile.certainty) }));
    const offered = filtered(profile.codes, this.cipherTests());
    return { codes: offered.codes, removed: [...outside, ...offered.removed] };
  }

  private cipherTests(): Test[] {
    return [
      (code) => (cipherByCode4(code) ? undefined : unknown(code)),
      (code) => {
        const cipher = cipherByCode4(code);
        return cipher && !cipher.protocols.includes(this.wire) ? { reason: 'protocol', why: `${cipher.name} is no suite of ${this.protocol}.`, certainty: 'rfc' } : undefined;
      },
      (code) => {
        const cipher = cipherByCode4(code);
        return cipher && !availableIn(this.effective.release, cipher.supportedSince)
          ? { reason: 'release', why: `${cipher.name} came with ${cipher.supportedSince ?? 'a later release'}.`, certainty: cipher.supportCertainty }
          : undefined;
      },
      (code) => {
        const cipher = cipherByCode4(code);
        return this.fips && cipher?.fips140 === 'n' ? { ...this.notFips(cipher.name), certainty: cipher.fips140Certainty } : undefined;
      },
    ];
  }

  private groups(): { list: OfferedList; any: boolean } {
    if (this.protocol === 'SSLv2' || this.protocol === 'SSLv3') return { list: nothing, any: false };
    const client = roleOf(this.effective) === 'Client';
    const name = client ? 'ClientECurves' : this.protocol === 'TLSv1.3' ? 'ServerKeyShareGroups' : 'ServerKexECurves';
    const coded = this.effective.list(name);
    const any = coded.includes('Any') || (name === 'ServerKexECurves' && coded.length === 0);
    const codes = any ? groups.filter((g) => g.wireHex !== '' && g.certainty !== 'unknown').map((g) => g.code) : coded;
    return { list: filtered(codes, this.groupTests()), any };
  }

  private keyShares(): OfferedList {
    if (this.protocol !== 'TLSv1.3' || roleOf(this.effective) !== 'Client') return nothing;
    const { list, any } = this.groups();
    const shares = this.effective.list('ClientKeyShareGroups');
    const offered = filtered(shares, [
      ...this.groupTests(),
      (code) => (list.codes.includes(code) ? undefined : { reason: 'not-a-curve', why: `${groupName(code)} is not among the groups of ClientECurves.`, certainty: 'doc' }),
    ]);
    const inOrder = any ? offered.codes : list.codes.filter((code) => offered.codes.includes(code));
    return { codes: inOrder, removed: offered.removed };
  }

  private groupTests(): Test[] {
    const profile = this.suiteB();
    return [
      (code) => (groupByCode(code) && groupByCode(code)?.certainty !== 'unknown' ? undefined : unknown(code)),
      (code) => {
        const group = groupByCode(code);
        const fits = group?.protocols.includes(this.wire) && (this.protocol !== 'TLSv1.3' || group.keyShare);
        return group && !fits ? { reason: 'protocol', why: `${this.protocol} does not use ${group.name}.`, certainty: 'doc' } : undefined;
      },
      (code) => this.tooNew(code),
      (code) => {
        const group = groupByCode(code);
        return this.fips && group?.fips140 === 'n' ? { ...this.notFips(group.name), certainty: 'memory' } : undefined;
      },
      (code) => (profile && this.protocol === 'TLSv1.2' && !profile.groups.includes(code) ? this.notInProfile(profile.certainty) : undefined),
    ];
  }

  /** x25519 and x448 came for TLSv1.3 with V2R4, for the protocols before it with 3.1 (earlier with System SSL APAR OA61783). */
  private tooNew(code: string): Omit<Removed, 'code'> | undefined {
    const group = groupByCode(code);
    if (group?.since === undefined) return undefined;
    const since = this.protocol === 'TLSv1.3' ? group.since : '3.1';
    if (availableIn(this.effective.release, since)) return undefined;
    const apar = this.protocol === 'TLSv1.3' ? '' : ', or with System SSL APAR OA61783';
    return { reason: 'release', why: `${group.name} can be used in ${this.protocol} from ${since} on${apar}.`, certainty: 'doc' };
  }

  private signatures(): OfferedList {
    if (this.protocol !== 'TLSv1.2' && this.protocol !== 'TLSv1.3') return nothing;
    return filtered(this.effective.list('SignaturePairs'), [
      ...this.signatureTests(),
      (code) => {
        const pair = signatureByCode(code);
        return pair?.certificateOnly?.includes(this.wire) ? { reason: 'protocol', why: `In ${this.protocol} ${pair.name} may sign certificates only.`, certainty: 'rfc' } : undefined;
      },
    ]);
  }

  private certificateSignatures(): OfferedList {
    if (this.protocol !== 'TLSv1.2' && this.protocol !== 'TLSv1.3') return nothing;
    const own = this.effective.list('SignaturePairsCert');
    return filtered(own.length > 0 ? own : this.effective.list('SignaturePairs'), this.signatureTests());
  }

  private signatureTests(): Test[] {
    const onlyTls13 = this.enabled.every((p) => p === 'TLSv1.3');
    return [
      (code) => (signatureByCode(code) ? undefined : unknown(code)),
      (code) => {
        const pair = signatureByCode(code);
        return pair && !pair.protocols.includes(this.wire) ? { reason: 'protocol', why: `${pair.name} is not used in ${this.protocol}.`, certainty: pair.certainty } : undefined;
      },
      (code) =>
        onlyTls13 && leftOutWithOnlyTls13.has(code)
          ? { reason: 'only-tls13', why: `${signatureByCode(code)?.name ?? code} is not sent when TLSv1.3 is the only protocol.`, certainty: 'doc' }
          : undefined,
      (code) => {
        const pair = signatureByCode(code);
        if (!this.fips || !pair) return undefined;
        if (pair.hash === 'MD5') return { ...this.notFips(pair.name), certainty: 'doc' };
        return this.fipsText === 'Level3' && pair.hash === 'SHA1' ? { ...this.notFips(pair.name), certainty: 'memory' } : undefined;
      },
    ];
  }

  private suiteB(): (typeof defaultLists.suiteB)[number] | undefined {
    const profile = this.effective.value('SuiteBProfile');
    return defaultLists.suiteB.find((row) => row.profiles.some((name) => name === profile));
  }

  private notInProfile(certainty: Certainty): Omit<Removed, 'code'> {
    return { reason: 'suite-b', why: `SuiteBProfile ${this.effective.value('SuiteBProfile') ?? ''} does not hold it.`, certainty };
  }

  private notFips(name: string): Pick<Removed, 'reason' | 'why'> {
    return { reason: 'fips', why: `FIPS140 ${this.fipsText} does not allow ${name}.` };
  }
}

function filtered(codes: readonly string[], tests: readonly Test[]): OfferedList {
  const kept: string[] = [];
  const removed: Removed[] = [];
  for (const code of codes) {
    const found = firstOf(tests, code);
    if (found) removed.push({ code, ...found });
    else kept.push(code);
  }
  return { codes: kept, removed };
}

function firstOf(tests: readonly Test[], code: string): Omit<Removed, 'code'> | undefined {
  for (const test of tests) {
    const found = test(code);
    if (found) return found;
  }
  return undefined;
}

function unknown(code: string): Omit<Removed, 'code'> {
  return { reason: 'unknown', why: `Whether System SSL knows ${code} is not established.`, certainty: 'unknown' };
}

function groupName(code: string): string {
  return groupByCode(code)?.name ?? code;
}
