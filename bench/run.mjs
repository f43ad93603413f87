/**
 * `npm run bench`: measures what users wait for, and writes docs/performance.md with its plot. Nothing fails for being slow.
 * TCPPARMS_BENCH_LOG_MB: size of the log that is read; 100 when left out.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bundles } from '../scripts/lib/bundles.mjs';
import { editing, memoryOf, starting } from './editing.mjs';
import { library, libraryOfLines, logOfSize } from './generate.mjs';
import { growthPlot } from './plot.mjs';
import { runNode } from './processes.mjs';
import { rates } from './rates.mjs';
import { report, isRead } from './report.mjs';
import { temporaryFolder } from './workplace.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (/** @type {string} */ name) => path.join(root, name);
const engineFile = at('out/bench/engine.mjs');
const server = at('out/server.cjs');
const logMegabytes = Number(process.env.TCPPARMS_BENCH_LOG_MB ?? 100);

/** @param {string} title */
const step = (title) => console.log(`${title} …`);

async function buildAll() {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
  await build({ entryPoints: [at('bench/engine.ts')], outfile: engineFile, bundle: true, minify: true, platform: 'node', format: 'esm', target: 'es2022', logLevel: 'warning' });
}

async function allRates() {
  /** @type {typeof import('./engine.js')} */
  const engine = await import(pathToFileURL(engineFile).href);
  const rows = [];
  for (const style of /** @type {const} */ (['written', 'assistant'])) {
    for (const rules of [100, 1000, 10_000]) rows.push({ style, rules, ...(await rates(engine, library({ rules, style }))) });
  }
  return rows;
}

async function allEditing() {
  const rows = [];
  for (const lines of [1000, 10_000, 100_000]) rows.push(await editing(server, libraryOfLines({ lines })));
  return rows;
}

async function growth() {
  const rows = [];
  for (const lines of [100, 1000, 10_000, 100_000, 1_000_000]) {
    const { output } = await runNode(['--max-old-space-size=8192', at('bench/grow.mjs'), pathToFileURL(engineFile).href, String(lines)]);
    rows.push(JSON.parse(output));
  }
  return rows;
}

async function sizes() {
  const files = [];
  for (const { outfile } of bundles) {
    const content = await readFile(at(outfile));
    files.push({ name: outfile, bytes: content.length, compressed: gzipSync(content).length });
  }
  const vsix = at('out/bench/tcpparms.vsix');
  await rm(vsix, { force: true });
  execFileSync('npm', ['run', '--silent', 'package', '--', '--out', vsix], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  return { files, vsix: (await stat(vsix)).size };
}

async function readingLogs() {
  const { folder, remove } = temporaryFolder();
  try {
    const file = path.join(folder, 'attls.log');
    const stream = createWriteStream(file);
    for (const part of logOfSize(logMegabytes * 1e6)) if (!stream.write(part)) await once(stream, 'drain');
    await new Promise((resolve) => stream.end(() => resolve(undefined)));
    const { milliseconds, memory } = await runNode([at('out/cli.js'), 'log', '--connections', 'failed', file], [0, 1], 'ignore');
    return { megabytes: (await stat(file)).size / 1e6, milliseconds, peak: memory.peak };
  } finally {
    remove();
  }
}

step('Building');
await mkdir(at('out/bench'), { recursive: true });
await buildAll();
step('Reading and checking, beside other language services');
const rateRows = await allRates();
step('From key to diagnostics, and requests');
const editRows = await allEditing();
step('Start and memory of the server');
const start = { small: await starting(server, libraryOfLines({ lines: 1000 })), large: await starting(server, libraryOfLines({ lines: 10_000 }), 5) };
const memory = await memoryOf(server, library({ rules: 10_000 }));
step('Growth with size');
const growthRows = await growth();
step(`A log of ${logMegabytes} MB`);
const log = await readingLogs();
step('Package');
const size = await sizes();

await mkdir(at('docs/images'), { recursive: true });
await writeFile(at('docs/images/performance.svg'), growthPlot(growthRows.map((row) => ({ ...row, check: isRead(row) ? row.check : undefined }))));
await writeFile(at('docs/performance.md'), report({ rateRows, editRows, start, memory, growthRows, log, size }));
console.log('Written: docs/performance.md, docs/images/performance.svg');
