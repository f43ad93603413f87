import type { Check } from '../check.js';

export const ipsecChecks: readonly Check[] = [];
