import type { Check } from '../check.js';

export const ftpdataChecks: readonly Check[] = [];
