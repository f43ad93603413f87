/** The z/OS releases that the catalogue speaks of, oldest first, in the spelling of its rows. */
export const releases = ['V2R1', 'V2R2', 'V2R3', 'V2R4', 'V2R5', '3.1', '3.2'] as const;

export type Release = (typeof releases)[number];

/** Whether `text` names one of the releases. */
export function isRelease(text: string): text is Release {
  return (releases as readonly string[]).includes(text);
}

/** Whether what came with release `since` exists in `release`; true when `since` is absent or older than every release here. */
export function availableIn(release: Release, since: string | undefined): boolean {
  if (since === undefined || !isRelease(since)) return true;
  return releases.indexOf(since) <= releases.indexOf(release);
}

/** Whether `release` lies in the span from `from` (inclusive) until `until` (exclusive). */
export function withinReleases(release: Release, from: string | undefined, until: string | undefined): boolean {
  return availableIn(release, from) && (until === undefined || !availableIn(release, until));
}
