import type { Check } from '../check.js';
import { syslogAction } from './action.js';
import { syslogArchive } from './archive.js';
import { syslogCondition } from './condition.js';
import { syslogDestination } from './destination.js';
import { syslogFacility } from './facility.js';
import { syslogForwarding } from './forwarding.js';
import { syslogNothingTaken } from './nothing-taken.js';
import { syslogOptions } from './options.js';
import { syslogPriority } from './priority.js';
import { syslogQualifier } from './qualifier.js';
import { syslogSameDestination } from './same-destination.js';
import { syslogSender } from './sender.js';
import { syslogStatement } from './statement.js';
import { syslogTextBehind } from './text-behind.js';
import { syslogThreshold } from './threshold.js';
import { syslogTimeSymbol } from './time-symbol.js';

export const syslogdChecks: readonly Check[] = [
  syslogCondition,
  syslogSender,
  syslogFacility,
  syslogPriority,
  syslogNothingTaken,
  syslogDestination,
  syslogAction,
  syslogOptions,
  syslogTextBehind,
  syslogTimeSymbol,
  syslogArchive,
  syslogQualifier,
  syslogThreshold,
  syslogSameDestination,
  syslogForwarding,
  syslogStatement,
];
