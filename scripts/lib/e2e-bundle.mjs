// Bundles the editor tests: each host wants its tests as one file.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { inProject } from './project.mjs';

const sources = inProject('test/e2e');

/** Where the bundles are. */
export const bundles = {
  /** The suite for extension hosts in Node. */
  host: inProject('out/e2e/host.cjs'),
  /** The suite for the extension host in a web worker. */
  web: inProject('out/e2e/web.cjs'),
  /** A person's tests, for a process of their own. */
  ui: inProject('out/e2e/ui.mjs'),
};

/** Makes all bundles anew. */
export async function bundleTests() {
  const common = /** @type {const} */ ({ bundle: true, sourcemap: 'inline', logLevel: 'warning', target: 'es2022' });
  const suite = entry('suite', "import { describeHost } from './lib/host.js';", 'describeHost()');
  await build({ ...common, stdin: suite, outfile: bundles.host, platform: 'node', format: 'cjs', external: ['vscode', 'mocha'] });
  await build({ ...common, stdin: suite, outfile: bundles.web, platform: 'browser', format: 'cjs', external: ['vscode'], define: { global: 'globalThis' }, plugins: [mochaForWorkers] });
  const ui = entry('ui', '', "'a person at the workbench'", 'run().catch(() => { process.exitCode = 1; });');
  await build({ ...common, stdin: ui, outfile: bundles.ui, platform: 'node', format: 'esm', packages: 'external' });
}

/**
 * The module that imports every test file of a folder and exports `run`, as VS Code wants it.
 * @param {string} folder
 * @param {string} header
 * @param {string} host An expression.
 * @param {string} [footer]
 * @returns {import('esbuild').StdinOptions}
 */
function entry(folder, header, host, footer = '') {
  const files = readdirSync(path.join(sources, folder)).filter((name) => name.endsWith('.test.ts')).sort();
  const imports = files.map((name) => `await import('./${folder}/${name}');`).join('\n  ');
  const contents = `import { runTests } from './lib/run.js';\n${header}\nexport const run = () => runTests(${host}, async () => {\n  ${imports}\n});\n${footer}`;
  return { contents, resolveDir: sources, sourcefile: `${folder}.ts`, loader: 'ts' };
}

/** In a worker mocha is the browser's: a script of the old kind, in a package that says all its files are modules. @type {import('esbuild').Plugin} */
const mochaForWorkers = {
  name: 'mocha-for-workers',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/mocha-node\.js$/ }, () => ({ path: path.join(sources, 'lib/mocha-web.ts') }));
    onResolve({ filter: /^mocha\/mocha\.js$/ }, () => ({ path: inProject('node_modules/mocha/mocha.js'), namespace: 'script' }));
    onLoad({ filter: /.*/, namespace: 'script' }, async ({ path: file }) => ({ contents: await readFile(file, 'utf8'), loader: 'js' }));
  },
};
