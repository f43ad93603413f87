/** Codes and names that the catalogue does not have, for the three kinds of lists. */
import { groupByName, groupByWire } from '../../catalog/index.js';
import type { Span, Word } from '../../syntax/tree.js';
import type { Draft, ItemContext } from '../check.js';
import type { CodeKind } from './codes.js';
import { codesIn, formOf, isRun, nameMeantBy } from './codes.js';
import { didYouMean } from './did-you-mean.js';
import { replace } from './edits.js';
import type { Value } from './rows.js';
import { valuesOf } from './rows.js';
import { isSpoiled } from './spoiled.js';
import { consequence, expectedValue, quoted, severityOf } from './wording.js';

/**
 * The findings for values of these kinds; `what` is what a code stands for. Nothing is reported in statements of which not all is
 * known: the manual's own example for ServerSSL has a code that no table has (reference: pagent-main, ServerConnection).
 */
export function* unknownCodes(context: ItemContext, kinds: readonly CodeKind[], what: string): Generator<Draft> {
  for (const value of valuesOf(context.item)) {
    const spec = value.parameter.value;
    const [word] = value.words;
    if (spec.kind !== 'codes' || !kinds.includes(spec.of) || !word || !value.owner.closed || isSpoiled(word.text)) continue;
    if (formOf(spec.of).isName(word.text) && (!isSpecial(spec.of, word.text) || takes(spec.constants, word.text))) continue;
    if (isSpecial(spec.of, word.text)) yield special(value, word);
    else if (isRun(spec.of, word.text)) yield* unknownInRun(spec.of, word, what);
    else if (isNameLike(spec.of, word.text)) yield unknownName(spec.of, word, what);
    else if (spec.of === 'group' || spec.of === 'signature') yield badForm(context, value, word);
  }
}

/** Any stands for every curve; only some attributes take it. */
function isSpecial(of: CodeKind, text: string): boolean {
  return of === 'group' && groupByName(text)?.wireHex === '';
}

function special({ parameter }: Value, word: Word): Draft {
  return { at: { span: word }, message: `${parameter.name} is not known to take ${word.text}. Name each curve.` };
}

function takes(constants: readonly string[] | undefined, text: string): boolean {
  return constants?.some((name) => name.toLowerCase() === text.toLowerCase()) ?? false;
}

function isNameLike(of: CodeKind, text: string): boolean {
  return of === 'group' ? /^[a-z]/i.test(text) : /^(TLS|SSL)|_/i.test(text);
}

function* unknownInRun(of: CodeKind, word: Word, what: string): Generator<Draft> {
  const form = formOf(of);
  // Four characters that are one suite each are a matter of form.
  if (of === 'cipher2' && isRun('cipher4', word.text) && codesIn('cipher4', word.text).every(({ code }) => formOf('cipher4').nameOf(code) !== undefined)) return;
  for (const { code, at } of codesIn(of, word.text)) {
    if (form.nameOf(code) !== undefined) continue;
    const span = { start: word.start + at, end: word.start + at + form.width };
    yield draft(span, code, what, of === 'group' ? decimalOf(code) : undefined);
  }
}

/** The decimal number of a group that was written as on the wire. */
function decimalOf(code: string): { readonly write: string; readonly because: string } | undefined {
  const group = groupByWire(code);
  return group && { write: group.code, because: `: that is the hexadecimal number of ${group.name}, which is written ${group.code}.` };
}

function unknownName(of: CodeKind, word: Word, what: string): Draft {
  const near = nameMeantBy(of, word.text) ?? didYouMean(word.text, formOf(of).names(), 4);
  return draft(word, word.text, what, near === undefined ? undefined : { write: near, because: `; did you mean ${near}?` });
}

function draft(span: Span, text: string, what: string, meant: { readonly write: string; readonly because: string } | undefined): Draft {
  return {
    at: { span: { start: span.start, end: span.end } },
    message: `Unknown ${what} ${quoted(text)}${meant === undefined ? '.' : meant.because}`,
    fixes: () => (meant === undefined ? [] : [{ title: `Change ${text} to ${meant.write}`, safe: false, edits: [replace(span, meant.write)] }]),
  };
}

function badForm({ roles }: ItemContext, { node, parameter }: Value, word: Word): Draft {
  const severity = severityOf(parameter);
  return { at: { span: word }, severity, message: `${quoted(word.text)} is no run of codes; ${parameter.name} takes ${expectedValue(parameter) ?? 'codes'}.${severity === 'error' ? consequence(node, roles) : ''}` };
}
