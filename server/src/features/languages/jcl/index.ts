import type { LanguageFeatures } from '../language.js';
import { symbols } from './symbols.js';

/** Names of files lead on for every language (workspace/links.ts); here is only the outline. */
export const jclFeatures: LanguageFeatures = { symbols };
