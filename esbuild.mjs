// Bundles the extension (desktop and web), the language server (Node and web worker) and the command.
import { build, context } from 'esbuild';
import { chmod, rm } from 'node:fs/promises';

const watch = process.argv.includes('--watch');
const production = !process.argv.includes('--dev');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'out/extension.cjs', platform: 'node', format: 'cjs', external: ['vscode'] },
  { entryPoints: ['client/src/extension.web.ts'], outfile: 'out/web/extension.cjs', platform: 'browser', format: 'cjs', external: ['vscode'] },
  { entryPoints: ['client/src/webview/map.ts'], outfile: 'out/webview/map.js', platform: 'browser', format: 'iife' },
  { entryPoints: ['client/src/webview/match.ts'], outfile: 'out/webview/match.js', platform: 'browser', format: 'iife' },
  { entryPoints: ['server/src/lsp/server-main.ts'], outfile: 'out/server.cjs', platform: 'node', format: 'cjs' },
  { entryPoints: ['server/src/lsp/worker.ts'], outfile: 'out/web/server.js', platform: 'browser', format: 'iife' },
  {
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'out/cli.js',
    platform: 'node',
    format: 'esm',
    banner: { js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  },
];

// What an earlier build left behind must not get into the package.
for (const folder of ['out/web', 'out/webview']) await rm(folder, { recursive: true, force: true });
for (const { outfile } of bundles) for (const file of [outfile, `${outfile}.map`]) await rm(file, { force: true });

for (const bundle of bundles) {
  const options = { ...common, ...bundle };
  if (watch) await (await context(options)).watch();
  else await build(options);
}
if (!watch) await chmod('out/cli.js', 0o755);
