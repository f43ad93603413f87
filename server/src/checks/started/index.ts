import type { Check } from '../check.js';

export const startedChecks: readonly Check[] = [];
