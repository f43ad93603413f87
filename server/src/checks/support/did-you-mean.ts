/** Finds what a misspelt word was meant to be. */
import { distance } from 'fastest-levenshtein';

/** How many slips a word of this length may have. */
function tolerance(length: number): number {
  return length < 3 ? 0 : length < 5 ? 1 : length < 9 ? 2 : 3;
}

/** Number of slips between two words in lower case: letters added, left out or changed; two neighbours changed over are one. */
function slips(a: string, b: string): number {
  const found = distance(a, b);
  return found === 2 && a.length === b.length && isSwap(a, b) ? 1 : found;
}

function isSwap(a: string, b: string): boolean {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** The candidate most like the word, case ignored; undefined when none is like it, or it is one of them. */
export function didYouMean(word: string, candidates: Iterable<string>, limit = tolerance(word.length)): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const found = slips(wanted, candidate.toLowerCase());
    if (found >= least) continue;
    best = candidate;
    least = found;
  }
  return least === 0 ? undefined : best;
}

/** As `didYouMean`; also the only candidate that begins with the word, or that the word begins with. */
export function didYouMeanShort(word: string, candidates: readonly string[]): string | undefined {
  const near = didYouMean(word, candidates);
  if (near !== undefined || word.length < 2) return near;
  const wanted = word.toLowerCase();
  const longer = candidates.filter((candidate) => candidate.toLowerCase().startsWith(wanted));
  if (longer.length === 1) return longer[0];
  const shorter = candidates.filter((candidate) => candidate.length > 1 && wanted.startsWith(candidate.toLowerCase()));
  return shorter.sort((a, b) => b.length - a.length)[0];
}
