import type { Check } from '../check.js';

export const attributeChecks: readonly Check[] = [];
