import type { LanguageFeatures } from '../language.js';

export const tcpipProfileFeatures: LanguageFeatures = {};
