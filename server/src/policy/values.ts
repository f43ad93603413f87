/** What the words of an attribute line mean: the words that Policy Agent takes, and their value in one spelling. */
import type { Parameter, ValueSpec } from '../catalog/types.js';
import type { Word } from '../syntax/tree.js';
import { codesIn } from './codes.js';

type EnumSpec = Extract<ValueSpec, { kind: 'enum' }>;

/** Shown in place of every password. */
export const hidden = '***';

/** The words behind the keyword that belong to the value; the rest of the line is ignored by Policy Agent. */
export function valueWords(parameter: Parameter, words: readonly Word[]): readonly Word[] {
  const { value } = parameter;
  if (value.kind === 'label' || (value.kind === 'text' && value.restOfLine)) return words;
  if (value.kind === 'portrange' && /^\d+$/.test(words[0]?.text ?? '') && /^\d+$/.test(words[1]?.text ?? '')) return words.slice(0, 2);
  return words.length <= 1 ? words : words.slice(0, 1);
}

/**
 * The values of one line: one text, or, for a list of codes, one for each code. Enumerated values are in the catalogue's
 * spelling, numbers without leading zeros, codes as policy writes them; what fits no form stays as written. Never a password.
 */
export function valuesOf(parameter: Parameter, words: readonly Word[]): readonly string[] {
  const { value } = parameter;
  const text = textOf(words);
  if (parameter.secret) return [hidden];
  switch (value.kind) {
    case 'enum':
      return [spelling(value, text)];
    case 'integer':
      return [/^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text];
    case 'codes':
      return codesIn(value.of, text);
    case 'ipaddr':
      return [/^all$/i.test(text) ? 'All' : text];
    default:
      return [text];
  }
}

/** The enumerated value as the catalogue spells it, as most are written. */
function spelling({ values }: EnumSpec, text: string): string {
  if (values.some(({ value }) => value === text)) return text;
  const lower = text.toLowerCase();
  return values.find(({ value, aliases = [] }) => [value, ...aliases].some((name) => name.toLowerCase() === lower))?.value ?? text;
}

/** The words with the blanks between them. */
function textOf(words: readonly Word[]): string {
  if (words.length === 1 && words[0]) return words[0].text;
  let text = '';
  let end = words[0]?.start ?? 0;
  for (const word of words) {
    text += ' '.repeat(Math.max(0, word.start - end)) + word.text;
    end = word.end;
  }
  return text;
}
