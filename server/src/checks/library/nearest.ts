/** Did-you-mean over names: the nearest of many, found with bounded effort. */
import { distance } from 'fastest-levenshtein';

/** How many edits apart two names may be and still be taken for a slip. */
function tolerance(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3;
}

/** The candidate most like the name, case ignored; undefined when none is like it. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let limit = tolerance(name.length);
  let best: string | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit || candidate === name) continue;
    const apart = distance(wanted, candidate.toLowerCase());
    if (apart > limit || (best !== undefined && apart === limit)) continue;
    best = candidate;
    limit = apart;
  }
  return best;
}

/** Finds nearest names as long as the effort lasts: a file checked without its common file may have thousands of unknown names. */
export class Suggestions {
  private effort = 50_000;

  /** As `nearest`; undefined also when the effort is used up. */
  nearest(name: string, candidates: readonly string[]): string | undefined {
    if (this.effort < candidates.length) return undefined;
    this.effort -= candidates.length;
    return nearest(name, candidates);
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
