import type { LanguageFeatures } from '../language.js';

export const cssmtpFeatures: LanguageFeatures = {};
