/** Finds keywords in a text without making strings of them: most words that begin a line have been seen before. */

/** What the parser must know of a keyword, as it is written. */
export interface Keyword {
  /** One string for all places where the keyword stands. */
  readonly text: string;
  /** The statement may stand at the top level of some file. */
  readonly isTopLevel: boolean;
  /** The statement never stands inside a block. */
  readonly isNeverInline: boolean;
  /** The statement takes a block. */
  readonly isBlock: boolean;
}

/** A power of two. Words come from user files: the table does not grow. */
const SLOTS = 4096;
/** Slots that are tried for one keyword, so that words made to collide cost no more than others. */
const TRIES = 8;

export class KeywordTable {
  private readonly slots: (Keyword | undefined)[] = new Array<Keyword | undefined>(SLOTS).fill(undefined);

  /** `describe` tells of a word what it is as a keyword. */
  constructor(private readonly describe: (word: string) => Keyword) {}

  /** The keyword that stands in text[start, end), which is not empty. */
  at(text: string, start: number, end: number): Keyword {
    const { slots } = this;
    const first = hash(text, start, end);
    for (let i = 0; i < TRIES; i++) {
      const slot = (first + i) & (SLOTS - 1);
      const found = slots[slot];
      if (found === undefined) return (slots[slot] = this.describe(Array.from(text.slice(start, end)).join('')));
      if (isAt(found.text, text, start, end)) return found;
    }
    return this.describe(detached(text.slice(start, end)));
  }
}

/** From the length and some of the characters: those in which keywords differ most. */
function hash(text: string, start: number, end: number): number {
  const length = end - start;
  const middle = start + (length >> 1);
  return length * 7 + text.charCodeAt(start) * 31 + text.charCodeAt((start + middle) >> 1) * 61 + text.charCodeAt(middle) * 131 + text.charCodeAt((middle + end) >> 1) * 257 + text.charCodeAt(end - 1) * 521;
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

/**
 * The same string, on its own. Engines keep a longer part of a text as a reference into the whole: who keeps the part
 * keeps the text. A part of something that was just put together refers to no more than that.
 */
export function detached(part: string): string {
  return part.length < 2 ? part : `${part} `.slice(0, -1);
}
