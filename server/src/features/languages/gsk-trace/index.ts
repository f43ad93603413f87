import type { LanguageFeatures } from '../language.js';

export const gskTraceFeatures: LanguageFeatures = {};
