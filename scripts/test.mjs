// `npm test`: sets up everything that is missing and runs every test there is. The last line counts them.
// Usage: npm test [-- STAGE…], with the names of the stages below; all of them when none is given.
import { rmSync } from 'node:fs';
import process from 'node:process';
import { resultsFolder } from './lib/project.mjs';
import { onInterrupt } from './lib/processes.mjs';
import { checkNode, installDependencies } from './lib/setup.mjs';
import { runStages, selectStages } from './lib/stages.mjs';
import * as suites from './lib/suites.mjs';
import { inWords } from './lib/tally.mjs';

/** @type {readonly import('./lib/stages.mjs').Stage[]} */
const stages = [
  { name: 'build', title: 'Build', run: suites.built },
  { name: 'types', title: 'Types', run: suites.types },
  { name: 'architecture', title: 'Architecture', run: suites.architecture },
  { name: 'generated', title: 'Generated files are fresh', run: suites.generated },
  { name: 'unit', title: 'Unit, protocol, grammar and corpus tests', run: suites.unit },
  { name: 'capture', title: 'Captures of TLS records, read by Wireshark', run: suites.capture },
  { name: 'neovim', title: 'The server in Neovim', run: suites.neovim },
  { name: 'package', title: 'Package', needs: ['build'], run: suites.packaged },
  { name: 'host', title: 'In VS Code: extension host in Node', needs: ['build'], inEditor: true, run: suites.host },
  { name: 'web', title: 'In VS Code: extension host in a web worker', needs: ['build'], inEditor: true, run: suites.web },
  { name: 'ui', title: 'In VS Code: as a person', needs: ['build'], inEditor: true, run: suites.ui },
  { name: 'installed', title: 'In VS Code: as a person, the package installed', needs: ['package'], inEditor: true, run: suites.installed },
  { name: 'desktop', title: 'In desktop VS Code', needs: ['build'], inEditor: true, run: suites.desktop },
];

onInterrupt(async () => {}, 1);

try {
  checkNode();
  await installDependencies();
  rmSync(resultsFolder, { recursive: true, force: true });
  const total = await runStages(selectStages(stages, process.argv.slice(2)));
  process.exitCode = total.failed > 0 ? 1 : 0;
  console.log(`\n${inWords(total)}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  console.log(`\n${inWords({ passed: 0, failed: 1, skipped: 0 })}`);
}
