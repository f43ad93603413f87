/** Telnet profiles in the editor. */
import type { LanguageFeatures } from '../language.js';
import { completion } from './completion.js';
import { hover } from './hover.js';
import { definition, highlights, prepareRename, references, rename } from './names.js';
import { foldings, symbols } from './structure.js';

export const tn3270Features: LanguageFeatures = { hover, completion, symbols, foldings, definition, references, highlights, prepareRename, rename };
