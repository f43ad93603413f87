/**
 * The value of a parameter that no action codes: the documented default, or what System SSL does when AT-TLS passes
 * nothing. Both follow the release, and some follow another parameter.
 */
import { availableIn, defaultCipherList, defaultGroups, defaultLists, defaultSignatures, groupByCode, withinReleases } from '../catalog/index.js';
import type { Certainty } from '../catalog/types.js';
import type { Release } from '../workspace/settings.js';
import type { ParameterInfo } from './parameters.js';

/** What a default may depend on. */
export interface DefaultContext {
  readonly release: Release;
  /** Effective value of another parameter; undefined when it has none. */
  value(name: string): string | undefined;
  /** Effective list of another parameter, in order of preference. */
  list(name: string): readonly string[];
}

export interface DefaultResult {
  readonly value: string | readonly string[] | null;
  readonly level: 'default' | 'systemssl';
  readonly certainty: Certainty;
  /** In words, what the reader should know about it. */
  readonly note?: string;
}

const none: DefaultResult = { value: null, level: 'systemssl', certainty: 'doc' };

/** Whether the parameter exists in a release. */
export function isKnownIn(info: ParameterInfo, release: Release): boolean {
  return availableIn(release, info.parameter.since);
}

/** Whether the default follows other parameters, or may; else it depends on the release alone. */
export function dependsOnOthers({ name }: ParameterInfo): boolean {
  return specials.has(name);
}

/** The value when nothing is coded. `list`: the parameter takes a list. */
export function defaultOf(info: ParameterInfo, list: boolean, context: DefaultContext): DefaultResult {
  const special = specials.get(info.name);
  if (special) return special(context);
  if (info.homes.some((home) => home.level === 'rule') && !info.default) return { ...none, level: 'default' };
  if (!isKnownIn(info, context.release) || !info.default) return none;
  const { value, variants, certainty, ofStatement } = info.default;
  const variant = variants?.find((v) => v.when === undefined && withinReleases(context.release, v.from, v.until));
  const text = variant?.value ?? value;
  return { value: list ? text.split(/\s+/) : text, level: ofStatement === false ? 'systemssl' : 'default', certainty };
}

/** Whether TLSv1.3 is on, on which several default lists depend. */
function tls13({ value }: DefaultContext): boolean {
  return value('TLSv1.3') === 'On';
}

/** Whether the group runs in FIPS mode, at whatever level. */
export function isFips(value: string | undefined): boolean {
  return value !== undefined && value !== 'Off';
}

function codes(list: readonly string[] | undefined): DefaultResult {
  return list ? { value: list, level: 'default', certainty: 'doc' } : none;
}

const groups =
  (name: string) =>
  (context: DefaultContext): DefaultResult =>
    codes(defaultGroups(name, context.release, tls13(context)));

/** On V2R5 the parameter came with an APAR, so its default holds from 3.1 only. */
function serverKexCurves(context: DefaultContext): DefaultResult {
  if (availableIn(context.release, '3.1')) return groups('ServerKexECurves')(context);
  return availableIn(context.release, 'V2R5') ? { ...none, note: 'With APAR PH45902 the default is 0023 0024 0025 0021 0019.' } : none;
}

/** The first group of the curves, coded or defaulted, that can be a key share. With ClientECurves Any displays show none. */
function clientKeyShares(context: DefaultContext): DefaultResult {
  if (!availableIn(context.release, 'V2R4')) return none;
  const curves = context.list('ClientECurves');
  if (curves.includes('Any')) return { ...none, certainty: 'sample', note: 'With ClientECurves Any there is no default.' };
  const first = curves.find((code) => groupByCode(code)?.keyShare);
  return first === undefined ? none : codes([first]);
}

/** System SSL's list: AT-TLS passes none. */
function cipherList(context: DefaultContext): DefaultResult {
  const found = defaultCipherList(context.release, isFips(context.value('FIPS140')));
  if (!found) return none;
  const apars = found.withService.map((s) => s.apars.join(' and '));
  const note = apars.length > 0 ? `Service makes the list shorter: ${apars.join('; ')}.` : undefined;
  return { value: found.list.codes, level: 'systemssl', certainty: found.certainty, note };
}

function cipherListV2({ release }: DefaultContext): DefaultResult {
  const gone = [...(availableIn(release, 'V2R2') ? ['1', '2'] : []), ...(availableIn(release, 'V2R3') ? ['6', '7'] : [])];
  const value = defaultLists.ciphersV2.codes.filter((code) => !gone.includes(code));
  return { value, level: 'systemssl', certainty: defaultLists.ciphersV2.certainty };
}

const smallestKey =
  (key: 'rsa' | 'dsa' | 'dh' | 'ecc') =>
  ({ release, value }: DefaultContext): DefaultResult => {
    const mode = value('FIPS140') ?? 'Off';
    const rows = defaultLists.minimumKeySizes.filter((row) => withinReleases(release, row.from, row.until));
    const row = rows.find((r) => r.fips.includes(mode)) ?? rows.find((r) => r.fips.includes('Off'));
    const level = availableIn(release, 'V2R3') ? 'default' : 'systemssl';
    return row ? { value: String(row[key]), level, certainty: row.certainty } : none;
  };

function ticketTimeout({ release, value }: DefaultContext): DefaultResult {
  if (!availableIn(release, 'V2R4')) return none;
  const shared = availableIn(release, '3.1') && value('GSK_SYSPLEX_SESSION_TICKET_CACHE') === 'On';
  return { value: shared ? '600' : '300', level: 'default', certainty: 'doc' };
}

/** Defaults that follow another parameter, or that the catalogue keeps as lists. */
const specials: ReadonlyMap<string, (context: DefaultContext) => DefaultResult> = new Map([
  ['ClientECurves', groups('ClientECurves')],
  ['ServerKeyShareGroups', groups('ServerKeyShareGroups')],
  ['ServerKexECurves', serverKexCurves],
  ['ClientKeyShareGroups', clientKeyShares],
  ['SignaturePairs', (context: DefaultContext) => codes(defaultSignatures('SignaturePairs', context.release, tls13(context)))],
  ['V2CipherSuites', cipherListV2],
  ['V3CipherSuites', cipherList],
  ['V3CipherSuites4Char', cipherList],
  ['PeerMinRsaKeySize', smallestKey('rsa')],
  ['PeerMinDsaKeySize', smallestKey('dsa')],
  ['PeerMinDHKeySize', smallestKey('dh')],
  ['PeerMinECCKeySize', smallestKey('ecc')],
  ['GSK_SESSION_TICKET_SERVER_TIMEOUT', ticketTimeout],
]);
