/** How long questions wait for files that are still being read. */

/** Milliseconds for the settings when the server starts: after that, files are read as if there were none. */
export const settingsPatience = 1000;
/** Milliseconds for the first reading of the library: after that, what is known by then is answered from. */
export const firstLoadPatience = 5000;
/** Milliseconds for names that are being looked up, perhaps far away. */
export const namesPatience = 500;
/** Milliseconds for the whole library, for questions that need all of it. */
export const libraryPatience = 15_000;
/** Milliseconds for one answer of a file system that only the client can reach. */
export const remotePatience = 10_000;
/** Milliseconds for which a place that did not answer is not asked again. */
export const remoteRest = 60_000;

/** Settles with the work, or after so many milliseconds; true when the work was done in time. Never fails. */
export function within(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    const done = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    work.then(done, done);
  });
}
