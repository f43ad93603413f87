// The ways in which the editor tests meet a real VS Code.
import { cpSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { bundles } from './e2e-bundle.mjs';
import { chromium, chromiumFlags } from './chromium.mjs';
import { onPath } from './commands.mjs';
import { Reports } from './e2e-report.mjs';
import { run } from './processes.mjs';
import { examplesFolder, inProject, resultsFolder, root } from './project.mjs';
import { scratchFolder } from './scratch.mjs';
import { Unavailable } from './unavailable.mjs';
import { pageWithExtension, serveFolder } from './web-extension.mjs';
import { installExtension, startWorkbench } from './workbench.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/** A suite that is silent for so long hangs. Milliseconds. */
const longestSuite = 300_000;

/**
 * The suite in the extension host in Node of a VS Code server: what most people have.
 * @returns {Promise<Tally>}
 */
export const hostRoute = () => suiteInWorkbench(async (browser) => ({ page: await browser.newPage(), extension: root, tests: bundles.host }));

/**
 * The suite in the extension host in a web worker, where nothing of Node exists: VS Code in a browser.
 * @returns {Promise<Tally>}
 */
export const webRoute = async () => {
  const { origin, close } = await serveFolder(root);
  try {
    return await suiteInWorkbench(async (browser) => ({
      page: await pageWithExtension(browser, origin),
      extension: `${origin}/`,
      tests: `${origin}/${path.relative(root, bundles.web)}`,
    }));
  } finally {
    await close();
  }
};

/**
 * A person at the workbench, the extension loaded from this folder.
 * @returns {Promise<Tally>}
 */
export const uiRoute = () =>
  inScratch((scratch) => personAtWorkbench(scratch, { extension: root }, [path.join(resultsFolder, 'screenshots'), ...(process.env.UPDATE_SCREENSHOTS === '1' ? [inProject('docs/images')] : [])]));

/**
 * A person at the workbench with the packaged extension installed: what people really get.
 * @param {string} vsix
 * @returns {Promise<Tally>}
 */
export const installedRoute = (vsix) =>
  inScratch(async (scratch) => {
    const extensionsDir = path.join(scratch, 'extensions');
    await installExtension(vsix, extensionsDir, scratch);
    return personAtWorkbench(scratch, { extensionsDir }, [path.join(resultsFolder, 'screenshots-installed')]);
  });

/**
 * The suite in desktop VS Code: the one that VSCODE_EXECUTABLE names, or one that is downloaded.
 * @returns {Promise<Tally>}
 * @throws {Unavailable} When there is none, or no screen to show it on.
 */
export const desktopRoute = () =>
  inScratch(async (scratch) => {
    const executable = process.env.VSCODE_EXECUTABLE ?? (await downloadDesktop());
    const [command, ...args] = onScreen(process.execPath, inProject('scripts/lib/e2e-desktop.mjs'));
    const reports = new Reports();
    const env = { ...process.env, VSCODE_EXECUTABLE: executable, E2E_FOLDER: copyExamples(scratch), E2E_PROFILE: path.join(scratch, 'profile') };
    const { code } = await run(command, args, { env, onLine: reports.read });
    return reports.result(code);
  });

/**
 * @param {(browser: import('playwright-core').Browser) => Promise<{ page: import('playwright-core').Page, extension: string, tests: string }>} prepare
 *   Makes an empty page; tells where the extension and the suite are.
 */
const suiteInWorkbench = (prepare) =>
  inScratch(async (scratch) => {
    const { chromium: playwright } = await import('playwright-core');
    const browser = await playwright.launch({ executablePath: await chromium(), args: chromiumFlags });
    const closing = [() => browser.close()];
    try {
      const workbench = await startWorkbench({ profile: path.join(scratch, 'profile'), log: 'info' });
      closing.push(workbench.close);
      const reports = new Reports();
      const { page, extension, tests } = await prepare(browser);
      /** @type {Promise<number>} */
      const exit = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
      await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ args) => reports.read(String(args[0])));
      await page.goto(workbench.url({ folder: copyExamples(scratch), extension, tests }));
      const code = await Promise.race([exit, pause(longestSuite, undefined, { ref: false })]);
      // The last lines may still be on their way.
      await Promise.race([reports.end, pause(3000, undefined, { ref: false })]);
      if (code === undefined) console.log(workbench.log());
      return reports.result(code);
    } finally {
      for (const close of closing) await close();
    }
  });

/**
 * @param {string} scratch
 * @param {{ extension?: string, extensionsDir?: string }} loaded
 * @param {readonly string[]} pictures Folders.
 */
async function personAtWorkbench(scratch, { extension, extensionsDir }, pictures) {
  const { chromium: playwright } = await import('playwright-core');
  const browser = await playwright.launchServer({ executablePath: await chromium(), args: chromiumFlags, host: '127.0.0.1' });
  const closing = [() => browser.close()];
  try {
    // At the size of the pictures the minimap would take the place of text. The theme is the one of new windows, from the first one on.
    const workbench = await startWorkbench({ profile: path.join(scratch, 'profile'), extensionsDir, settings: { 'editor.minimap.enabled': false, 'workbench.colorTheme': 'Light 2026' } });
    closing.push(workbench.close);
    const env = {
      ...process.env,
      E2E_WORKBENCH: workbench.url({ extension }),
      E2E_BROWSER: browser.wsEndpoint(),
      E2E_EXAMPLES: examplesFolder,
      E2E_SCRATCH: path.join(scratch, 'windows'),
      E2E_PICTURES: pictures.join(path.delimiter),
    };
    const reports = new Reports();
    const { code } = await run(process.execPath, ['--enable-source-maps', bundles.ui], { env, onLine: reports.read });
    return reports.result(code);
  } finally {
    for (const close of closing) await close();
  }
}

/**
 * A command that has a screen: this machine's, or one in memory.
 * @param {string} command
 * @param {...string} args
 * @returns {[string, ...string[]]}
 */
function onScreen(command, ...args) {
  if (process.platform !== 'linux' || process.env.DISPLAY) return [command, ...args];
  if (!onPath('xvfb-run')) throw new Unavailable('Desktop VS Code needs a screen: set DISPLAY, or install the package xvfb.');
  return ['xvfb-run', '--auto-servernum', command, ...args];
}

async function downloadDesktop() {
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  try {
    return await downloadAndUnzipVSCode({ version: process.env.VSCODE_VERSION, cachePath: inProject('.vscode-test') });
  } catch (error) {
    throw new Unavailable(`Desktop VS Code could not be downloaded (${error instanceof Error ? error.message : error}); set VSCODE_EXECUTABLE to the path of one.`);
  }
}

/** The suite changes files; it gets a copy of the examples. @param {string} scratch */
function copyExamples(scratch) {
  const folder = path.join(scratch, 'examples');
  cpSync(examplesFolder, folder, { recursive: true });
  return folder;
}

/**
 * @template T
 * @param {(scratch: string) => Promise<T>} use Gets a folder that is gone afterwards.
 */
async function inScratch(use) {
  const { folder, forget } = scratchFolder();
  try {
    return await use(folder);
  } finally {
    forget();
  }
}
