// How fast texts are read, in a process of its own: `node rates.mjs ENGINE STYLE RULES WHAT`. A bare scan of the characters, our parser
// and checks, and two language services of VS Code. Prints JSON.
import process from 'node:process';
import { getCSSLanguageService } from 'vscode-css-languageservice';
import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cssOfSize, jsonOfSize, library } from './generate.mjs';
import { median, repeat, timed } from './stopwatch.mjs';

/** @typedef {'scan' | 'parse' | 'check' | 'json' | 'css'} What */
/** @typedef {{ characters: number, first: number, rate: number }} Speed `first`: milliseconds of the first run of all. `rate`: million characters a second, once V8 has compiled what it will. All texts are ASCII: these are megabytes. */

const [engineUrl = '', style = '', rules = '', what = ''] = process.argv.slice(2);
/** @type {typeof import('./engine.js')} */
const engine = await import(engineUrl);
const { members, policy } = library({ rules: Number(rules), style: style === 'assistant' ? 'assistant' : 'written' });
const text = members[policy] ?? '';
const characters = Object.values(members).reduce((sum, each) => sum + each.length, 0);
/** Each gives the size of what it reads, in characters, and the work. @type {Record<What, () => { size: number, work: () => unknown }>} */
const measures = {
  scan: () => ({ size: text.length, work: () => scan(text) }),
  parse: () => ({ size: text.length, work: () => engine.parse(text) }),
  check: () => ({ size: characters, work: async () => engine.check(await engine.open(members)) }),
  json: () => {
    const document = TextDocument.create('mem:/a.json', 'json', 1, jsonOfSize(text.length));
    const service = getLanguageService({});
    return { size: document.getText().length, work: () => service.parseJSONDocument(document) };
  },
  css: () => {
    const document = TextDocument.create('mem:/a.css', 'css', 1, cssOfSize(text.length));
    const service = getCSSLanguageService();
    return { size: document.getText().length, work: () => service.parseStylesheet(document) };
  },
};

const { size, work } = measures[/** @type {What} */ (what)]();
const first = await timed(work);
// The same for each: three seconds to warm up, then the median of a second or of nine runs.
await repeat(work, { least: 1, milliseconds: 3000 });
const rate = size / 1000 / median(await repeat(work, { least: 9, milliseconds: 1000 }));
/** @type {Speed} */
const measured = { characters, first, rate };
console.log(JSON.stringify(measured));

/** Looks at every character once. @param {string} text */
function scan(text) {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
  return sum;
}
