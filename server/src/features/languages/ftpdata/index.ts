import type { LanguageFeatures } from '../language.js';

export const ftpdataFeatures: LanguageFeatures = {};
