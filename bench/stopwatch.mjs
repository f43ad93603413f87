/** Times of repeated work, and what is said of them. All times in milliseconds. */
import { performance } from 'node:perf_hooks';

/**
 * Repeats some work until both limits are met. Of short work, the first run is to warm up.
 * @param {() => unknown} work May be asynchronous.
 * @param {{ least?: number, milliseconds?: number }} limits At least so many runs and so much time.
 * @returns {Promise<number[]>} The time of each run.
 */
export async function repeat(work, { least = 3, milliseconds = 400 } = {}) {
  const first = await timed(work);
  const times = first > milliseconds ? [first] : [];
  const begin = performance.now();
  while (times.length < least || performance.now() - begin < milliseconds) times.push(await timed(work));
  return times;
}

/** @param {() => unknown} work */
export async function timed(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/**
 * The value below which this part of the values lies; NaN when there are none.
 * @param {readonly number[]} values
 * @param {number} part From 0 to 1.
 */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? NaN;
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);

/** @typedef {{ readonly median: number, readonly p99: number, readonly count: number }} Summary */

/**
 * @param {readonly number[]} values
 * @returns {Summary}
 */
export const summary = (values) => ({ median: median(values), p99: quantile(values, 0.99), count: values.length });
