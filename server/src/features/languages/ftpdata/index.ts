import { keywordFeatures } from '../keyword-features.js';
import type { LanguageFeatures } from '../language.js';

export const ftpdataFeatures: LanguageFeatures = keywordFeatures('ftpdata');
