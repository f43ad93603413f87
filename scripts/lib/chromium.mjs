// The browser in which the workbench is shown.
import process from 'node:process';
import { isExecutable, onPath } from './commands.mjs';
import { installPackage } from './packages.mjs';
import { Unavailable } from './unavailable.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Root has no sandbox; the rest keeps a browser under test from calling home. */
export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium: the one that CHROMIUM names, an installed one, or (as root on Debian) one that is installed now.
 * @throws {Unavailable} When there is none.
 */
export async function chromium() {
  const named = process.env.CHROMIUM;
  if (named && !isExecutable(named)) throw new Unavailable(`CHROMIUM names ${named}, which is not a program.`);
  if (named) return named;
  const installed = names.map(onPath).find(Boolean);
  if (installed) return installed;
  const fresh = await installPackage('chromium');
  if (fresh) return fresh;
  throw new Unavailable('No Chromium was found. Install the package chromium (or google-chrome), or set CHROMIUM to the path of one.');
}
