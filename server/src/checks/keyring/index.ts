import type { Check } from '../check.js';

export const keyringChecks: readonly Check[] = [];
