/**
 * Runs a property and prints what it ran with, so that a failure can be repeated.
 *
 * TCPPARMS_FUZZ_RUNS multiplies the number of inputs of every property (1 when left out); TCPPARMS_FUZZ_SEED sets the seed.
 */
import fc from 'fast-check';

const factor = Number(process.env['TCPPARMS_FUZZ_RUNS'] ?? 1);
const seed = Number(process.env['TCPPARMS_FUZZ_SEED'] ?? Date.now() % 2 ** 31);

/** Milliseconds after which a run counts as hanging: a guard, far above what any run needs. */
export const hanging = 60_000 * Math.max(1, factor);

/** Asserts the property for `runs` inputs, times the factor. */
export function holds<T>(name: string, runs: number, property: fc.IRawProperty<T>): Promise<void> | void {
  const numRuns = Math.max(1, Math.round(runs * factor));
  console.log(`${name}: seed ${seed}, ${numRuns} inputs`);
  return fc.assert(property as fc.IAsyncProperty<T>, { numRuns, seed });
}
