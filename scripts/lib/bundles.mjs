// What is bundled, and how: the extension (desktop and web), the language server (Node and web worker), the command.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const noNetwork = fileURLToPath(new URL('./no-network.cjs', import.meta.url));

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  legalComments: 'none',
  logLevel: 'warning',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
  metafile: true,
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
  { ...common, ...node, entryPoints: ['server/src/lsp/server-main.ts'], outfile: 'out/server.cjs', format: 'cjs' },
  { ...common, entryPoints: ['server/src/lsp/worker.ts'], outfile: 'out/web/server.js', platform: 'browser', format: 'iife' },
  {
    ...common,
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'out/cli.js',
    format: 'esm',
    banner: { js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  },
];
