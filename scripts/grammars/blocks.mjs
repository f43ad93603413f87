// TextMate grammar of the languages made of `Statement name { attribute value }` blocks: Policy Agent files and CSSMTP.
// Line by line, as the programs read them: no rule spans lines, so a lost brace never recolours the rest of a file.
import { address, anyOf, dataSet, unixPath } from './regex.mjs';
import { captures, hashComment, scoped } from './rules.mjs';
import { enumWords, groupByValue, vocabulary } from './vocabulary.mjs';

/**
 * Scopes of the parts; all are coloured by the themes that come with VS Code. Attributes have two: light themes show the first in the
 * red of errors, the dark one of high contrast not at all; themes that do not know the second have a colour for the first.
 */
export const scopes = {
  statement: 'keyword.control.statement',
  attribute: 'support.type.property-name support.variable.property',
  definition: 'entity.name.type.definition',
  reference: 'entity.name.type.reference',
  word: 'constant.language',
  constant: 'variable.other.constant',
  cipher: 'constant.other.cipher variable.other.constant.cipher',
  number: 'constant.numeric',
  address: 'constant.numeric.address',
  text: 'string.unquoted',
  file: 'string.other.file',
};

/** End of a word; a `#` ends it too, because it starts a comment anywhere. */
const end = '(?=[\\s#]|$)';
const word = '[^\\s#]+';
/** A name; a brace behind the statement is no name. */
const definitionName = '[^\\s#{][^\\s#]*';
const portRange = '(\\d+)(?:(?:\\s*([-:])\\s*|\\s+)(\\d+))?';
const addressRange = `(?:(All)|(${address})(?:(\\/)(\\d+)|\\s*(-)\\s*(${address}))?)`;
const restOfLine = '([^\\s#](?:[^#]*[^\\s#])?)\\s*';

const keyword = (names) => `(?i)^\\s*(${anyOf(names)})${end}`;
const namesOf = (statements) => statements.map((s) => s.name);

/**
 * @param language `id`, `name`, and of the catalogue `statements` and `constants` (names of ciphers, groups, signatures)
 * @returns the grammar as an object
 */
export function blockGrammar({ id, name, statements, constants }) {
  const rules = ruleMaker(id);
  const { blocks, lines, attributes } = vocabulary(statements);
  return {
    name,
    scopeName: `source.${id}`,
    patterns: ['#comment', '#brace', '#statement', '#attribute'].map((include) => ({ include })),
    repository: {
      comment: hashComment(id),
      brace: {
        patterns: [
          { match: '^\\s*(\\{)(?![{%])', captures: captures({ 1: 'punctuation.section.block.begin' }, id) },
          { match: '^\\s*(\\})(?!\\})', captures: captures({ 1: 'punctuation.section.block.end' }, id) },
        ],
      },
      statement: { patterns: [...blockRules(blocks, rules), ...lineRules(lines, rules)] },
      attribute: { patterns: groupByValue(attributes).map((group) => attributeRule(group, constants, rules)) },
      values: {
        patterns: [
          { match: `(?<=\\s)(?:${dataSet}|${unixPath})`, name: scoped(scopes.file, id) },
          { match: `(?i)(?<=\\s)(?:On|Off|Yes|No|All|Any)${end}`, name: scoped(scopes.word, id) },
          { match: `(?<![\\w.:])${address}(?![\\w.:])`, name: scoped(scopes.address, id) },
          { match: '(?<![\\w.:-])\\d+(?![\\w.:-])', name: scoped(scopes.number, id) },
          { match: '(?<=\\s)[^\\s#@]+@[^\\s#@]+\\.[^\\s#@]+', name: scoped(scopes.text, id) },
        ],
      },
    },
  };
}

function ruleMaker(id) {
  return {
    /** A keyword, and its value when that has the form `value`; anything else behind the keyword keeps the neutral colour. */
    simple: (names, keywordScope, value, valueScopes) => ({
      match: `${keyword(names)}(?:\\s+${value}${end})?`,
      captures: captures({ 1: keywordScope, ...valueScopes }, id),
    }),
    /** A keyword, a first operand that is a name when `named`, and any values behind it, `words` among them. */
    open: (names, keywordScope, words, named = false) => ({
      begin: `${keyword(names)}${named ? `(?:\\s+(${word}))?` : ''}`,
      beginCaptures: captures({ 1: keywordScope, ...(named ? { 2: scopes.definition } : {}) }, id),
      end: '$',
      patterns: [
        { include: '#comment' },
        ...(words.length > 0 ? [{ match: `(?i)(?<=\\s)(?:${anyOf(words)})${end}`, name: scoped(scopes.word, id) }] : []),
        { include: '#values' },
      ],
    }),
    /** A keyword alone. */
    bare: (names) => ({ match: keyword(names), captures: captures({ 1: scopes.statement }, id) }),
    /** A keyword and the name that it defines. */
    defining: (names) => ({
      match: `${keyword(names)}(?:\\s+(${definitionName}))?`,
      captures: captures({ 1: scopes.statement, 2: scopes.definition }, id),
    }),
  };
}

function blockRules(blocks, { simple, bare, defining }) {
  const typed = blocks.filter((s) => s.nameValues);
  const named = blocks.filter((s) => s.nameArgument !== 'none' && !s.nameValues);
  const unnamed = blocks.filter((s) => s.nameArgument === 'none' && !s.nameValues);
  return [
    ...typed.map((s) => simple([s.name], scopes.statement, `(${anyOf(enumWords([{ kind: 'enum', values: s.nameValues }]))})`, { 2: scopes.word })),
    ...(named.length > 0 ? [defining(namesOf(named))] : []),
    ...(unnamed.length > 0 ? [bare(namesOf(unnamed))] : []),
  ];
}

function lineRules(lines, { open }) {
  const words = enumWords(lines.flatMap((s) => s.parameters.map((p) => p.value)));
  const named = lines.filter((s) => s.parameters.some((p) => p.positional === 1 && p.value.kind === 'name'));
  const others = lines.filter((s) => !named.includes(s));
  return [
    ...(named.length > 0 ? [open(namesOf(named), scopes.statement, words, true)] : []),
    ...(others.length > 0 ? [open(namesOf(others), scopes.statement, words)] : []),
  ];
}

function attributeRule({ kind, names, words }, constants, { simple, open }) {
  const attribute = scopes.attribute;
  const number = scopes.number;
  switch (kind) {
    case 'enum':
      return simple(names, attribute, `(${anyOf(words)})`, { 2: scopes.word });
    case 'integer':
      return simple(names, attribute, '([+-]?\\d+)', { 2: number });
    case 'portrange':
      return simple(names, attribute, portRange, { 2: `${number}.port`, 3: 'keyword.operator.range', 4: `${number}.port` });
    case 'ipaddr':
      return simple(names, attribute, addressRange, {
        2: scopes.word,
        3: scopes.address,
        4: 'keyword.operator.prefix',
        5: number,
        6: 'keyword.operator.range',
        7: scopes.address,
      });
    case 'ref':
      return simple(names, attribute, `(${word})`, { 2: scopes.reference });
    case 'path':
      return simple(names, attribute, `(${dataSet}|${unixPath})`, { 2: scopes.file });
    case 'rest':
      return simple(names, attribute, restOfLine, { 2: scopes.text });
    case 'word':
      return simple(names, attribute, `(${word})`, { 2: scopes.text });
    case 'ciphers':
      return simple(names, attribute, `(?:(${anyOf(constants.ciphers)})|([0-9A-F]+))`, { 2: scopes.cipher, 3: `${number}.hex` });
    case 'groups':
    case 'signatures':
      return simple(names, attribute, `(?:(${anyOf([...constants[kind], ...words])})|([0-9A-F]+))`, { 2: scopes.constant, 3: `${number}.hex` });
    default:
      return open(names, attribute, words);
  }
}
