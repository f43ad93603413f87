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

/**
 * The candidate most like the word, case ignored; undefined when none is like it, or it is one of them. Before words that
 * differ by some letters come those that differ in signs only (TLSv12 for TLSv1.2), and those that the word abbreviates.
 */
export function didYouMean(word: string, candidates: Iterable<string>, limit = tolerance(word.length)): string | undefined {
  const all = [...candidates];
  const near = nearest(word, all, Math.min(limit, 1));
  if (near === word) return undefined;
  return withOtherSigns(word, all) ?? near ?? (limit > 0 ? inFull(word, all) : undefined) ?? nearest(word, all, limit);
}

/** TLSv12, TLSv1_2: the letters and digits are right; TLSv1.0 is TLSv1. */
function withOtherSigns(word: string, candidates: readonly string[]): string | undefined {
  if (word.length < 4 || !/\d/.test(word)) return undefined;
  const bare = (text: string): string => text.toLowerCase().replace(/[._-]0$/, '').replace(/[^a-z0-9]/g, '');
  const found = candidates.filter((candidate) => bare(candidate) === bare(word));
  return found.length === 1 ? found[0] : undefined;
}

/** TTLSEnvAdvancedParms: a longer word of which letters in the middle were left out. The shortest, if the others only go on from it. */
function inFull(word: string, candidates: readonly string[]): string | undefined {
  if (word.length < 8) return undefined;
  const wanted = word.toLowerCase();
  const found = candidates.filter((candidate) => word.length >= candidate.length * 0.6 && isAbbreviation(wanted, candidate.toLowerCase())).sort((a, b) => a.length - b.length);
  const [shortest] = found;
  return shortest !== undefined && found.every((candidate) => candidate.startsWith(shortest)) ? shortest : undefined;
}

/** The first four letters are the same, and the others follow in order. */
function isAbbreviation(word: string, full: string): boolean {
  if (word.length >= full.length || word.slice(0, 4) !== full.slice(0, 4)) return false;
  let at = 0;
  for (let i = 0; i < full.length && at < word.length; i++) if (full[i] === word[at]) at++;
  return at === word.length;
}

/** The candidate with the fewest slips, `limit` at most; the word itself when it is one of them. */
function nearest(word: string, candidates: readonly string[], limit: number): string | undefined {
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
  return least === 0 ? word : best;
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
