/** How fast texts are read: a bare scan of the characters, our parser and checks, and two language services of VS Code. */
import { getCSSLanguageService } from 'vscode-css-languageservice';
import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cssOfSize, jsonOfSize } from './generate.mjs';
import { median, repeat } from './stopwatch.mjs';

/** @typedef {{ readonly characters: number, readonly scan: number, readonly parse: number, readonly check: number, readonly json: number, readonly css: number }} Rates In million characters a second. All texts are ASCII: these are megabytes. */

const json = getLanguageService({});
const css = getCSSLanguageService();

/**
 * @param {typeof import('./engine.js')} engine
 * @param {import('./generate.mjs').Library} library
 * @returns {Promise<Rates>}
 */
export async function rates(engine, { members, policy }) {
  const text = members[policy] ?? '';
  const characters = Object.values(members).reduce((sum, each) => sum + each.length, 0);
  const jsonText = TextDocument.create('mem:/a.json', 'json', 1, jsonOfSize(text.length));
  const cssText = TextDocument.create('mem:/a.css', 'css', 1, cssOfSize(text.length));
  /** @param {number} size @param {() => unknown} work */
  const rate = async (size, work) => size / 1000 / median(await repeat(work));
  return {
    characters,
    scan: await rate(text.length, () => scan(text)),
    parse: await rate(text.length, () => engine.parse(text)),
    check: await rate(characters, async () => engine.check(await engine.open(members))),
    json: await rate(jsonText.getText().length, () => json.parseJSONDocument(jsonText)),
    css: await rate(cssText.getText().length, () => css.parseStylesheet(cssText)),
  };
}

/** Looks at every character once. @param {string} text */
function scan(text) {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
  return sum;
}
