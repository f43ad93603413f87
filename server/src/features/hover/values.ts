/** Values under the pointer, by what the catalogue says may stand there. */
import type { Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import { valueWords } from '../../policy/values.js';
import type { Statement, Word } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { FeatureContext } from '../context.js';
import { describeAddresses } from '../describe/addresses.js';
import { describeKeyring, describeLabel, describeWildcard } from '../describe/keyrings.js';
import { bullets, code, paragraphs, prose, sentences, title } from '../describe/markdown.js';
import { describeMask } from '../describe/masks.js';
import { defaultSentence, describeParameter } from '../describe/parameters.js';
import { describePorts, type PortUse } from '../describe/ports.js';
import { enumValue, explainInteger, valueForms } from '../describe/values.js';
import { sinceSentence } from '../describe/words.js';
import { codeAt } from './codes.js';
import type { Hover } from './result.js';

/** A value and where it stands: offsets in the item. */
export interface ValueAt {
  readonly node: Statement;
  readonly owner: CatalogStatement;
  readonly parameter: Parameter;
  /** The words behind the keyword that may belong to the value, the first of them the value's first. */
  readonly words: readonly Word[];
  /** The word under the pointer, and the offset of the pointer. */
  readonly word: Word;
  readonly offset: number;
}

/** What the value means; text behind the value, which Policy Agent ignores, is told apart. */
export function hoverValue(context: FeatureContext, at: ValueAt): Hover {
  const { parameter, words, word } = at;
  const own = valueWords(parameter, words);
  const first = own[0] ?? word;
  const last = own[own.length - 1] ?? word;
  if (parameter.secret && !isKnownWord(at)) {
    return { contents: paragraphs(title(parameter.name, 'secret'), `${prose(parameter.summary)} It is not shown here.`), start: word.start, end: word.end };
  }
  if (!own.includes(word)) return { contents: lostText(at, own), start: word.start, end: word.end };
  if (parameter.value.kind === 'codes') {
    const found = codeAt(parameter.value.of, word.text, at.offset - word.start, context.settings.release);
    if (found) return { contents: found.contents, start: word.start + found.start, end: word.start + found.end };
  }
  return { contents: contentsOf(context, at, own), start: first.start, end: last.end };
}

/** The keyword in front of a password: AuthBy Password. */
function isKnownWord({ parameter, words, word }: ValueAt): boolean {
  return parameter.value.kind === 'enum' && word === words[0] && enumValue(parameter.value, word.text) !== undefined;
}

function lostText({ parameter, word }: ValueAt, own: readonly Word[]): string {
  if (parameter.value.kind === 'enum' && parameter.value.more) return paragraphs(title(parameter.name), `Here stands ${parameter.value.more}.`);
  const kept = own[0] ? `Policy Agent takes ${code(own.map((each) => each.text).join(' '))} and ignores the rest of the line.` : 'Policy Agent ignores the rest of the line.';
  return paragraphs(title(word.text, 'text behind the value'), kept);
}

function contentsOf(context: FeatureContext, at: ValueAt, own: readonly Word[]): string {
  const { parameter, owner } = at;
  return special(context, at, own) ?? describeParameter(parameter, owner, context.settings.release);
}

/** What is known of this very value; undefined when only the attribute can be described. */
function special(context: FeatureContext, at: ValueAt, own: readonly Word[]): string | undefined {
  const { parameter, node } = at;
  const text = own.map((each) => each.text).join(' ');
  const { value } = parameter;
  const { release } = context.settings;
  switch (value.kind) {
    case 'enum': {
      const entry = enumValue(value, text);
      if (!entry) return undefined;
      const since = sinceSentence(entry.since, undefined, release);
      // The name of an operand does not stand in the file.
      const head = parameter.positional === undefined ? title(`${parameter.name} ${entry.value}`) : title(entry.value, `operand of ${code(at.owner.name)}`);
      return paragraphs(head, entry.summary && prose(entry.summary), `${code(parameter.name)}: ${prose(parameter.summary)}`, sentences(defaultSentence(parameter, release), since));
    }
    case 'integer': {
      const meaning = explainInteger(value, parameter.positional === undefined ? parameter.name : node.keyword.text, text);
      return meaning && paragraphs(meaning, `${code(parameter.name)}: ${prose(parameter.summary)}`, sentences(value.bits ? undefined : valueForms(value), defaultSentence(parameter, release)));
    }
    case 'ipaddr':
      return describeAddresses(parameter.name, text);
    case 'portrange':
      return describePorts(parameter.name, own.map((each) => each.text), portUse(at));
    case 'label':
      return paragraphs(describeLabel(parameter.name, text), bullets((parameter.notes ?? []).map(prose)));
    case 'name':
      return value.wildcard ? describeWildcard(parameter.name, text) : undefined;
    case 'other':
      return describeMask(parameter.name, text, value.format);
    default:
      return isKeyring(parameter) ? describeKeyring(text, hasPassword(node)) : undefined;
  }
}

/** The attribute from which System SSL takes its key ring or key database. */
function isKeyring(parameter: Parameter): boolean {
  return parameter.systemSsl === 'GSK_KEYRING_FILE';
}

/** A password or stash file beside it makes a key ring name the path of a key database. */
function hasPassword(node: Statement): boolean {
  const names = new Set(['GSK_KEYRING_PW', 'GSK_KEYRING_STASH_FILE']);
  return (node.parent?.block?.children ?? []).some((sibling) => names.has(meaningOf(sibling).parameter?.systemSsl ?? ''));
}

/** The end of the connection that a port belongs to, and who opens the connection, as far as the rule says. */
function portUse({ parameter, node }: ValueAt): PortUse {
  const side = /^local/i.test(parameter.name) ? 'local' : /^remote/i.test(parameter.name) ? 'remote' : undefined;
  const direction = (node.parent?.block?.children ?? []).filter((sibling) => meaningOf(sibling).parameter?.name === 'Direction').at(-1)?.args[0]?.text;
  return { side, direction };
}
