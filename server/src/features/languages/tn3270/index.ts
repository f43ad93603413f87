import type { LanguageFeatures } from '../language.js';

export const tn3270Features: LanguageFeatures = {};
