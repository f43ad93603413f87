/** docs/performance.md from what was measured. */
import { cpus } from 'node:os';
import process from 'node:process';

/** @typedef {Awaited<ReturnType<typeof import('./editing.mjs').editing>>} Editing */
/** @typedef {Record<import('./rates.mjs').What, import('./rates.mjs').Speed> & { style: string, rules: number }} Rates */
/** @typedef {{ lines: number, characters: number, check: number, edit: number, memory: number, peak: number }} Growth */
/**
 * @typedef {{
 *   rateRows: readonly Rates[],
 *   editRows: readonly Editing[],
 *   start: { small: number, large: number },
 *   activation: { load: number, activate: number },
 *   memory: { rest: number, peak: number },
 *   growthRows: readonly Growth[],
 *   logRows: readonly { megabytes: number, milliseconds: number, peak: number }[],
 *   size: { files: readonly { name: string, bytes: number, compressed: number }[], vsix: number },
 * }} Measured Times in milliseconds, sizes in bytes.
 */

const styles = /** @type {Record<string, string>} */ ({ written: 'by hand', assistant: 'Configuration Assistant' });

/** @param {Measured} measured */
export function report(measured) {
  const { rateRows, editRows, start, activation, memory, growthRows, logRows, size } = measured;
  const first = editRows[0];
  return `# Performance

Written by \`npm run bench\`: figures of one run on one machine. They are not limits, and no test depends on them. The policies are generated, in the style of members written by hand and in that of the Configuration Assistant; ${'`bench/generate.mjs`'} makes the same ones every time.

${machine()}

## Aims

${table(['aim', 'measured', 'reached'], aims(measured))}

${obstacles(measured)}
## Reading and checking

MB a second, and as a multiple of the rate of vscode-json-languageservice's parser in parentheses. A check from scratch is everything that \`tcpparms check\` does after reading the members: detection, parsing, includes, names, and all checks. The scan looks at each character once and does nothing else. JSON and CSS are documents of the same size, read by the parsers that VS Code uses for them. Each figure comes from a process of its own, after three seconds to warm up.

${table(
  ['style', 'rules', 'size', 'scan', 'parse', 'check from scratch', 'JSON parse', 'CSS parse'],
  rateRows.map((row) => [styles[row.style] ?? row.style, count(row.rules), megabytes(row.check.characters), rate(row, 'scan'), rate(row, 'parse'), rate(row, 'check'), rate(row, 'json'), rate(row, 'css')]),
)}

The first run in a process, before V8 has compiled anything, in milliseconds: what a command that checks one library pays. The check runs more different code than a parser, and so gains more by warming up.

${table(
  ['style', 'rules', 'check from scratch', 'JSON parse', 'CSS parse'],
  rateRows.map((row) => [styles[row.style] ?? row.style, count(row.rules), round(row.check.first), round(row.json.first), round(row.css.first)]),
)}

## From key to diagnostics

Over the language server's real connection: from sending the edit until the diagnostics of exactly this version have been received. Median / 99th percentile in milliseconds.

${table(['edit', ...editRows.map(linesOf)], Object.keys(first?.edits ?? {}).map((name) => [name, ...editRows.map(({ edits }) => pair(edits[name]))]))}

## Requests

From sending the request until its answer has been received, each one right after an edit. Median / 99th percentile in milliseconds.

${table(['request', ...editRows.map(linesOf)], Object.keys(first?.requests ?? {}).map((name) => [name, ...editRows.map(({ requests }) => pair(requests[name]))]))}

## Start and memory

${table(
  ['', ''],
  [
    ['start of the server process to first diagnostics, 1,000 lines', `${round(start.small)} ms`],
    ['the same, 10,000 lines', `${round(start.large)} ms`],
    ["loading the extension's script", `${round(activation.load)} ms`],
    ['its activate(), until it returns', `${round(activation.activate)} ms`],
    ['memory of the server with 10,000 rules open, at rest', megabytes(memory.rest)],
    ['the same, at its peak', megabytes(memory.peak)],
  ],
)}

The extension is loaded in a Node of its own, with a stand-in for VS Code's API that does nothing: these are the times of its script alone. The server starts beside it.

## Growth

A policy checked from scratch, and one edit inside a rule with all that follows from it (without the connection), each size in a process of its own. Files on disk of more than 16 MB are left out by the check, which says so; a document of that size that is open is worked on.

![Time of a whole check and of an edit against the size of the policy](images/performance.svg)

${table(
  ['lines', 'size', 'check from scratch', 'a line', 'edit', 'memory', 'peak of the process'],
  growthRows.map((row) => [count(row.lines), megabytes(row.characters), ...(isRead(row) ? [`${round(row.check)} ms`, `${round((row.check * 1000) / row.lines)} µs`] : ['left out', '']), `${round(row.edit)} ms`, megabytes(row.memory), megabytes(row.peak)]),
)}

## Logs

\`tcpparms log --connections failed -\` on records of AT-TLS connections, one in fifty of which fails. They are made while they are read, by the process that measures.

${table(
  ['log', 'time', 'rate', 'peak of the process'],
  logRows.map((row) => [megabytes(row.megabytes * 1e6), `${round(row.milliseconds / 1000)} s`, `${round((row.megabytes * 1000) / row.milliseconds)} MB/s`, megabytes(row.peak)]),
)}

## Sizes

${table(['file', 'size', 'compressed'], [...size.files.map(({ name, bytes, compressed }) => [`\`${name}\``, kilobytes(bytes), kilobytes(compressed)]), ['`.vsix`', kilobytes(size.vsix), '']])}
`;
}

function machine() {
  const all = cpus();
  return `Machine: ${all.length} ${all.length === 1 ? 'core' : 'cores'}, ${all[0]?.model.trim() ?? 'unknown processor'}; Node ${process.versions.node}, ${process.platform} ${process.arch}.`;
}

/** @param {Measured} measured */
function judged({ rateRows, editRows, start, size }) {
  const parse = Math.min(...rateRows.map((row) => row.parse.rate / row.json.rate));
  const check = Math.min(...rateRows.map((row) => row.check.rate / row.css.rate));
  const edits = Object.values(editRows.at(-1)?.edits ?? {});
  const medians = Math.max(...edits.map((each) => each.median));
  const p99 = Math.max(...edits.map((each) => each.p99));
  return [
    { aim: "parse at twice vscode-json-languageservice's rate", is: `${round(parse)} times, at the worst`, reached: parse >= 2, obstacle: 'In a CPU profile of 1,000 rules, 43% of a parse is the one pass over the characters, 17% making statements and words with their places, 13% finding keywords, 6% collecting garbage. The last grows with the text, to 29% at 14 MB, and makes times differ from run to run; of the JSON parser it is half there.' },
    { aim: 'whole check faster than vscode-css-languageservice parses', is: `${round(check)} times its rate, at the worst`, reached: check > 1, obstacle: 'In a CPU profile of 100 rules, 41% is checks of a scope (what rules come to, and which of them takes a connection first), 21% checks of statements and files, 18% collecting garbage, 12% recognising the language of the members, 5% reading and parsing. No function by itself takes more than 3%. The checks are much code, of which V8 compiles each part late: larger policies warm it up.' },
    { aim: 'an edit in 100,000 lines within 16 ms at the median', is: `${round(medians)} ms, for the slowest kind of edit`, reached: medians <= 16, obstacle: 'In CPU profiles of edits in 100,000 lines, 13 to 18% is collecting garbage, 8% checks of a file that go through all its statements, 7% keeping the order of rules, 4% (a rename) names that are spelt alike, 2% names of files in the text; the rest is spread over many small checks.' },
    { aim: 'the same within 50 ms at the 99th percentile', is: `${round(p99)} ms`, reached: p99 <= 50, obstacle: 'As for the median; collections of the whole heap, which holds the tree of 100,000 lines, and compilation fall on single keys.' },
    { aim: 'start to first diagnostics under 300 ms', is: `${round(start.small)} ms`, reached: start.small < 300, obstacle: 'In a CPU profile of the server, without the start of Node itself, three quarters are code of ours that runs for the first time, 13% collecting garbage, 7% compiling the script and 4% loading it.' },
    { aim: '.vsix under 1 MB', is: kilobytes(size.vsix), reached: size.vsix < 1e6, obstacle: 'Of the one script behind server and command, the catalogue is two fifths and the checks with their texts a fifth; the extension for desktop and for web have the client of the protocol each.' },
  ];
}

/** @param {Measured} measured */
const aims = (measured) => judged(measured).map(({ aim, is, reached }) => [aim, is, reached ? 'yes' : '**no**']);

/** What stands in the way of the aims not reached. @param {Measured} measured */
function obstacles(measured) {
  const open = judged(measured).filter(({ reached }) => !reached);
  return open.length === 0 ? '' : `What stands in the way of those not reached:\n\n${open.map(({ aim, obstacle }) => `- *${aim}*: ${obstacle}`).join('\n')}\n`;
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows The first column is text, the others are figures. */
function table(head, rows) {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** @param {number} value */
function round(value) {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toLocaleString('en-US', { maximumSignificantDigits: 2 });
}

/** @param {Rates} row @param {import('./rates.mjs').What} of */
const rate = (row, of) => `${round(row[of].rate)} (${round(row[of].rate / row.json.rate)})`;
/** @param {number} value */
const count = (value) => value.toLocaleString('en-US');
/** @param {number} bytes */
const megabytes = (bytes) => `${round(bytes / 1e6)} MB`;
/** @param {number} bytes */
const kilobytes = (bytes) => `${count(Math.round(bytes / 1000))} KB`;
/** @param {{ lines: number }} row */
const linesOf = ({ lines }) => `${count(lines)} lines`;
/** @param {import('./stopwatch.mjs').Summary | undefined} of */
const pair = (of) => (of ? `${round(of.median)} / ${round(of.p99)}` : '');

/**
 * Files on disk that are larger are not read at all (workspace/load.ts), so there is no time of a check.
 * @param {{ readonly characters: number }} row
 */
export const isRead = ({ characters }) => characters <= 16 * 1024 * 1024;
