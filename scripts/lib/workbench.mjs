// A running VS Code server with a profile of its own, whose workbench a browser opens.
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { runOrThrow, start, stop } from './processes.mjs';
import { serverNode, vscodeServer } from './vscode-server.mjs';

/** Nothing pops up, nothing is fetched, nothing is sent. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'telemetry.telemetryLevel': 'off',
  'window.autoDetectColorScheme': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * @typedef {object} Workbench
 * @property {(options: { folder?: string, extension?: string, tests?: string }) => string} url The page that shows a folder of this
 *   machine with an extension that is not installed, and a bundle of tests to run in its host: paths on this machine, or addresses.
 * @property {() => string} log What the server has printed.
 * @property {Promise<unknown>} ended Resolves when the server is gone.
 * @property {() => Promise<void>} close Stops the server and everything it started.
 */

/**
 * Starts VS Code on a random port of the loopback interface; only who knows the connection token in the URL can use it.
 * @param {object} options
 * @param {string} options.profile A folder for settings, logs and sockets; short, because sockets have short names.
 * @param {string} [options.extensionsDir] Where extensions are installed; the profile's own folder when left out.
 * @param {Record<string, unknown>} [options.settings] The person's settings, on top of quiet ones.
 * @param {'info' | 'warn'} [options.log] `info` passes on what tests print.
 * @returns {Promise<Workbench>}
 */
export async function startWorkbench({ profile, extensionsDir = path.join(profile, 'extensions'), settings = {}, log = 'warn' }) {
  const [cwd, node, port, token] = [await vscodeServer(), await serverNode(), await freePort(), randomUUID()];
  const data = path.join(profile, 'data');
  mkdirSync(path.join(data, 'User'), { recursive: true });
  writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
  const logFile = path.join(profile, 'server.log');
  const descriptor = openSync(logFile, 'w');
  const args = [
    'out/server-main.js',
    ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
    ...['--server-data-dir', data, '--user-data-dir', data, '--extensions-dir', extensionsDir],
    ...['--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust', '--log', log],
    // Without this switch a built workbench ignores the part of its URL that names the extension and the tests.
    '--enable-smoke-test-driver',
  ];
  const server = start(node, args, { cwd, stdio: ['ignore', descriptor, descriptor], env: environment(profile) });
  closeSync(descriptor);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const authority = `127.0.0.1:${port}`;
  const readLog = () => readFileSync(logFile, 'utf8');
  const close = () => stop(server);
  try {
    await answers(`http://${authority}/version`, () => server.exitCode !== null);
  } catch (error) {
    await close();
    throw new Error(`VS Code did not start.\n${readLog()}`, { cause: error });
  }
  return { url: (page) => workbenchUrl(authority, token, page), log: readLog, ended, close };
}

/**
 * Installs a packaged extension as a person does, with the command line of VS Code.
 * @param {string} vsix
 * @param {string} extensionsDir
 * @param {string} profile A folder for logs and sockets.
 */
export async function installExtension(vsix, extensionsDir, profile) {
  const args = ['out/server-main.js', '--install-extension', vsix, '--extensions-dir', extensionsDir, '--server-data-dir', path.join(profile, 'data'), '--accept-server-license-terms', '--disable-telemetry'];
  await runOrThrow(await serverNode(), args, { cwd: await vscodeServer(), env: environment(profile), quiet: true });
}

/**
 * @param {string} authority
 * @param {string} token
 * @param {{ folder?: string, extension?: string, tests?: string }} page
 */
function workbenchUrl(authority, token, { folder, extension, tests }) {
  /** @param {string} place */
  const uri = (place) => (place.includes('://') ? place : `vscode-remote://${authority}${place}`);
  const payload = [['skipWelcome', 'true']];
  if (extension) payload.push(['extensionDevelopmentPath', uri(extension)]);
  if (tests) payload.push(['extensionTestsPath', uri(tests)]);
  const url = new URL(`http://${authority}/`);
  url.searchParams.set('tkn', token);
  if (folder) url.searchParams.set('folder', folder);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** Keeps sockets and caches in the profile and the server off the network. @param {string} profile */
const environment = (profile) => ({
  ...process.env,
  TMPDIR: profile,
  XDG_CACHE_HOME: path.join(profile, 'cache'),
  VSCODE_AGENT_FOLDER: path.join(profile, 'data'),
  EXTENSIONS_GALLERY: '{}',
});

/** @returns {Promise<number>} A port that nobody listens on now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** @param {string} url @param {() => boolean} isGone */
async function answers(url, isGone) {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (isGone()) throw new Error('The process ended.');
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await pause(100);
  }
  throw new Error('No answer within a minute.');
}
