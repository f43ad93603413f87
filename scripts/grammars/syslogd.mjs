// TextMate grammar of the z/OS syslog daemon's configuration: rules, archive statements, and the environment files of daemons.
import { anyOf, dataSet, unixPath } from './regex.mjs';
import { scopes } from './blocks.mjs';
import { captures, hashComment, scoped } from './rules.mjs';
import { vocabulary } from './vocabulary.mjs';

/**
 * syslog.conf: `userid.jobname.facility.priority;… destination options`.
 * @param statements the catalogue's statements of syslogd; the rule itself has a name that is no word
 * @param priorities the catalogue's names of priorities
 */
export function syslogdGrammar(statements, priorities) {
  const id = 'syslogd';
  const { blocks, lines, attributes } = vocabulary(statements.filter((s) => /^[A-Za-z]+$/.test(s.name)));
  const keywords = [...blocks, ...lines].map((s) => s.name);
  const parameters = attributes.map((a) => a.name);
  return {
    name: 'z/OS syslogd configuration',
    scopeName: 'source.syslogd',
    patterns: ['#comment', '#statement', '#rule'].map((include) => ({ include })),
    repository: {
      comment: hashComment(id, '^\\s*#'),
      statement: {
        patterns: [
          {
            match: `(?i)^\\s*(${anyOf(keywords)})(?=\\s|$)(?:\\s+(\\d{1,2}:\\d{2}|\\d+))?`,
            captures: captures({ 1: scopes.statement, 2: scopes.number }, id),
          },
          ...(parameters.length > 0
            ? [{ match: `(?i)^\\s*(${anyOf(parameters)})(?=\\s|$)(?:\\s+(\\S+))?`, captures: captures({ 1: scopes.attribute, 2: scopes.text }, id) }]
            : []),
        ],
      },
      rule: {
        begin: '^(?=\\s*[^\\s#])',
        end: '$',
        patterns: [{ include: '#selectors' }, { include: '#destination' }, { include: '#option' }],
      },
      selectors: {
        begin: '\\G\\s*(?=\\S)',
        end: '(?=\\s|$)',
        patterns: [
          { match: '(\\()([^()\\s]*)(\\))', captures: captures({ 1: 'punctuation.section.host.begin', 2: scopes.address, 3: 'punctuation.section.host.end' }, id) },
          { match: ';', name: scoped('punctuation.separator.selector', id) },
          { match: `(?i)(?<=\\.)(?:${anyOf(priorities)})(?=[;\\s]|$)`, name: scoped(`${scopes.word}.priority`, id) },
          { match: '(?<=\\.)\\*(?=[;\\s]|$)', name: scoped(`${scopes.word}.priority`, id) },
          { match: '[^\\s.;()*]+(?=\\.[^\\s.;]+(?:[;\\s]|$))', name: scoped(`${scopes.attribute}.facility`, id) },
          { match: '\\*', name: scoped('keyword.operator.wildcard', id) },
          { match: '\\.', name: scoped('punctuation.separator.period', id) },
          { match: '[^\\s.;()*]+', name: scoped('entity.name.type.job', id) },
        ],
      },
      destination: {
        patterns: [
          {
            begin: '(?<=\\s)(-A)(\\()',
            beginCaptures: captures({ 1: 'keyword.other.destination', 2: 'punctuation.section.forward.begin' }, id),
            end: '(\\))|$',
            endCaptures: captures({ 1: 'punctuation.section.forward.end' }, id),
            patterns: [
              {
                match: '(?i)\\b(destination|protocol|port|secure)\\s*(=)\\s*("[^"]*")',
                captures: captures({ 1: scopes.attribute, 2: 'keyword.operator.assignment', 3: 'string.quoted.double' }, id),
              },
            ],
          },
          { match: '(?<=\\s)\\$SMF\\b', name: scoped(scopes.word, id) },
          {
            begin: '(?<=\\s)(?=\\/)',
            end: '(?=\\s|$)',
            name: scoped(scopes.file, id),
            patterns: [{ match: '%[%a-zA-Z]', name: scoped('constant.character.escape.time', id) }],
          },
          { match: '(?<=\\s)@[^\\s]+', name: scoped('string.unquoted.host', id) },
        ],
      },
      option: {
        match: '(?<=\\s)(?:(-[FD])(?:\\s+([0-7]+))?|(-N)(?:\\s+([^\\s-]\\S*))?|(-X))(?=\\s|$)',
        captures: captures({ 1: 'keyword.other.option', 2: scopes.number, 3: 'keyword.other.option', 4: scopes.text, 5: 'keyword.other.option' }, id),
      },
    },
  };
}

/**
 * Environment files (STDENV): `NAME=value`, one a line.
 * @param variables the names of the catalogue
 */
export function stdenvGrammar(variables) {
  const id = 'stdenv';
  return {
    name: 'z/OS daemon environment file',
    scopeName: 'source.stdenv',
    patterns: ['#comment', '#variable'].map((include) => ({ include })),
    repository: {
      comment: hashComment(id, '^\\s*#'),
      variable: {
        begin: `^\\s*(?:(${anyOf(variables)})|([A-Za-z_][A-Za-z0-9_]*))(=)`,
        beginCaptures: captures({ 1: scopes.attribute, 2: 'variable.other.environment', 3: 'keyword.operator.assignment' }, id),
        end: '$',
        patterns: [
          { match: `\\G(?:${dataSet}|${unixPath}|DD:\\S+)`, name: scoped(scopes.file, id) },
          { match: '\\GSYSLOGD(?=\\s|$)', name: scoped(scopes.word, id) },
          { match: '\\G(?:0[xX][0-9A-Fa-f]+|\\d+(?:,\\d+)*)(?=\\s|$)', name: scoped(scopes.number, id) },
          { match: '\\G\\S.*?(?=\\s*$)', name: scoped(scopes.text, id) },
        ],
      },
    },
  };
}
