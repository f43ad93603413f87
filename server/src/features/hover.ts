/** What is shown when the pointer rests on a word: the statement or attribute that it is. */
import { meaningOf } from '../workspace/facts.js';
import type { FeatureContext } from './context.js';
import { covers, cursorAt } from './context.js';

/** Markdown, and the text that it explains. */
export interface Hover {
  readonly contents: string;
  readonly start: number;
  readonly end: number;
}

/** What is known of the word at the offset; undefined when there is nothing to say. */
export function hover(context: FeatureContext, offset: number): Hover | undefined {
  const cursor = cursorAt(context.file, offset);
  const node = cursor?.statement;
  if (!cursor || !node || !covers(node.keyword, cursor.offset)) return undefined;
  const { type, parameter } = meaningOf(node);
  const about = parameter ?? type;
  return about && { contents: `**${about.name}**\n\n${about.summary}`, start: cursor.start + node.keyword.start, end: cursor.start + node.keyword.end };
}
