import type { Check } from '../check.js';

export const profileChecks: readonly Check[] = [];
