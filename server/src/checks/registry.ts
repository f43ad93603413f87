/** Every check, in the order of the documentation. */
import type { Check } from './check.js';
import { syntaxChecks } from './syntax/index.js';
import { attributeChecks } from './attributes/index.js';
import { libraryChecks } from './library/index.js';
import { meaningChecks } from './meaning/index.js';
import { policyChecks } from './policy/index.js';
import { unusedSuppression } from './suppressions.js';

export const checks: readonly Check[] = [...syntaxChecks, ...attributeChecks, ...libraryChecks, ...policyChecks, ...meaningChecks, unusedSuppression];
