/** What may be written at the cursor. */
import type { FeatureContext } from './context.js';
import { completeComment } from './completion/comments.js';
import { completeEnvironment } from './completion/environment.js';
import { completeKeyword } from './completion/keywords.js';
import { documentationOfName } from './completion/names.js';
import { positionAt } from './completion/position.js';
import { completeValue } from './completion/values.js';

/** One proposal. */
export interface Completion {
  readonly label: string;
  readonly kind: 'statement' | 'attribute' | 'value' | 'reference' | 'cipher' | 'file' | 'snippet';
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly insertText: string;
  /** `insertText` has tab stops, in the syntax of VS Code snippets. */
  readonly snippet?: boolean;
  /** The text that it replaces. */
  readonly replace: { readonly start: number; readonly end: number };
  readonly sortText?: string;
  readonly filterText?: string;
  readonly deprecated?: boolean;
  /** A value follows: an editor does well to ask again at once. */
  readonly retrigger?: boolean;
  /** The documentation was left out because it costs: `resolveCompletion` gives it. */
  readonly name?: { readonly type: string; readonly name: string };
}

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
