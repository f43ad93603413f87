// `npm start`: opens VS Code on the examples with the extension of this folder running. Sets up everything that is missing.
// Usage: npm start [-- [--browser | --desktop] [FOLDER]]
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { onPath } from './lib/commands.mjs';
import { onInterrupt, start, stop } from './lib/processes.mjs';
import { cacheFolder, examplesFolder, root } from './lib/project.mjs';
import { scratchFolder } from './lib/scratch.mjs';
import { build, checkNode, installDependencies } from './lib/setup.mjs';
import { Unavailable } from './lib/unavailable.mjs';
import { startWorkbench } from './lib/workbench.mjs';

const { values: wish, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'boolean' }, desktop: { type: 'boolean' } },
});

/** Set when the person has had enough: what ends from then on has not failed. */
let leaving = false;
/** @type {() => Promise<void>} */
let close = async () => {};
onInterrupt(() => {
  leaving = true;
  return close();
});

const folder = positionals[0] ? path.resolve(positionals[0]) : examplesFolder;

try {
  checkNode();
  if (!existsSync(folder)) throw new Error(`There is no ${folder}.`);
  await installDependencies();
  console.log('Building …');
  await build();
  await open();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function open() {
  const code = wish.browser ? undefined : installedDesktop();
  if (code) return openDesktop(code);
  if (wish.desktop) throw new Error('There is no command `code` on the path; in VS Code, run “Shell Command: Install \'code\' command in PATH”, or set VSCODE_EXECUTABLE.');
  try {
    await openBrowser();
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    console.log(error.message);
    const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
    await openDesktop(await downloadAndUnzipVSCode({ cachePath: path.join(root, '.vscode-test') }));
  }
}

/** The program of desktop VS Code, when there is one and a screen to show it on. */
function installedDesktop() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY && !process.env.WSL_DISTRO_NAME) return undefined;
  // In a terminal of a remote window `code` is another command, which cannot load an extension from a folder.
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  const onMac = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';
  return process.env.VSCODE_EXECUTABLE ?? onPath('code') ?? (existsSync(onMac) ? onMac : undefined);
}

/** @param {string} program Returns when its window is closed. */
async function openDesktop(program) {
  const args = ['--new-window', '--wait', '--disable-workspace-trust', `--extensionDevelopmentPath=${root}`, folder];
  // VS Code refuses root without these.
  if (process.getuid?.() === 0) args.unshift('--no-sandbox', '--user-data-dir', path.join(cacheFolder, 'desktop-profile'));
  const throughShell = program.endsWith('.cmd');
  const child = start(throughShell ? `"${program}"` : program, throughShell ? args.map((one) => `"${one}"`) : args, { stdio: 'inherit', shell: throughShell });
  close = () => stop(child);
  console.log(`VS Code opens ${folder}. Close its window, or press Ctrl-C here, to end.`);
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code && !leaving) throw new Error(`${program} ended with ${code}.`);
}

/** Serves the workbench until Ctrl-C. */
async function openBrowser() {
  const workbench = await startWorkbench({ profile: scratchFolder().folder });
  close = workbench.close;
  console.log(`\nVS Code shows ${folder} at\n\n  ${workbench.url({ folder, extension: root })}\n\nOpen that page in a browser on this machine. Ctrl-C ends it.`);
  await workbench.ended;
  if (!leaving) throw new Error(`VS Code has ended.\n${workbench.log()}`);
}
