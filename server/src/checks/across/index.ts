import type { Check } from '../check.js';

export const acrossChecks: readonly Check[] = [];
