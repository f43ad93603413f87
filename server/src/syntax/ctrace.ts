/** Members of PARMLIB with options of a component trace (CTxxxxxx): words, some with a value in parentheses, and comments. */
import type { Span } from './tree.js';

/** A word of the member: TRACEOPTS, or one of its options. */
export interface TraceWord extends Span {
  /** Upper case. */
  readonly name: string;
  /** What stands in the parentheses, as written. */
  readonly value?: string;
  readonly nameEnd: number;
}

/** Reads any text; linear in its length. Comments and text in parentheses hold no words. */
export function traceWords(text: string): TraceWord[] {
  const words: TraceWord[] = [];
  for (let i = 0; i < text.length; ) {
    if (text.startsWith('/*', i)) {
      const end = text.indexOf('*/', i + 2);
      i = end < 0 ? text.length : end + 2;
    } else if (isNameCharacter(text.charCodeAt(i))) {
      const word = wordAt(text, i);
      words.push(word);
      i = word.end;
    } else i++;
  }
  return words;
}

function wordAt(text: string, start: number): TraceWord {
  let nameEnd = start;
  while (nameEnd < text.length && isNameCharacter(text.charCodeAt(nameEnd))) nameEnd++;
  const name = text.slice(start, nameEnd).toUpperCase();
  if (text[nameEnd] !== '(') return { name, start, end: nameEnd, nameEnd };
  let depth = 0;
  let end = nameEnd;
  do {
    if (text[end] === '(') depth++;
    else if (text[end] === ')') depth--;
    end++;
  } while (depth > 0 && end < text.length);
  return { name, value: text.slice(nameEnd + 1, depth === 0 ? end - 1 : end), start, end, nameEnd };
}

const isNameCharacter = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
