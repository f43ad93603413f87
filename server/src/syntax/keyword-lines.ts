/** The form that configuration files of applications share: a keyword and its words on a line, with or without a block behind it. Offsets are absolute. */
import { isBlank, lineContentEnd, nextLineStart, sequenceNumberStart } from './lines.js';
import type { Span } from './tree.js';

/** A run of characters between blanks. */
export interface KeywordWord extends Span {
  readonly text: string;
}

export interface KeywordLine {
  readonly keyword: KeywordWord;
  readonly args: readonly KeywordWord[];
  /** The statement in whose block it stands. */
  readonly parent?: KeywordLine;
  readonly block?: KeywordBlock;
  /** Behind the last word, or behind the brace that closes the block. */
  readonly end: number;
}

export interface KeywordBlock {
  readonly open: Span;
  /** Absent when the brace is lost. */
  readonly close?: Span;
  readonly lines: readonly KeywordLine[];
}

/** A brace that has no counterpart: `open` for one that is never closed. */
export interface BraceProblem {
  readonly kind: 'unclosed' | 'stray';
  readonly span: Span;
  readonly line?: KeywordLine;
}

export interface KeywordFile {
  /** At the top level, in order. */
  readonly lines: readonly KeywordLine[];
  readonly comments: readonly Span[];
  readonly problems: readonly BraceProblem[];
}

/** A line of the file: its words, and its comment when there is one. */
export interface ScannedLine {
  readonly words: readonly KeywordWord[];
  readonly comment?: Span;
}

/**
 * Splits a text into lines of words; linear in its length. `isComment` says whether a comment begins at the offset; `wordStart` tells
 * that it is the first character of a word.
 */
export function* scanLines(text: string, isComment: (at: number, wordStart: boolean) => boolean): Generator<ScannedLine> {
  for (let start = 0; start < text.length; ) {
    const contentEnd = lineContentEnd(text, start);
    const sequence = sequenceNumberStart(text, start, contentEnd);
    yield scanLine(text, start, sequence >= 0 ? sequence : contentEnd, isComment);
    start = nextLineStart(text, contentEnd);
  }
}

function scanLine(text: string, start: number, end: number, isComment: (at: number, wordStart: boolean) => boolean): ScannedLine {
  const words: KeywordWord[] = [];
  for (let i = start; i < end; ) {
    if (isBlank(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const from = i;
    while (i < end && !isBlank(text.charCodeAt(i)) && !isComment(i, i === from)) i++;
    if (i > from) words.push({ text: text.slice(from, i), start: from, end: i });
    if (i < end && isComment(i, i === from)) return { words, comment: { start: i, end } };
  }
  return { words };
}

/** All lines of a file, those of blocks behind the statement that they belong to. */
export function* allLines(file: KeywordFile): Generator<KeywordLine> {
  for (const line of file.lines) {
    yield line;
    yield* line.block?.lines ?? [];
  }
}

/** The line on whose words the offset lies, keyword and values only. */
export function lineAt(file: KeywordFile, offset: number): KeywordLine | undefined {
  for (const line of allLines(file)) {
    const last = line.args.at(-1) ?? line.keyword;
    if (line.keyword.start <= offset && offset <= last.end) return line;
  }
  return undefined;
}

/** The statement whose block holds the offset: behind its opening brace and not behind its closing one. */
export function blockAt(file: KeywordFile, offset: number): KeywordLine | undefined {
  return file.lines.findLast(({ block, end }) => block !== undefined && block.open.end <= offset && (block.close ? offset <= block.close.start : offset <= end || file.lines.at(-1)?.block === block));
}
