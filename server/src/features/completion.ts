/** What may be written at the cursor. */
import type { FeatureContext } from './context.js';
import { completeComment } from './completion/comments.js';
import { completeEnvironment } from './completion/environment.js';
import type { Completion } from './completion/item.js';
import { completeKeyword } from './completion/keywords.js';
import { documentationOfName } from './completion/names.js';
import { positionAt } from './completion/position.js';
import { completeValue } from './completion/values.js';

export type { Completion } from './completion/item.js';

/**
 * The proposals at the offset; `sortText` orders them.
 * @param trigger the character whose typing brought the question about; absent when a person asked. A blank at the beginning
 * of a line only indents it: then nothing is proposed.
 */
export function completion(context: FeatureContext, offset: number, trigger?: string): Completion[] {
  const position = positionAt(context, offset);
  if (position.inComment) return completeComment(position);
  if (trigger === ' ' && position.index === 0) return [];
  if (context.file.language === 'stdenv') return completeEnvironment(context, position);
  if (context.file.language !== 'pagent') return [];
  return position.index === 0 ? completeKeyword(context, position) : completeValue(context, position);
}

/** The documentation that `completion` left out; undefined when there is none. */
export function resolveCompletion(context: FeatureContext, { name }: Pick<Completion, 'name'>): string | undefined {
  return name && documentationOfName(context, name.type, name.name);
}
