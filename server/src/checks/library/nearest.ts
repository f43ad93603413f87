/** Did-you-mean over names, of which a library may have thousands. */
import { distance } from 'fastest-levenshtein';
import { didYouMean } from '../support/did-you-mean.js';

export { didYouMean as nearest };

/** Finds nearest names as long as the effort lasts: a file checked without its common file may have thousands of unknown names. */
export class Suggestions {
  private effort = 50_000;

  /** As `didYouMean`; undefined also when the effort is used up. */
  nearest(name: string, candidates: readonly string[]): string | undefined {
    if (this.effort < candidates.length) return undefined;
    this.effort -= candidates.length;
    return didYouMean(name, candidates);
  }
}

/** The `count` candidates most like the name, best first. */
export function closest(name: string, candidates: readonly string[], count: number): string[] {
  const wanted = name.toLowerCase();
  return candidates
    .map((candidate) => ({ candidate, apart: distance(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.apart - b.apart)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
