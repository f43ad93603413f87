import type Mocha from 'mocha';
import 'mocha/mocha.js';
import type { MochaRun } from './mocha-node.js';

/**
 * Mocha as a browser has it: takes the place of mocha-node.ts in the bundle for the web worker.
 * @param options Mocha's options; the interface named by `ui` is put on the global object.
 */
export async function createMocha(options: Mocha.MochaOptions): Promise<MochaRun> {
  return mocha.setup(options);
}
