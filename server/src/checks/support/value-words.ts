/** How many words behind an attribute belong to its value; the others are lost (reference: pagent-ttls, syntax.trailingText). */
import type { Parameter } from '../../catalog/types.js';
import type { Word } from '../../syntax/tree.js';

/** `443`, `443-`: a port that may begin a range. */
const portStart = /^\d+[-:]?$/;
/** `444`, `-`, `-444`: what may go on with a range behind a blank. */
const portPart = /^(\d+|[-:]\d*)$/;
const portEnd = /^\d+$/;
const address = /^[\d.]+$|^[\da-f:.]*:[\da-f:.]*$/i;

/** The number of words of the value; 0 when there are none. */
export function valueLength({ value }: Parameter, words: readonly Word[]): number {
  switch (value.kind) {
    case 'label':
      return words.length;
    case 'text':
      return value.restOfLine ? words.length : Math.min(1, words.length);
    case 'other':
      return value.bare ? 0 : words.length;
    case 'enum':
      return value.open ? words.length : Math.min(1, words.length);
    case 'portrange':
      return portWords(words);
    case 'ipaddr':
      return addressWords(value.forms.includes('range'), words);
    default:
      return Math.min(1, words.length);
  }
}

/** `1 2` is a range; `1 - 2`, `1- 2` and `1 -2` are ranges in a wrong form, which the check of ports explains. */
function portWords([first, second, third]: readonly Word[]): number {
  if (!first) return 0;
  if (!second || !portStart.test(first.text) || !portPart.test(second.text)) return 1;
  return (second.text === '-' || second.text === ':') && third && portEnd.test(third.text) ? 3 : 2;
}

/** An address is one word; `a - b`, `a b` and `a / 8` are wrong forms, which the check of addresses explains. */
function addressWords(mayBeRange: boolean, [first, second, third]: readonly Word[]): number {
  if (!first) return 0;
  if (!second || !address.test(first.text.replace(/[-/]$/, ''))) return 1;
  const parts = third && address.test(third.text) ? 3 : 1;
  if (second.text === '-' || second.text === '/') return parts;
  if (/^[-/][\d:]/.test(second.text) || (/[-/]$/.test(first.text) && address.test(second.text))) return 2;
  return mayBeRange && address.test(second.text) && /[.:]/.test(second.text) ? 2 : 1;
}
