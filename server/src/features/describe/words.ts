/** Phrases that several descriptions share. */
import { availableIn, isRelease, type Release } from '../../catalog/index.js';
import type { Certainty, FileRole, Strength } from '../../catalog/types.js';

/** How sure a fact is, as a sentence; undefined when a manual or a public standard says so. */
export function hedge(certainty: Certainty | undefined): string | undefined {
  switch (certainty) {
    case 'sample':
      return '_Seen in real use; not confirmed by a manual._';
    case 'memory':
      return '_Not confirmed by a manual._';
    case 'unknown':
      return '_Not established._';
    default:
      return undefined;
  }
}

/** The same in brackets behind a fact: ` (not confirmed)`; empty when it is sure. */
export function doubt(certainty: Certainty | undefined): string {
  return certainty === 'memory' || certainty === 'unknown' ? ' (not confirmed by a manual)' : '';
}

/** `z/OS V2R5`, `z/OS 3.1`. */
export function releaseName(release: string): string {
  return `z/OS ${release}`;
}

/** Since when something exists, and a warning when the release of the settings does not have it. */
export function sinceSentence(since: string | undefined, certainty: Certainty | undefined, release: Release): string | undefined {
  if (!since) return undefined;
  const sentence = `Since ${isRelease(since) ? releaseName(since) : since}${doubt(certainty)}.`;
  return availableIn(release, since) ? sentence : `${sentence} **Not in ${releaseName(release)}**, the release of your settings.`;
}

const strengths: Record<Strength, string> = {
  recommended: 'Recommended',
  secure: 'Secure',
  acceptable: 'Acceptable',
  weak: 'Weak',
  insecure: 'Insecure',
  broken: 'Broken: do not use',
  unknown: '',
};

/** How strong something is, in a word or two; empty when nobody has judged it. */
export function strengthWord(strength: Strength): string {
  return strengths[strength];
}

/** Better first: for the order of proposals. */
export function strengthRank(strength: Strength): number {
  return ['recommended', 'secure', 'acceptable', 'unknown', 'weak', 'insecure', 'broken'].indexOf(strength);
}

const roles: Record<FileRole, string> = {
  main: 'main configuration file',
  image: 'image configuration file',
  ttls: 'AT-TLS policy file',
  ipsec: 'IPSec policy file',
  ids: 'IDS policy file',
  qos: 'QoS policy file',
  routing: 'routing policy file',
  zert: 'zERT policy file',
};

/** The part that a file plays, in words. */
export function roleName(role: FileRole): string {
  return roles[role];
}

/** `1 reference`, `2 references`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

const lengths: readonly (readonly [number, string])[] = [
  [86400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
];

/** A time as a person says it: 86400 seconds are `1 day`; undefined when that says no more than the number. */
export function durationText(value: number, unit: string): string | undefined {
  const base = unit === 'seconds' ? 1 : unit === 'minutes' ? 60 : unit === 'hours' ? 3600 : undefined;
  if (base === undefined || !Number.isInteger(value) || value <= 0) return undefined;
  const total = value * base;
  for (const [length, name] of lengths) {
    if (total % length === 0 && length > base) return count(total / length, name);
  }
  return undefined;
}
