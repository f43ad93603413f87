// How many tests passed, failed and could not run.

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @param {Partial<Tally>} [some] @returns {Tally} */
export const tally = (some = {}) => ({ passed: 0, failed: 0, skipped: 0, ...some });

/** @param {readonly Tally[]} all @returns {Tally} */
export const sum = (all) =>
  all.reduce((a, b) => tally({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }), tally());

/** `3 passed, 0 failed`, with `, 1 skipped` only when something could not run. @param {Tally} counts */
export const inWords = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
