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
  blocks: sorted(statements.filter((s) => s.form === 'block').flatMap(spellings)),
  lines: sorted(statements.filter((s) => s.form === 'line').flatMap(spellings)),
  parameters: sorted(statements.flatMap((s) => [...s.parameters.filter(isKeyword).map((p) => p.name), ...(s.toleratedNames ?? [])])),
});

/** Whether the parameter is written by its name; other operands have a place instead, and a name in lower case. */
const isKeyword = ({ name, positional }) => positional === undefined || /^[A-Z][A-Z0-9]+$/.test(name);

/** The keyword in full and in every abbreviation. */
function spellings({ name, minAbbreviation = name }) {
  return Array.from({ length: name.length - minAbbreviation.length + 1 }, (_, cut) => name.slice(0, name.length - cut));
}

const sorted = (names) => [...new Set(names.map((n) => n.toLowerCase()))].filter((n) => /^\w[\w.]+$/.test(n)).sort();
