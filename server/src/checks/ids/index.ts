import type { Check } from '../check.js';

export const idsChecks: readonly Check[] = [];
