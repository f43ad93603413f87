/** What System SSL uses when the policy names no ciphers, groups or signature algorithms, by release. */
import rows from './data/default-lists.json' with { type: 'json' };
import { dataOf } from './lazy.js';
import { availableIn, type Release } from './releases.js';
import type { Certainty, DefaultCipherList, DefaultCodeList, DefaultLists } from './types.js';

/** Default lists, the documented FIPS list, Suite B profiles and smallest key sizes. */
export const defaultLists = dataOf<DefaultLists>(rows);

/** A default cipher list of one release. */
export interface ReleaseCipherList {
  readonly list: DefaultCipherList;
  /** How sure it is that the release has this list. */
  readonly certainty: Certainty;
  /** Lists that the release has with further service. */
  readonly withService: readonly { readonly list: DefaultCipherList; readonly apars: readonly string[] }[];
}

/** The default cipher list of a release, as shipped, in or outside FIPS mode, and the lists that service turns it into. */
export function defaultCipherList(release: Release, fips: boolean): ReleaseCipherList | undefined {
  const entries = defaultLists.ciphers
    .filter((list) => list.fips === fips)
    .flatMap((list) => list.releases.filter((entry) => entry.release === release).map((entry) => ({ list, entry })));
  const base = entries.find(({ entry }) => !entry.service);
  if (!base) return undefined;
  return {
    list: base.list,
    certainty: base.entry.certainty,
    withService: entries.flatMap(({ list, entry }) => (entry.service ? [{ list, apars: entry.service }] : [])),
  };
}

function codesOf(lists: readonly DefaultCodeList[], parameter: string, release: Release, tls13: boolean): readonly string[] | undefined {
  const row = lists.find((list) => list.parameter.toLowerCase() === parameter.toLowerCase());
  if (!row || !availableIn(release, row.since)) return undefined;
  return tls13 && availableIn(release, 'V2R4') ? (row.tls13Codes ?? row.codes) : row.codes;
}

/**
 * The default groups of ClientECurves, ClientKeyShareGroups, ServerKeyShareGroups or ServerKexECurves, as four decimal digits each;
 * undefined when the release has no such parameter. `tls13` tells whether TLSv1.3 is On.
 * The default of ClientKeyShareGroups follows ClientECurves: it is its first group that TLSv1.3 can use; what is given here goes with the default curves.
 */
export function defaultGroups(parameter: string, release: Release, tls13: boolean): readonly string[] | undefined {
  return codesOf(defaultLists.groups, parameter, release, tls13);
}

/** The default signature pairs of SignaturePairs or OcspRequestSigalg, as four hexadecimal digits each. `tls13` tells whether TLSv1.3 is On. */
export function defaultSignatures(parameter: string, release: Release, tls13: boolean): readonly string[] | undefined {
  return codesOf(defaultLists.signatures, parameter, release, tls13);
}
