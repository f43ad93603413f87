/** How often a server that ends unasked is started again. Knows nothing of VS Code. */

/** Restarts within `period`; after these, something is wrong that a restart does not mend. */
export const mostRestarts = 4;
/** Milliseconds. */
export const period = 3 * 60 * 1000;

export class Restarts {
  private ends: number[] = [];

  /** The server ended at this time, in milliseconds; true: start it again. */
  ended(now: number): boolean {
    this.ends = [...this.ends.filter((end) => now - end < period), now];
    return this.ends.length <= mostRestarts;
  }

  /** A person starts the server: what was before does not count any more. */
  forget(): void {
    this.ends = [];
  }
}
