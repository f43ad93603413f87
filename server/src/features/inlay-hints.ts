/** What codes mean, shown behind them in the text. */
import type { Span } from '../syntax/tree.js';
import type { FeatureContext } from './context.js';
import { languageFeatures } from './languages/index.js';
import type { InlayHint } from './shapes.js';

export type { InlayHint } from './shapes.js';


/** The hints of a range of the file. */
export function inlayHints(context: FeatureContext, range: Span): InlayHint[] {
  return languageFeatures(context.file.language)?.inlayHints?.(context, range) ?? [];
}
