/** Checks of Routing policy. */
import type { Check } from '../check.js';
import { routingEmptyAction } from './empty-action.js';
import { routingEmptyTable } from './empty-table.js';
import { routingMainTable } from './main-table.js';
import { routingRoute } from './route.js';
import { routingShadowedRule } from './shadowed-rule.js';
import { routingTableTwice } from './table-twice.js';

export const routingChecks: readonly Check[] = [routingEmptyAction, routingTableTwice, routingEmptyTable, routingMainTable, routingRoute, routingShadowedRule];
