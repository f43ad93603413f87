import type { Check } from '../check.js';

export const cssmtpChecks: readonly Check[] = [];
