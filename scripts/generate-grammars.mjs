// The TextMate grammars: hand-written rules (grammars/*.mjs) filled with the keywords of the catalogue.
import { blockGrammar } from './grammars/blocks.mjs';
import { ctraceGrammar } from './grammars/ctrace.mjs';
import { ftpdataGrammar, profileGrammar, tn3270Grammar } from './grammars/line-keywords.mjs';
import { displayGrammar, gskTraceGrammar, logGrammar } from './grammars/log.mjs';
import { stdenvGrammar, syslogdGrammar } from './grammars/syslogd.mjs';
import { loadStatements, rows } from './catalog.mjs';

export const name = 'grammars';

/** @returns the grammar files by their path below the root */
export async function files() {
  const statements = await loadStatements();
  const of = (language) => statements.filter((s) => s.language === language);
  const constants = {
    ciphers: [...(await names('ciphers')), ...(await names('ciphers-v2'))],
    groups: await names('groups'),
    signatures: await names('signatures'),
  };
  const grammars = [
    blockGrammar({ id: 'pagent', name: 'Policy Agent', statements: of('pagent'), constants }),
    blockGrammar({ id: 'cssmtp', name: 'CSSMTP configuration', statements: of('cssmtp'), constants }),
    tn3270Grammar(of('tn3270')),
    profileGrammar(of('tcpip-profile')),
    ftpdataGrammar(of('ftpdata')),
    syslogdGrammar(
      of('syslogd'),
      (await rows('syslogd-tables')).priorities.map((row) => row.name).filter((word) => word !== '*'),
    ),
    stdenvGrammar(of('stdenv').map((s) => s.name)),
    ctraceGrammar(),
    ...[logGrammar, displayGrammar, gskTraceGrammar].map((grammar) => grammar(Object.values(constants).flat())),
  ];
  return new Map(
    grammars.map((grammar) => [`syntaxes/${grammar.scopeName.replace('source.', '')}.tmLanguage.json`, `${JSON.stringify(grammar, undefined, 2)}\n`]),
  );
}

/** The names of the rows of a data file, with their aliases. */
const names = async (file) => (await rows(file)).flatMap((row) => [row.name, ...(row.aliases ?? [])]);
