/** Logs and job logs: outline, foldings, links from names to statements, codes in words. Hover is that of every text (hover-log.ts). */
import type { LanguageFeatures } from '../language.js';
import { foldings, symbols } from './outline.js';
import { inlayHints } from './hints.js';
import { definition, links } from './links.js';

export const pagentLogFeatures: LanguageFeatures = { symbols, foldings, definition, links, inlayHints };
