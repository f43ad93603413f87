// How fast texts are read, in a process of its own: `node rates.mjs ENGINE STYLE RULES`. A bare scan of the characters, our parser
// and checks, and two language services of VS Code. Prints JSON.
import process from 'node:process';
import { getCSSLanguageService } from 'vscode-css-languageservice';
import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cssOfSize, jsonOfSize, library } from './generate.mjs';
import { median, repeat, timed } from './stopwatch.mjs';

/** @typedef {{ first: number, rate: number }} Speed `first`: milliseconds of the first run of all. `rate`: million characters a second, once V8 has compiled what it will. All texts are ASCII: these are megabytes. */
/** @typedef {Record<'scan' | 'parse' | 'check' | 'json' | 'css', Speed> & { style: string, rules: number, characters: number }} Rates */

const [engineUrl = '', style = '', rules = ''] = process.argv.slice(2);
/** @type {typeof import('./engine.js')} */
const engine = await import(engineUrl);
const { members, policy } = library({ rules: Number(rules), style: style === 'assistant' ? 'assistant' : 'written' });
const text = members[policy] ?? '';
const characters = Object.values(members).reduce((sum, each) => sum + each.length, 0);
const json = getLanguageService({});
const css = getCSSLanguageService();
const jsonText = TextDocument.create('mem:/a.json', 'json', 1, jsonOfSize(text.length));
const cssText = TextDocument.create('mem:/a.css', 'css', 1, cssOfSize(text.length));

/** @type {Rates} */
const measured = {
  style,
  rules: Number(rules),
  characters,
  // The check comes first: nothing of it has run before, as when a command starts.
  check: await speed(characters, async () => engine.check(await engine.open(members))),
  css: await speed(cssText.getText().length, () => css.parseStylesheet(cssText)),
  json: await speed(jsonText.getText().length, () => json.parseJSONDocument(jsonText)),
  parse: await speed(text.length, () => engine.parse(text)),
  scan: await speed(text.length, () => scan(text)),
};
console.log(JSON.stringify(measured));

/**
 * The same for each: one run from cold, three seconds to warm up, then the median of a second or of three runs.
 * @param {number} size In characters.
 * @param {() => unknown} work
 * @returns {Promise<Speed>}
 */
async function speed(size, work) {
  const first = await timed(work);
  await repeat(work, { least: 1, milliseconds: 3000 });
  return { first, rate: size / 1000 / median(await repeat(work, { least: 3, milliseconds: 1000 })) };
}

/** Looks at every character once. @param {string} text */
function scan(text) {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
  return sum;
}
