import type Mocha from 'mocha';

/** The interface of mocha that a run needs. */
export type MochaRun = Pick<Mocha, 'run'>;

/**
 * Mocha as Node has it. The bundle for the web worker takes mocha-web.ts in place of this module.
 * @param options Mocha's options; the interface named by `ui` is put on the global object.
 */
export async function createMocha(options: Mocha.MochaOptions): Promise<MochaRun> {
  // Not bundled: mocha reads files of its own, and it is an ES module that a CommonJS bundle can only import.
  const { default: Runner } = await import('mocha');
  const mocha = new Runner(options);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  return mocha;
}
