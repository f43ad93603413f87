import type { LanguageFeatures } from '../language.js';

export const stdenvFeatures: LanguageFeatures = {};
