// A process of its own for desktop VS Code, because its test library writes to the terminal: e2e-routes.mjs reads it there.
import process from 'node:process';
import { runTests } from '@vscode/test-electron';
import { bundles } from './e2e-bundle.mjs';
import { root } from './project.mjs';

const { VSCODE_EXECUTABLE, E2E_FOLDER = '', E2E_PROFILE = '' } = process.env;

process.exitCode = await runTests({
  vscodeExecutablePath: VSCODE_EXECUTABLE,
  extensionDevelopmentPath: root,
  extensionTestsPath: bundles.host,
  launchArgs: [E2E_FOLDER, '--disable-workspace-trust', '--skip-welcome', '--disable-gpu', '--no-sandbox', '--user-data-dir', E2E_PROFILE],
}).catch((error) => {
  console.error(error);
  return 1;
});
