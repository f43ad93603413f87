/** The command and the language server as they ship: bundled and minified, with what must lie beside the bundles. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { bundles, bundlesManifest } from '../../scripts/lib/bundles.mjs';

/** Builds cli.js and server.cjs, and the script behind both, into a folder. */
export async function buildShipped(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const bundle of bundles) {
    if (/(cli\.js|server\.cjs|tcpparms\.js)$/.test(bundle.outfile)) await build({ ...bundle, minify: true, outfile: path.join(folder, path.basename(bundle.outfile)) });
  }
  writeFileSync(path.join(folder, path.basename(bundlesManifest.file)), bundlesManifest.content);
}
