// Checks one policy from scratch, then edits it, in a process of its own: `node grow.mjs ENGINE LINES`. Prints JSON.
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { libraryOfLines } from './generate.mjs';
import { median, timed } from './stopwatch.mjs';

const [engineUrl = '', lines = ''] = process.argv.slice(2);
/** @type {typeof import('./engine.js')} */
const engine = await import(engineUrl);

// What is compiled and read once, a small policy pays for.
for (let i = 0; i < 5; i++) engine.check(await engine.open(libraryOfLines({ lines: 2000 }).members));

const { members, policy } = libraryOfLines({ lines: Number(lines) });
let text = members[policy] ?? '';
const before = process.memoryUsage().rss;
const begin = performance.now();
const library = await engine.open(members);
engine.check(library);
const check = performance.now() - begin;

await engine.openDocument(library, policy, text);
engine.check(library);
const at = text.indexOf('Priority ', text.length / 2) + 'Priority                          '.length;
const edits = [];
for (let i = 0; i < 20; i++) {
  const remove = i % 2 === 1;
  edits.push(
    await timed(async () => {
      text = await engine.edit(library, policy, text, at, at + (remove ? 1 : 0), remove ? '' : '1');
      engine.check(library);
    }),
  );
}
const { rss } = process.memoryUsage();
console.log(JSON.stringify({ lines: Number(lines), characters: text.length, check, edit: median(edits), memory: Math.max(0, rss - before), peak: process.resourceUsage().maxRSS * 1024 }));
