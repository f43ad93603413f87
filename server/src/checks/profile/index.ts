import type { Check } from '../check.js';
import { autologWaits } from './autolog-waits.js';
import { missingEnd } from './missing-end.js';
import { profileNameOrder } from './name-order.js';
import { portEntry } from './port-entry.js';
import { portReservedTwice } from './port-reserved-twice.js';
import { profileRemoved } from './removed.js';
import { profileSequenceNumber } from './sequence-number.js';
import { profileSwitchedOff } from './switched-off.js';
import { ttlsSwitchedTwice } from './ttls-switched-twice.js';
import { unknownOperand } from './unknown-operand.js';
import { profileValue } from './value.js';

export const profileChecks: readonly Check[] = [missingEnd, unknownOperand, profileValue, portEntry, profileNameOrder, profileRemoved, profileSequenceNumber, profileSwitchedOff, ttlsSwitchedTwice, portReservedTwice, autologWaits];
