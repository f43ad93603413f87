/** Checks of how the rules of a policy stand to each other. */
import type { Check } from '../check.js';
import { ambiguousOrder } from './ambiguous-order.js';
import { overlappingRules } from './overlapping-rules.js';
import { shadowedRule } from './shadowed-rule.js';

export const policyChecks: readonly Check[] = [shadowedRule, ambiguousOrder, overlappingRules];
