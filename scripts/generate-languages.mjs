// The language configurations whose blocks end with a keyword (BEGINVTAM … ENDVTAM): folding needs the catalogue's list of them.
import { loadStatements } from './catalog.mjs';
import { anyCase } from './grammars/regex.mjs';

export const name = 'language configurations';

/** @returns the configuration files by their path below the root */
export async function files() {
  const statements = await loadStatements();
  const blocks = (language) => statements.filter((s) => s.language === language && s.endKeyword);
  return new Map(
    ['tn3270', 'tcpip-profile'].map((language) => [`languages/${language}.json`, `${JSON.stringify(configuration(blocks(language)), undefined, 2)}\n`]),
  );
}

function configuration(blocks) {
  // Folding markers take no flags, so each letter is written in both cases.
  const begin = `(?:${blocks.map((s) => anyCase(s.name)).join('|')})(?=\\s|$)`;
  const end = `(?:${blocks.map((s) => anyCase(s.endKeyword)).join('|')})(?=\\s|$)`;
  return {
    comments: { lineComment: ';' },
    brackets: [['(', ')']],
    autoClosingPairs: [
      { open: '(', close: ')', notIn: ['comment'] },
      { open: "'", close: "'", notIn: ['comment'] },
    ],
    surroundingPairs: [
      ['(', ')'],
      ["'", "'"],
    ],
    wordPattern: '[^\\s;()\'",/=]+',
    indentationRules: {
      increaseIndentPattern: `^\\s*${begin}(?!.*\\b[Ee][Nn][Dd])`,
      decreaseIndentPattern: `^\\s*${end}`,
    },
    onEnterRules: [{ beforeText: '(?:^|\\s);.*$', afterText: '^\\s*\\S', action: { indent: 'none', appendText: '; ' } }],
    folding: { markers: { start: `^\\s*(?:${begin}|;\\s*region\\b)`, end: `^\\s*(?:${end}|;\\s*endregion\\b)` } },
  };
}
