import type { LanguageFeatures } from '../language.js';

export const jclFeatures: LanguageFeatures = {};
