/** What holds for the snippets of every language. */
import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../../server/src/syntax/detect.js';
import { tokenise } from '../../grammar/tokenise.js';
import { expand, snippetsOf } from './expand.js';

const languages = ['pagent', 'tn3270', 'tcpip-profile', 'cssmtp', 'ftpdata', 'syslogd', 'stdenv'];

describe.each(languages)('%s', (language) => {
  const snippets = Object.entries(snippetsOf(language));

  test('each snippet has prefixes of its own and a description', () => {
    const prefixes = snippets.flatMap(([, s]) => s.prefix);
    expect(new Set(prefixes.map((p) => p.toLowerCase())).size).toBe(prefixes.length);
    for (const [name, { description }] of snippets) expect(description, name).toMatch(/^[A-Z].*\.$/);
  });

  test.each(snippets)('%s: no tab stop is left over', (_, snippet) => {
    expect(expand(snippet)).not.toMatch(/\$(?!SMF)|\|\}/);
  });

  test.each(snippets)('%s: every line begins with a known keyword', async (_, snippet) => {
    const lines = await tokenise(language, expand(snippet));
    for (const tokens of lines) {
      const first = tokens.find((token) => token.text.trim() !== '');
      const operands = language === 'tcpip-profile' && /^\s/.test(tokens[0]?.text ?? '');
      if (!first || operands) continue;
      expect(first.scopes.length, tokens.map((t) => t.text).join('')).toBeGreaterThan(1);
    }
  });

  if (language !== 'syslogd') {
    test.each(snippets)('%s: fits a member of 80 columns with sequence numbers', (_, snippet) => {
      for (const line of expand(snippet).split('\n')) expect(line.length, line).toBeLessThanOrEqual(72);
    });
  }
});

test.each([
  ['pagent', 'AT-TLS rule: FTP server'],
  ['pagent', 'Main configuration file'],
  ['pagent', 'Image configuration file'],
  ['tn3270', 'Secure port for AT-TLS'],
  ['tcpip-profile', 'AT-TLS in the stack'],
  ['cssmtp', 'CSSMTP configuration'],
  ['ftpdata', 'FTP server with AT-TLS'],
  ['ftpdata', 'FTP client with AT-TLS'],
  ['syslogd', 'AT-TLS trace to files'],
  ['stdenv', 'Environment of Policy Agent'],
])('a %s file made of a snippet is recognised: %s', (language, name) => {
  const snippet = snippetsOf(language)[name];
  expect(snippet && detectLanguage({ path: '/x/NEW', text: expand(snippet) })).toBe(language);
});
