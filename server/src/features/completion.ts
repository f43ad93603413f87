/** What may be written at the cursor. */
import type { FeatureContext } from './context.js';
import { completeComment } from './completion/comments.js';
import { completeEnvironment } from './completion/environment.js';
import type { Completion } from './completion/item.js';
import { completeKeyword } from './completion/keywords.js';
import { documentationOfName } from './completion/names.js';
import { languageFeatures } from './languages/index.js';
import { type Position, positionAt } from './completion/position.js';
import { completeValue } from './completion/values.js';

export type { Completion } from './completion/item.js';

/**
 * The proposals at the offset; `sortText` orders them.
 * @param trigger the character whose typing brought the question about; absent when a person asked. A blank at the beginning
 * of a line only indents it: then nothing is proposed.
 */
export function completion(context: FeatureContext, offset: number, trigger?: string): Completion[] {
  const language = languageFeatures(context.file.language);
  const position = positionAt(context, offset);
  if (language?.completion) return isDirective(position) ? completeComment(position) : language.completion(context, offset, trigger);
  if (position.inComment) return completeComment(position);
  if (trigger === ' ' && position.index === 0) return [];
  if (context.file.language === 'stdenv') return completeEnvironment(context, position);
  if (context.file.language !== 'pagent') return [];
  return position.index === 0 ? completeKeyword(context, position) : completeValue(context, position);
}

/** Comments begin with other characters in other languages; one that may become a directive is known by its word. */
const isDirective = ({ line, offset }: Position): boolean => /[#;]\s*tcpparms[^#;]*$/i.test(line.text.slice(0, offset - line.start));

/** The documentation that `completion` left out; undefined when there is none. */
export function resolveCompletion(context: FeatureContext, { name }: Pick<Completion, 'name'>): string | undefined {
  return name && documentationOfName(context, name.type, name.name);
}
