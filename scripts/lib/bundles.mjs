// What is bundled, and how: the extension (desktop and web), and one script with the language server and the command.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataAsText } from './data-as-text.mjs';
import { quickStart } from './quick-start.mjs';

/** @param {string} name */
const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const noNetwork = beside('./no-network.cjs');
const noProcesses = beside('./no-processes.cjs');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  legalComments: 'none',
  logLevel: 'warning',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
  metafile: true,
  plugins: [dataAsText, quickStart],
  absWorkingDir: path.resolve(import.meta.dirname ?? path.dirname(fileURLToPath(import.meta.url)), '../..'),
};

// The language client and server packages can talk over sockets; ours never do.
const node = { platform: /** @type {const} */ ('node'), alias: { net: noNetwork } };

/** @type {readonly (import('esbuild').BuildOptions & { readonly outfile: string })[]} */
export const bundles = [
  { ...common, ...node, entryPoints: ['client/src/extension.ts'], outfile: 'out/extension.cjs', format: 'cjs', external: ['vscode'] },
  { ...common, entryPoints: ['client/src/extension.web.ts'], outfile: 'out/web/extension.cjs', platform: 'browser', format: 'cjs', external: ['vscode'] },
  { ...common, entryPoints: ['client/src/webview/map.ts'], outfile: 'out/webview/map.js', platform: 'browser', format: 'iife' },
  { ...common, entryPoints: ['client/src/webview/match.ts'], outfile: 'out/webview/match.js', platform: 'browser', format: 'iife' },
  {
    ...common,
    ...node,
    // The names without `node:`, which packages use and our own code does not.
    alias: { ...node.alias, child_process: noProcesses, crypto: noProcesses },
    entryPoints: ['server/src/index.ts'],
    outfile: 'out/tcpparms.js',
    // A plain script: all that a web worker of an extension can load, and Node as well (out/package.json).
    format: 'iife',
    globalName: 'tcpparms',
    conditions: ['browser', 'module'],
    footer: { js: "if (typeof module === 'object') module.exports = tcpparms; else tcpparms.worker();" },
  },
  { ...door('server'), outfile: 'out/server.cjs' },
  { ...door('command'), outfile: 'out/cli.js', banner: { js: '#!/usr/bin/env node' } },
];

/** Beside the bundles: their .js files are scripts, whatever the package says of its own. */
export const bundlesManifest = { file: 'out/package.json', content: '{ "type": "commonjs" }\n' };

/** A file that opens one door of out/tcpparms.js. @param {'server' | 'command'} name @returns {import('esbuild').BuildOptions} */
function door(name) {
  return { ...common, ...node, stdin: { contents: `require('./tcpparms.js').${name}();`, sourcefile: `${name}.js` }, format: 'cjs', external: ['./tcpparms.js'] };
}
