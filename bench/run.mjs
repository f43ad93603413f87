/**
 * `npm run bench`: measures what users wait for, and writes docs/performance.md with its plot. Nothing fails for being slow.
 * TCPPARMS_BENCH_LOG_MB: size of the largest log that is read; 1000 when left out.
 */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
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
import { report, isRead } from './report.mjs';
import { median } from './stopwatch.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (/** @type {string} */ name) => path.join(root, name);
const engineFile = at('out/bench/engine.mjs');
const server = at('out/server.cjs');
const logMegabytes = [100, Number(process.env.TCPPARMS_BENCH_LOG_MB ?? 1000)];

/** @param {string} title */
const step = (title) => console.log(`${title} …`);

async function buildAll() {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
  await build({ entryPoints: [at('bench/engine.ts')], outfile: engineFile, bundle: true, minify: true, platform: 'node', format: 'esm', target: 'es2022', logLevel: 'warning' });
}

/** Each in a process of its own: what one has compiled and allocated is no part of the next. */
async function allRates() {
  const rows = [];
  for (const style of ['written', 'assistant']) {
    for (const rules of [100, 1000, 10_000]) {
      /** @param {import('./rates.mjs').What} what @returns {Promise<import('./rates.mjs').Speed>} */
      const speed = async (what) => JSON.parse((await runNode([at('bench/rates.mjs'), pathToFileURL(engineFile).href, style, String(rules), what])).output);
      rows.push({ style, rules, scan: await speed('scan'), parse: await speed('parse'), check: await speed('check'), json: await speed('json'), css: await speed('css') });
    }
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

/** The logs are made while they are read, and never on disk. */
async function readingLogs() {
  const rows = [];
  for (const megabytes of logMegabytes) {
    const { milliseconds, memory } = await runNode([at('out/cli.js'), 'log', '--connections', 'failed', '-'], [0, 1], 'ignore', logOfSize(megabytes * 1e6));
    rows.push({ megabytes, milliseconds, peak: memory.peak });
  }
  return rows;
}

/** Loading the extension's script, and what its activate() does before it returns. */
async function activating(times = 9) {
  /** @type {{ load: number, activate: number }[]} */
  const runs = [];
  for (let i = 0; i < times; i++) runs.push(JSON.parse((await runNode([at('bench/activate.mjs'), at('out/extension.cjs')])).output));
  return { load: median(runs.map(({ load }) => load)), activate: median(runs.map(({ activate }) => activate)) };
}

step('Building');
await mkdir(at('out/bench'), { recursive: true });
await buildAll();
step('Reading and checking, beside other language services');
const rateRows = await allRates();
step('From key to diagnostics, and requests');
const editRows = await allEditing();
step('Start and memory');
const start = { small: await starting(server, libraryOfLines({ lines: 1000 })), large: await starting(server, libraryOfLines({ lines: 10_000 }), 5) };
const activation = await activating();
const memory = await memoryOf(server, library({ rules: 10_000 }));
step('Growth with size');
const growthRows = await growth();
step(`Logs of ${logMegabytes.join(' and ')} MB`);
const logRows = await readingLogs();
step('Package');
const size = await sizes();

await mkdir(at('docs/images'), { recursive: true });
await writeFile(at('docs/images/performance.svg'), growthPlot(growthRows.map((row) => ({ ...row, check: isRead(row) ? row.check : undefined }))));
await writeFile(at('docs/performance.md'), report({ rateRows, editRows, start, activation, memory, growthRows, logRows, size }));
console.log('Written: docs/performance.md, docs/images/performance.svg');
