import type { ReporterConstructor } from 'mocha';
import { createMocha } from './mocha-node.js';
import { LineReporter, send } from './reporter.js';

/** Titles that hold this text are run: E2E_GREP; everything without it. A web worker has no environment. */
const wanted = (): string | undefined => (typeof process === 'undefined' ? undefined : process.env?.E2E_GREP);

/**
 * Runs the tests that `load` defines, in the way that VS Code expects of a test bundle (and that a plain process can use too).
 * @param host What runs the tests, for the log.
 * @param load Imports the test files; called when `suite` and `test` exist.
 * @throws {Error} When a test failed; the reporter has told which.
 */
export async function runTests(host: string, load: () => Promise<void>): Promise<void> {
  send({ event: 'host', description: host });
  // Mocha's types want every reporter to extend its own base, which writes to a terminal; mocha itself does not.
  const reporter = LineReporter as unknown as ReporterConstructor;
  const mocha = await createMocha({ ui: 'tdd', reporter, timeout: 150_000, grep: wanted() });
  await load();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
