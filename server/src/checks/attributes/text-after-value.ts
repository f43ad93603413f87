import { parameter as parameterOf } from '../../catalog/index.js';
import type { Parameter } from '../../catalog/types.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Statement, Word } from '../../syntax/tree.js';
import type { Draft, DraftFix, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { parseAddress } from '../support/addresses.js';
import { isCodeValue } from '../support/codes.js';
import { behindText, indentAt, insert, lineEndOf, replace } from '../support/edits.js';
import { didYouMean } from '../support/did-you-mean.js';
import { enumValue } from '../support/enums.js';
import { isEqualSign } from '../support/foreign-syntax.js';
import type { Rest } from '../support/rows.js';
import { restsOf } from '../support/rows.js';
import { isSpoiled, placeholderHint, placeholderPattern } from '../support/spoiled.js';
import { consequence, isTtls, quoted, spelling } from '../support/wording.js';

/** Words that Policy Agent passes over without a message (reference: pagent-ttls, syntax.trailingText). */
export const textAfterValue = defineCheck({
  code: 'text-after-value',
  severity: 'warning',
  summary: 'Words behind the value are ignored.',
  explanation: `
Policy Agent reads one attribute and its value from a line, and ignores the rest without a message. A second value is lost
that way: of \`V3CipherSuites A B\` only A counts. Lists are made by repeating the attribute, one value a line; the quick
fix does that. Port ranges, certificate labels, distinguished names and the operands of \`TcpImage\` or \`TTLSConfig\` may
be several words.

A remark behind a value does no harm, and is reported as a hint only: it reads better, and cannot be mistaken for a value,
with a \`#\` before it.`,
  example: `
    TTLSCipherParms TNCIPH
    {
      V3CipherSuites4Char  C030 ⟦C02F⟧
    }
  `,
  fixed: `
    TTLSCipherParms TNCIPH
    {
      V3CipherSuites4Char  C030
      V3CipherSuites4Char  C02F
    }
  `,
  itemsWith: ['rest'],
  *item(context) {
    for (const rest of restsOf(context.item)) {
      if (isSure(context, rest) && !isPartOfPlaceholder(context, rest) && !isEqualSign(rest.node.args[0]?.text ?? '')) yield draft(context, rest);
    }
  },
});

/** Whether it is known that the line ends before these words. */
function isSure({ roles }: ItemContext, { node, owner, parameter }: Rest): boolean {
  if (isTtls(node, roles)) return true;
  if (parameter?.value.kind === 'enum' || parameter?.value.kind === 'text') return false;
  if (parameter?.value.kind === 'other') return parameter.value.bare === true;
  if (parameter) return parameter.certainty === 'doc' && owner?.closed === true;
  return owner ? owner.closed : true;
}

/** `{{ port }}`: the blanks belong to what was left in. */
function isPartOfPlaceholder({ text }: ItemContext, { node, words }: Rest): boolean {
  const line = text.slice(node.keyword.end, words[words.length - 1]?.end);
  return placeholderHint.test(line) && placeholderPattern.test(line);
}

function draft(context: ItemContext, rest: Rest): Draft {
  const { node, parameter, words } = rest;
  const first = words[0] as Word;
  const last = words[words.length - 1] as Word;
  const span = { start: first.start, end: last.end };
  const remark = isRemark(rest);
  const shown = parameter?.secret ? 'What follows' : quoted(context.text.slice(span.start, span.end));
  const lost = lostAttribute(rest);
  const refused = lost !== undefined && isNeeded(lost, node);
  const subject = parameter ? `the value of ${spelling(node)}` : node.block || !node.parent ? `${spelling(node)} ${node.args[0]?.text ?? ''}`.trimEnd() : spelling(node);
  const lists = parameter?.repeatable === true && words.every((word) => isValueOf(parameter, word.text));
  return {
    at: { span },
    severity: remark ? 'hint' : refused ? 'error' : undefined,
    tags: ['unnecessary'],
    message: remark
      ? `${shown} stands behind ${subject} and is ignored. Put a # before a remark.`
      : `${shown} stands behind ${subject} and is ignored without a message.${lists ? ' Write each value on a line of its own.' : (advice(rest) ?? ' Remove it, or put a # before it.')}${refused ? consequence(node, context.roles) : ''}`,
    fixes: () => [...(lists && parameter ? [split(context.text, node, words)] : []), ...(lost === undefined ? [] : [ownLine(context.text, node, words)]), comment(span)],
  };
}

/** Words that nobody can have meant as values. */
function isRemark(rest: Rest): boolean {
  const { parameter, words, node } = rest;
  const [first] = words;
  if (!first || isSpoiled(first.text) || lostAttribute(rest) !== undefined) return false;
  if (/^(\/\/(?!')|\/\*|;|\*|--|!|\(|=>|<-)/.test(first.text)) return true;
  if (parameter !== undefined && isValueOf(parameter, first.text)) return false;
  switch (parameter?.value.kind) {
    case 'text':
    case 'name':
    case 'ref':
    case 'path':
      return words.length > 1;
    case undefined:
      return words.length > 1 && !words.some((word) => /^((no)?(flush|purge)|\d+)$/i.test(word.text)) && node.args.length > words.length;
    default:
      return true;
  }
}

/** The word could be a value of the attribute. */
function isValueOf({ value }: Parameter, text: string): boolean {
  switch (value.kind) {
    case 'enum':
      return enumValue(value, text) !== undefined;
    case 'integer':
      return /^\d+$/.test(text);
    case 'portrange':
      return /^\d+([-:]\d+)?$/.test(text);
    case 'ipaddr':
      return parseAddress(text.split(/[-/]/)[0] ?? '') !== undefined;
    case 'codes':
      return isCodeValue(value.of, text);
    default:
      return false;
  }
}

/** The words are another attribute of the block, with its value. */
function lostAttribute({ node, owner, words }: Rest): Parameter | undefined {
  const [first, value] = words;
  return first && value && owner && node.parent ? parameterOf(owner, first.text) : undefined;
}

/** The statement must have the attribute, and has it nowhere else: Policy Agent misses it. */
function isNeeded({ name, required, certainty, alternatives }: Parameter, { parent }: Statement): boolean {
  if (required !== true || certainty !== 'doc' || alternatives !== undefined) return false;
  return !parent?.block?.children.some((child) => meaningOf(child).parameter?.name === name);
}

function advice(rest: Rest): string | undefined {
  const { parameter, node, words } = rest;
  if (lostAttribute(rest) !== undefined) return ' Write each attribute on a line of its own.';
  if (parameter === undefined) return keywordAdvice(node, words[0]?.text ?? '');
  switch (parameter?.value.kind) {
    case 'portrange':
      return ' Several ports go into a PortGroup.';
    case 'ipaddr':
      return ' Several addresses go into an IpAddrGroup.';
    case 'codes':
      return parameter.repeatable ? ' Write each value on a line of its own.' : undefined;
    case 'text':
    case 'name':
    case 'ref':
      return ' The value ends at the first blank.';
    default:
      return undefined;
  }
}

/** `TTLSConfig … FLUSHH`: a keyword of the statement was meant. */
function keywordAdvice(node: Statement, text: string): string | undefined {
  const values = (meaningOf(node).type?.parameters ?? []).flatMap(({ value, positional }) => (positional !== undefined && value.kind === 'enum' ? value.values : []));
  const meant = didYouMean(text, values.map(({ value }) => value));
  return meant === undefined ? undefined : ` Did you mean ${meant}?`;
}

/** The lost attribute on the next line, with the same indentation. */
function ownLine(text: string, node: Statement, words: readonly Word[]): DraftFix {
  const first = words[0] as Word;
  const start = behindText(text, first.start);
  return { title: 'Write each attribute on a line of its own', safe: false, edits: [replace({ start, end: first.start }, lineEndOf(text) + indentAt(text, node.keyword.start))] };
}

/** One line a value; keyword and column as on the first. */
function split(text: string, node: Statement, words: readonly Word[]): DraftFix {
  const [value] = node.args;
  const first = words[0] as Word;
  const last = words[words.length - 1] as Word;
  const keyword = text.slice(node.keyword.start, value?.start ?? node.keyword.end);
  const lead = lineEndOf(text) + indentAt(text, node.keyword.start) + keyword;
  const span = { start: behindText(text, first.start), end: last.end };
  return { title: 'Write each value on a line of its own', safe: true, edits: [replace(span, words.map((word) => lead + word.text).join(''))] };
}

function comment(span: { readonly start: number }): DraftFix {
  return { title: 'Make it a comment', safe: false, edits: [insert(span.start, '# ')] };
}
