import type { LanguageFeatures } from '../language.js';

export const pasearchFeatures: LanguageFeatures = {};
