/**
 * FTP.DATA: one statement a line. Product facts (reference: ftpdata, syntax): a semicolon begins a comment that ends with the line;
 * there is no continuation; the case of keywords does not matter.
 */
import type { KeywordFile, KeywordLine } from './keyword-lines.js';
import { scanLines } from './keyword-lines.js';
import type { Span } from './tree.js';

/** Reads any text; linear in its length. */
export function readFtpData(text: string): KeywordFile {
  const lines: KeywordLine[] = [];
  const comments: Span[] = [];
  for (const { words, comment } of scanLines(text, (at) => text[at] === ';')) {
    if (comment) comments.push(comment);
    const [keyword, ...args] = words;
    if (keyword) lines.push({ keyword, args, end: (args.at(-1) ?? keyword).end });
  }
  return { lines, comments, problems: [] };
}
