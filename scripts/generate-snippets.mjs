// The snippets: written in snippets/*.mjs, their choices and descriptions held against the catalogue.
import { loadStatements } from './catalog.mjs';
import { pagentSnippets } from './snippets/attls.mjs';
import { chooser } from './snippets/lines.mjs';
import { cssmtpSnippets, ftpdataSnippets, profileSnippets, stdenvSnippets, syslogdSnippets, tn3270Snippets } from './snippets/others.mjs';

export const name = 'snippets';

/** @returns the snippet files by their path below the root */
export async function files() {
  const statements = await loadStatements();
  const choose = chooser(statements);
  const summaryOf = (language, statement) => statements.find((s) => s.language === language && s.name === statement).summary;
  const all = {
    pagent: pagentSnippets(choose, summaryOf),
    tn3270: tn3270Snippets(choose),
    'tcpip-profile': profileSnippets(),
    cssmtp: cssmtpSnippets(choose),
    ftpdata: ftpdataSnippets(choose),
    syslogd: syslogdSnippets(),
    stdenv: stdenvSnippets(),
  };
  return new Map(Object.entries(all).map(([language, snippets]) => [`snippets/${language}.json`, `${JSON.stringify(snippets, undefined, 2)}\n`]));
}
