/** Logs and job logs: outline, foldings, links from names to statements, codes in words; hover adds what only the whole log tells to that of every text (hover-log.ts). */
import type { LanguageFeatures } from '../language.js';
import { inlayHints } from './hints.js';
import { hover } from './hover.js';
import { definition, links } from './links.js';
import { foldings, symbols } from './outline.js';

export const pagentLogFeatures: LanguageFeatures = { hover, symbols, foldings, definition, links, inlayHints };
