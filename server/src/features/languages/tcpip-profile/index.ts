import type { LanguageFeatures } from '../language.js';
import { completion } from './completion.js';
import { hover } from './hover.js';
import { foldings, symbols } from './structure.js';

export const tcpipProfileFeatures: LanguageFeatures = { hover, completion, symbols, foldings };
