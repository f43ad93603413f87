import type { Check } from '../check.js';

export const libraryChecks: readonly Check[] = [];
