// Bundles what scripts/lib/bundles.mjs names and collects the licences of the packages in the bundles.
import { build, context } from 'esbuild';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { bundles, bundlesManifest } from './scripts/lib/bundles.mjs';
import { licencesOf, noticesOf } from './scripts/lib/licences.mjs';

const watch = process.argv.includes('--watch');
const production = !process.argv.includes('--dev');
const notices = 'out/THIRD-PARTY-NOTICES.txt';

// What an earlier build left behind must not get into the package.
for (const folder of ['out/web', 'out/webview']) await rm(folder, { recursive: true, force: true });
for (const { outfile } of bundles) for (const file of [outfile, `${outfile}.map`]) await rm(file, { force: true });
await rm(notices, { force: true });
await mkdir('out', { recursive: true });
await writeFile(bundlesManifest.file, bundlesManifest.content);

const metafiles = [];
for (const bundle of bundles) {
  /** @type {import('esbuild').BuildOptions} */
  const options = { ...bundle, minify: production, sourcemap: production ? false : 'linked' };
  if (watch) await (await context(options)).watch();
  else metafiles.push(/** @type {import('esbuild').Metafile} */ ((await build(options)).metafile));
}
if (!watch) {
  await chmod('out/cli.js', 0o755);
  await writeFile(notices, noticesOf(licencesOf('.', metafiles)));
}
