import type { Check } from '../check.js';

export const syslogdChecks: readonly Check[] = [];
