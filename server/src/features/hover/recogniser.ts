/** The form of a recogniser: something in a line of text that can be known by its form, and what it means. */
import type { FeatureContext } from '../context.js';

/** The line under the pointer. */
export interface Line {
  readonly context: FeatureContext;
  readonly text: string;
  /** Offset of the line in the file. */
  readonly start: number;
  /** A log; else a comment, or a text of another language. */
  readonly isLog: boolean;
}

/** A description, with its place in the line where that is only a part of the text found. */
export type Found = string | { readonly contents: string; readonly start: number; readonly end: number } | undefined;

export interface Recogniser {
  /** With the flags d and g. */
  readonly pattern: RegExp;
  /** The group of the pattern that is explained; 0 is all of it. */
  readonly group: number;
  readonly logsOnly?: boolean;
  /** Counts only where nothing else is recognised. */
  readonly weak?: boolean;
  describe(match: RegExpMatchArray, line: Line, offset: number): Found;
}
