/**
 * The words of files in free format with `;` comments: TN3270E Telnet profile, PROFILE.TCPIP, FTP.DATA. What the words mean together
 * is the affair of each language's own parser.
 *
 * Product facts (reference: telnet, tcpip-profile: syntax): words are separated by blanks; a statement goes on over line ends until the
 * next keyword; a semicolon begins a comment that ends with the line, when it begins a word. Digits in columns 73 to 80 of lines of a
 * numbered member are a sequence number, as an editor of members writes it, and no words.
 */
import { isBlank, lineContentEnd, nextLineStart, sequenceNumberStart } from './lines.js';
import type { Span } from './tree.js';

/** A run of characters between blanks, with absolute offsets. */
export interface ProfileWord extends Span {
  readonly text: string;
  /** Counts lines from 0. */
  readonly line: number;
  /** The first word of its line. */
  readonly first: boolean;
}

export interface ProfileText {
  readonly words: readonly ProfileWord[];
  /** From the semicolon to the end of the line. */
  readonly comments: readonly Span[];
  readonly sequenceNumbers: readonly Span[];
}

/** Reads any text; linear in its length. */
export function readProfile(text: string): ProfileText {
  const words: ProfileWord[] = [];
  const comments: Span[] = [];
  const sequenceNumbers: Span[] = [];
  for (let start = 0, line = 0; start < text.length; line++) {
    const contentEnd = lineContentEnd(text, start);
    const sequenceAt = sequenceNumberStart(text, start, contentEnd);
    if (sequenceAt >= 0) sequenceNumbers.push({ start: sequenceAt, end: sequenceAt + 8 });
    const end = sequenceAt >= 0 ? sequenceAt : contentEnd;
    let first = true;
    for (let i = start; i < end; ) {
      if (isBlank(text.charCodeAt(i))) {
        i++;
        continue;
      }
      if (text[i] === ';') {
        comments.push({ start: i, end });
        break;
      }
      const from = i;
      while (i < end && !isBlank(text.charCodeAt(i))) i++;
      words.push({ text: text.slice(from, i), start: from, end: i, line, first });
      first = false;
    }
    start = nextLineStart(text, contentEnd);
  }
  return { words, comments, sequenceNumbers };
}
