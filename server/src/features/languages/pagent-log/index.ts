import type { LanguageFeatures } from '../language.js';

export const pagentLogFeatures: LanguageFeatures = {};
