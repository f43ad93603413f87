import type { Runner, Test } from 'mocha';

/** What a suite tells its runner, one line of JSON after `prefix` for each; the runner (scripts/lib/e2e-report.mjs) reads it from any console. */
export type Report =
  | { readonly event: 'host'; readonly description: string }
  | { readonly event: 'suite'; readonly title: string }
  | { readonly event: 'pass'; readonly title: string; readonly ms: number }
  | { readonly event: 'fail'; readonly title: string; readonly error: string }
  | { readonly event: 'end'; readonly passed: number; readonly failed: number };

/** Tells a report from everything else that a console shows. */
export const prefix = '[e2e] ';

/** A mocha reporter that needs neither a terminal nor a document, so it works in every extension host. */
export class LineReporter {
  constructor(runner: Runner) {
    let passed = 0;
    let failed = 0;
    runner.on('suite', (suite) => suite.title && send({ event: 'suite', title: suite.title }));
    runner.on('pass', (test) => {
      passed++;
      send({ event: 'pass', title: test.title, ms: test.duration ?? 0 });
    });
    // A test that is skipped has not passed; nothing is left out in silence.
    runner.on('pending', (test) => {
      failed++;
      send({ event: 'fail', title: fullTitle(test), error: 'The test did not run.' });
    });
    runner.on('fail', (test, error) => {
      failed++;
      send({ event: 'fail', title: fullTitle(test), error: String(error.stack ?? error.message ?? error) });
    });
    runner.once('end', () => send({ event: 'end', passed, failed }));
  }
}

/** The titles of a test and of the suites around it. */
const fullTitle = (test: Test): string => test.titlePath().join(' › ');

/** Tells the runner. */
export const send = (report: Report): void => console.log(prefix + JSON.stringify(report));
