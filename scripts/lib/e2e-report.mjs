// Reads what the editor tests report (test/e2e/lib/reporter.ts) from the lines of a console and shows it.
import { tally } from './tally.mjs';

const prefix = '[e2e] ';

/** Collects the reports of one run. */
export class Reports {
  #counts = tally();
  /** @type {() => void} */
  #finish = () => {};
  #finished = false;

  /** Resolves when the tests said that they are through. @type {Promise<void>} */
  end = new Promise((resolve) => {
    this.#finish = resolve;
  });

  /**
   * Takes one line of a console; lines that are no report are shown only when a person asks for them with VERBOSE=1.
   * @param {string} line
   */
  read = (line) => {
    const start = line.indexOf(prefix);
    if (start < 0) {
      if (process.env.VERBOSE && line.trim()) console.log(`      ${line}`);
      return;
    }
    this.#take(JSON.parse(line.slice(start + prefix.length)));
  };

  /**
   * What was counted. A run that never came to its end, or ended badly though all its tests passed, has failed as well.
   * @param {number | undefined} code How it ended: 0 is well, nothing means that it hung.
   */
  result(code) {
    if (this.#finished && (code === 0 || this.#counts.failed > 0)) return this.#counts;
    console.log(`  ✗ The tests broke off: ${this.#finished ? `all passed, yet the run ended with ${code}` : 'the end of the run was not reported'}.`);
    return { ...this.#counts, failed: this.#counts.failed + 1 };
  }

  /** @param {any} report */
  #take(report) {
    switch (report.event) {
      case 'host':
        return console.log(`  ${report.description}`);
      case 'suite':
        return console.log(`  ${report.title}`);
      case 'pass':
        this.#counts.passed++;
        return console.log(`    ✓ ${report.title} (${report.ms} ms)`);
      case 'fail':
        this.#counts.failed++;
        return console.log(`    ✗ ${report.title}\n      ${report.error.replaceAll('\n', '\n      ')}`);
      case 'end':
        this.#finished = true;
        // A suite without tests proves nothing.
        if (report.passed + report.failed === 0) this.#counts.failed++;
        return this.#finish();
    }
  }
}
