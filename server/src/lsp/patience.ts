/** How long questions wait for files that are still being read. */

/** Milliseconds for the first reading of the library: after that, what is known by then is answered from. */
export const firstLoadPatience = 5000;
/** Milliseconds for names that are being looked up, perhaps far away. */
export const namesPatience = 500;

/** Settles with the work, or after so many milliseconds. Never fails. */
export function within(work: Promise<unknown>, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    work.then(done, done);
  });
}
