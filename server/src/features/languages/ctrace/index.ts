import type { LanguageFeatures } from '../language.js';

export const ctraceFeatures: LanguageFeatures = {};
