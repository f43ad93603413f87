/** Habits from other configuration files: their comment signs, and an equal sign behind the name of an attribute. */
import { parameter } from '../../catalog/index.js';
import type { Statement as CatalogStatement } from '../../catalog/types.js';
import type { Span } from '../../syntax/tree.js';
import type { DraftFix } from '../check.js';
import { insert } from './edits.js';

/** The sign with which the word would begin a comment elsewhere: `;`, `*`, `//`, `--`, `!`; undefined when it begins none. */
export function foreignComment(word: string): string | undefined {
  return /^(\/\/|\/\*|\*|;|--|!)/.exec(word)?.[0];
}

/** What was meant by a line that begins with such a sign. */
export function makeComment({ start }: Span): DraftFix {
  return { title: 'Make the line a comment', safe: false, edits: [insert(start, '# ')] };
}

/** An equal sign or a colon alone, as a word between attribute and value. */
export function isEqualSign(word: string): boolean {
  return word === '=' || word === ':' || word === ':=';
}

/** `Direction=Inbound` in words of its own: `Direction Inbound`; undefined when the part before the sign is no attribute. */
export function withoutEqualSign(owner: CatalogStatement, keyword: string): string | undefined {
  const match = /^([^=:]+)[=:]+(.*)$/.exec(keyword);
  const name = match?.[1] === undefined ? undefined : parameter(owner, match[1])?.name;
  return name === undefined ? undefined : `${name} ${match?.[2] ?? ''}`.trimEnd();
}
