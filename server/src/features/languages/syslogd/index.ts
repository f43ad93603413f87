import type { LanguageFeatures } from '../language.js';

export const syslogdFeatures: LanguageFeatures = {};
