/** Processes that are measured, with their memory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const reporter = fileURLToPath(new URL('./report-memory.cjs', import.meta.url));

/** @typedef {{ rss: number, peak: number }} Memory Resident memory in bytes, when it was last looked at and at its highest. */

/**
 * Starts Node with a script, and keeps an eye on its memory.
 * @param {readonly string[]} args Of Node: options, script, arguments.
 * @param {{ stdin?: 'pipe' | 'ignore', stdout?: 'pipe' | 'ignore', cwd?: string }} io
 */
export function startNode(args, { stdin = 'ignore', stdout = 'pipe', cwd } = {}) {
  const child = spawn(process.execPath, ['--require', reporter, ...args], { stdio: [stdin, stdout, 'inherit', 'pipe'], cwd });
  /** @type {Memory} */
  const memory = { rss: 0, peak: 0 };
  let rest = '';
  child.stdio[3]?.on('data', (/** @type {Buffer} */ data) => {
    const lines = (rest + data.toString()).split('\n');
    rest = lines.pop() ?? '';
    const [rss, peak] = (lines.pop() ?? '').split(' ').map(Number);
    if (rss && peak) Object.assign(memory, { rss, peak });
  });
  return { child, memory };
}

/**
 * Runs Node to its end.
 * @param {readonly string[]} args
 * @param {readonly number[]} expected Exit codes that are no failure.
 * @param {Iterable<string>} [input] Written to its standard input, as fast as it reads.
 * @returns {Promise<{ milliseconds: number, memory: Memory, output: string }>}
 * @throws {Error} For another exit code.
 */
export async function runNode(args, expected = [0], /** @type {'pipe' | 'ignore'} */ stdout = 'pipe', input = undefined) {
  const begin = performance.now();
  const { child, memory } = startNode(args, { stdout, stdin: input ? 'pipe' : 'ignore' });
  // Who ends before it has read everything says why with its exit code.
  if (input && child.stdin) pipeline(Readable.from(input), child.stdin).catch(() => {});
  let output = '';
  child.stdout?.on('data', (data) => (output += data));
  const [code] = await once(child, 'close');
  const milliseconds = performance.now() - begin;
  if (!expected.includes(code)) throw new Error(`${args.join(' ')} ended with exit code ${code}.`);
  return { milliseconds, memory, output };
}
