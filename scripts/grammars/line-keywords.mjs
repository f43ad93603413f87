// TextMate grammars of the languages whose comments begin with `;`: TN3270E Telnet and PROFILE.TCPIP (free format) and FTP.DATA.
import { address, anyOf, dataSet } from './regex.mjs';
import { scopes } from './blocks.mjs';
import { captures, scoped, semicolonComment } from './rules.mjs';
import { enumWords } from './vocabulary.mjs';

const end = '(?=[\\s;,]|$)';
const namesOf = (statements) => statements.map((s) => s.name);

/** The keywords that end blocks: ENDVTAM, ENDDEFAULTLUS … */
const endsOf = (statements) => statements.flatMap((s) => (s.endKeyword ? [s.endKeyword] : []));

/** The keyword, or as much of it as must be written: GLOBALCONFIG, at least GLOBALCONF → `GLOBALCONF(?:I(?:G)?)?`. */
function anySpelling({ name, minAbbreviation = name }) {
  const optional = [...name.slice(minAbbreviation.length)].reduceRight((rest, letter) => `(?:${letter}${rest})?`, '');
  return name.slice(0, minAbbreviation.length) + optional;
}

/** Words that are operands wherever they stand. */
function operandWords(statements) {
  const taken = new Set([...namesOf(statements), ...endsOf(statements)].map((n) => n.toLowerCase()));
  const words = statements.flatMap((s) => [...enumWords(s.parameters.map((p) => p.value)), ...keywordOperands(s)]);
  return words.filter((w) => /^[A-Za-z]/.test(w) && !taken.has(w.toLowerCase()));
}

/** Operands that are keywords themselves (CONNECTTIMEOUT 30), and known names without more. Placeholders are in lower case. */
const keywordOperands = (statement) =>
  [...statement.parameters.map((p) => p.name), ...(statement.toleratedNames ?? [])].filter((n) => /^[A-Z][A-Z0-9]+$/.test(n));

const values = (id) => ({
  patterns: [
    { match: `(?<=\\s)(?:${dataSet}|[A-Za-z@#$][\\w@#$.-]*\\([\\w@#$]+\\))`, name: scoped(scopes.file, id) },
    {
      match: `(?<![\\w.:])(${address})(?:(\\/)(\\d+)|(-)(${address}))?(?![\\w.:])`,
      captures: captures({ 1: scopes.address, 2: 'keyword.operator.prefix', 3: scopes.number, 4: 'keyword.operator.range', 5: scopes.address }, id),
    },
    {
      match: '(?<![\\w@#$.])([A-Za-z@#$][\\w@#$]*)(\\.\\.)([A-Za-z@#$][\\w@#$]*)(?:(\\.\\.)([A-Za-z]+))?',
      captures: captures({ 1: scopes.text, 2: 'keyword.operator.range', 3: scopes.text, 4: 'keyword.operator.range', 5: scopes.text }, id),
    },
    { match: '(?<![\\w.:@#$-])\\d+(?![\\w.:@#$-])', name: scoped(scopes.number, id) },
  ],
});

/**
 * The Telnet profile: free format, several statements may share a line.
 * @param statements the catalogue's statements of tn3270
 */
export function tn3270Grammar(statements) {
  const id = 'tn3270';
  const blocks = statements.filter((s) => s.form === 'block');
  const named = blocks.filter((s) => s.nameArgument === 'required');
  const includes = statements.filter((s) => s.name.toUpperCase() === 'INCLUDE');
  const lines = statements.filter((s) => s.form === 'line' && !includes.includes(s));
  const first = (s, ...kinds) => s.parameters.some((p) => p.positional === 1 && kinds.includes(p.value.kind));
  const byName = lines.filter((s) => first(s, 'name', 'text'));
  const byReference = lines.filter((s) => first(s, 'ref'));
  const keyword = (names) => `(?i)(?<!\\S)(${anyOf(names)})${end}`;
  const withName = (some, keywordScope, nameScope) =>
    some.length > 0 ? [{ match: `${keyword(namesOf(some))}(?:\\s+([^\\s;,]+))?`, captures: captures({ 1: keywordScope, 2: nameScope }, id) }] : [];
  return {
    name: 'TN3270E Telnet profile',
    scopeName: 'source.tn3270',
    patterns: ['#comment', '#block', '#statement', '#operand', '#values'].map((include) => ({ include })),
    repository: {
      comment: semicolonComment(id),
      block: {
        patterns: [
          ...withName(named, scopes.statement, scopes.definition),
          { match: keyword([...namesOf(blocks), ...endsOf(blocks)]), name: scoped(scopes.statement, id) },
          ...(includes.length > 0
            ? [{ match: `${keyword(namesOf(includes))}(?:\\s+([^\\s;]+))?`, captures: captures({ 1: 'keyword.control.import', 2: scopes.file }, id) }]
            : []),
        ],
      },
      statement: {
        patterns: [
          ...withName(byReference, scopes.attribute, scopes.reference),
          ...withName(byName, scopes.attribute, scopes.text),
          { match: keyword(namesOf(lines)), name: scoped(scopes.attribute, id) },
        ],
      },
      operand: { match: keyword(operandWords(statements)), name: scoped(scopes.word, id) },
      values: values(id),
    },
  };
}

/** Names of jobs, which may read like operands: the holder of a port, a procedure of AUTOLOG and its job. */
const jobs = (id) => ({
  patterns: [
    {
      match: `(?i)(?<![\\w.:@#$-])(\\d+)\\s+(TCP|UDP)\\s+(?:(RESERVED|INTCLIEN|AUTHPORT)${end}|([A-Z@#$][\\w@#$]*\\*?)${end})`,
      captures: captures({ 1: scopes.number, 2: scopes.attribute, 3: scopes.word, 4: scopes.text }, id),
    },
    { match: `(?i)^\\s+([A-Z@#$][\\w@#$]*)(?=\\s+(?:JOBNAME|DELAYSTART|PARMSTRING)${end})`, captures: captures({ 1: scopes.text }, id) },
    { match: `(?i)(?<!\\S)(JOBNAME)\\s+([A-Z@#$][\\w@#$]*)${end}`, captures: captures({ 1: scopes.attribute, 2: scopes.text }, id) },
  ],
});

/**
 * PROFILE.TCPIP. A statement keyword is one at the start of a line only: behind it the same word is often an operand.
 * @param statements the catalogue's statements of tcpip-profile
 */
export function profileGrammar(statements) {
  const id = 'tcpip-profile';
  const telnet = statements.filter((s) => ['TELNETGLOBALS', 'TELNETPARMS', 'BEGINVTAM'].includes(s.name.toUpperCase()));
  const own = statements.filter((s) => !telnet.includes(s) && s.name.toUpperCase() !== 'INCLUDE');
  return {
    name: 'TCP/IP profile',
    scopeName: 'source.tcpip-profile',
    patterns: ['#comment', '#telnet', '#statement', '#job', '#operand', '#values'].map((include) => ({ include })),
    repository: {
      comment: semicolonComment(id),
      job: jobs(id),
      telnet: {
        patterns: telnet.map((block) => ({
          begin: `(?i)^\\s*(${block.name})${end}`,
          beginCaptures: captures({ 1: scopes.statement }, id),
          end: `(?i)(?<!\\S)(${block.endKeyword})${end}`,
          endCaptures: captures({ 1: scopes.statement }, id),
          patterns: [{ include: 'source.tn3270' }],
        })),
      },
      statement: {
        patterns: [
          { match: `(?i)(?<!\\S)(?:${anyOf(endsOf(own))})${end}`, name: scoped(scopes.statement, id) },
          {
            match: '(?i)^\\s*(INCLUDE)(?:\\s+([^\\s;]+))?',
            captures: captures({ 1: 'keyword.control.import', 2: scopes.file }, id),
          },
          { match: `(?i)^\\s*(${own.map(anySpelling).join('|')})${end}`, captures: captures({ 1: scopes.statement }, id) },
        ],
      },
      operand: { match: `(?i)(?<![^\\s,])(?:${anyOf(operandWords(own))})${end}`, name: scoped(scopes.attribute, id) },
      values: values(id),
    },
  };
}

/**
 * FTP.DATA: one statement a line, everything behind a semicolon is a comment.
 * @param statements the catalogue's statements of ftpdata
 */
export function ftpdataGrammar(statements) {
  const id = 'ftpdata';
  return {
    name: 'FTP.DATA',
    scopeName: 'source.ftpdata',
    patterns: ['#comment', '#statement'].map((include) => ({ include })),
    repository: {
      comment: semicolonComment(id, ';'),
      statement: {
        begin: `(?i)^\\s*(${anyOf(namesOf(statements))})${end}`,
        beginCaptures: captures({ 1: scopes.attribute }, id),
        end: '$',
        patterns: [{ include: '#comment' }, { include: '#operand' }, { include: '#values' }],
      },
      operand: {
        match: `(?i)(?<![^\\s,(])(?:${anyOf([...enumWords(statements.flatMap((s) => s.parameters.map((p) => p.value))).filter((w) => /^[A-Za-z]/.test(w)), 'TRUE', 'FALSE'])})(?=[\\s;,)]|$)`,
        name: scoped(scopes.word, id),
      },
      values: {
        patterns: [
          { match: '(?<=\\s)\\/[^\\s;]*', name: scoped(scopes.file, id) },
          { match: `(?<![\\w.:])${address}(?![\\w.:])`, name: scoped(scopes.address, id) },
          { match: '(?<![\\w.:-])\\d+(?![\\w.])', name: scoped(scopes.number, id) },
        ],
      },
    },
  };
}
