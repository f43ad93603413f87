import type { Check } from '../check.js';

export const telnetChecks: readonly Check[] = [];
