/** Checks of IDS policy: rules, conditions and actions that must fit together. */
import type { Check } from '../check.js';
import { idsActionContradiction } from './action-contradiction.js';
import { idsActionType } from './action-type.js';
import { idsActionWord } from './action-word.js';
import { idsAttackAction } from './attack-action.js';
import { idsAttackTwice } from './attack-twice.js';
import { idsConditionMissing } from './condition-missing.js';
import { idsReport } from './report.js';
import { idsScanGlobal } from './scan-global.js';
import { idsScanIncomplete } from './scan-incomplete.js';
import { idsScanThresholds } from './scan-thresholds.js';

export const idsChecks: readonly Check[] = [
  idsActionWord,
  idsActionContradiction,
  idsActionType,
  idsAttackAction,
  idsConditionMissing,
  idsAttackTwice,
  idsScanGlobal,
  idsScanIncomplete,
  idsScanThresholds,
  idsReport,
];
