// The words that language detection looks for, taken from the catalogue so that the client need not carry the whole of it.
import { loadStatements } from './catalog.mjs';

export const name = 'detection words';

const languages = ['pagent', 'cssmtp', 'tn3270', 'tcpip-profile', 'ftpdata', 'stdenv'];

/** @returns the word list by its path below the root; all words in lower case */
export async function files() {
  const statements = await loadStatements();
  const words = Object.fromEntries(languages.map((language) => [language, wordsOf(statements.filter((s) => s.language === language))]));
  return new Map([['server/src/syntax/detection/words.json', `${JSON.stringify(words, undefined, 1)}\n`]]);
}

const wordsOf = (statements) => ({
  blocks: sorted(statements.filter((s) => s.form === 'block').map((s) => s.name)),
  lines: sorted(statements.filter((s) => s.form === 'line').map((s) => s.name)),
  parameters: sorted(statements.flatMap((s) => [...s.parameters.filter((p) => p.positional === undefined).map((p) => p.name), ...(s.toleratedNames ?? [])])),
});

const sorted = (names) => [...new Set(names.map((n) => n.toLowerCase()))].filter((n) => /^[\w.]+$/.test(n)).sort();
