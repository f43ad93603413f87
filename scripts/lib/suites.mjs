// What the stages of `npm test` do. Each resolves to what it counted; a stage that only says yes or no counts as one test.
// Modules of dependencies are imported when a stage runs: before that, nothing may be installed.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { needNeovim } from './neovim.mjs';
import { npm, run, runOrThrow } from './processes.mjs';
import { inProject, manifest, readJson, resultsFolder, root } from './project.mjs';
import { build } from './setup.mjs';
import { tally } from './tally.mjs';
import { needTshark } from './tshark.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

const yes = tally({ passed: 1 });
const vsix = path.join(resultsFolder, 'tcpparms.vsix');

/** Builds. No test by itself. */
export async function built() {
  await build();
  return tally();
}

/** The types of the sources, the tests, these scripts and the benchmark. */
export async function types() {
  await npm(['run', '--silent', 'typecheck'], { cwd: root });
  for (const folder of ['scripts', 'bench']) await runOrThrow(process.execPath, [inProject('node_modules/typescript/bin/tsc'), '-p', inProject(folder)]);
  return yes;
}

/** The rooms of the server and who may know whom: .dependency-cruiser.cjs. */
export async function architecture() {
  const cruiser = inProject('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { output } = await run(process.execPath, [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'client', 'server'], { cwd: root, quiet: true });
  const { summary } = JSON.parse(output);
  // No source read means no rule broken, and nothing proved.
  if (summary.totalDependenciesCruised === 0) throw new Error('No import was seen: dependency-cruiser cannot read TypeScript here.');
  const broken = summary.violations.map((/** @type {any} */ { rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  if (broken.length > 0) throw new Error(broken.join('\n'));
  console.log(`  ${summary.totalCruised} modules, ${summary.totalDependenciesCruised} imports`);
  return yes;
}

/** Files that are made from the catalogue, compared with what would be made now. */
export async function generated() {
  if (!manifest().scripts.generate) throw new Error('package.json has no script “generate”.');
  await npm(['run', '--silent', 'generate', '--', '--check'], { cwd: root });
  return yes;
}

/** Each needs a program that not every machine has: a stage of its own. */
const captureTest = 'test/cli/log-pcap.test.ts';
const neovimTest = 'test/lsp/neovim.test.ts';

/** Everything that vitest runs on any machine. */
export const unit = () => vitest('unit', ['--exclude', captureTest, '--exclude', neovimTest]);

/** What Wireshark makes of the captures that `tcpparms log --pcap` writes. */
export async function capture() {
  await needTshark();
  return vitest('capture', [captureTest]);
}

/** The server, driven by a client that is not ours. */
export async function neovim() {
  await needNeovim();
  return vitest('neovim', [neovimTest]);
}

/** @param {string} name Of the report. @param {readonly string[]} args @returns {Promise<Tally>} */
async function vitest(name, args) {
  mkdirSync(resultsFolder, { recursive: true });
  const report = path.join(resultsFolder, `${name}.json`);
  const program = inProject('node_modules/vitest/vitest.mjs');
  await run(process.execPath, [program, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], { cwd: root });
  if (!existsSync(report)) throw new Error('The tests broke off: there is no report.');
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = readJson(report);
  const failed = numFailedTests + numPendingTests + numTodoTests;
  // A file that cannot be loaded fails without a test of its own.
  return tally({ passed: numPassedTests, failed: failed === 0 && !success ? 1 : failed });
}

/** The .vsix and what is in it. */
export async function packaged() {
  const { packageExtension } = await import('./vsix.mjs');
  await packageExtension(vsix);
  return yes;
}

export const host = () => inEditor((routes) => routes.hostRoute());
export const web = () => inEditor((routes) => routes.webRoute());
export const ui = () => inEditor((routes) => routes.uiRoute());
export const installed = () => inEditor((routes) => routes.installedRoute(vsix));
export const desktop = () => inEditor((routes) => routes.desktopRoute());

/** @param {(routes: typeof import('./e2e-routes.mjs')) => Promise<Tally>} use */
async function inEditor(use) {
  const [{ bundleTests }, routes] = await Promise.all([import('./e2e-bundle.mjs'), import('./e2e-routes.mjs')]);
  await bundleTests();
  return use(routes);
}
