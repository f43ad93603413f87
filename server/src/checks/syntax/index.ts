import type { Check } from '../check.js';

export const syntaxChecks: readonly Check[] = [];
