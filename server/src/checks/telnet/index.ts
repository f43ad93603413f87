import type { Check } from '../check.js';
import { telnetClientIdentifier } from './client-identifier.js';
import { telnetConnType } from './conn-type.js';
import { telnetDebug } from './debug.js';
import { telnetDuplicateGroup } from './duplicate-group.js';
import { telnetGroupHeader } from './group-header.js';
import { telnetGroupMember } from './group-member.js';
import { telnetInterpretTable } from './interpret-table.js';
import { telnetLastCounts } from './last-counts.js';
import { telnetLuOverlap } from './lu-overlap.js';
import { telnetLuRange } from './lu-range.js';
import { telnetMappingOperand } from './mapping-operand.js';
import { telnetMisplacedStatement } from './misplaced-statement.js';
import { telnetMissingEnd } from './missing-end.js';
import { telnetNativeTls } from './native-tls.js';
import { telnetNoApplication } from './no-application.js';
import { telnetParmsTooLate } from './parms-too-late.js';
import { telnetPortBlocks } from './port-blocks.js';
import { telnetPortStatement } from './port-statement.js';
import { telnetPrinterGroup } from './printer-group.js';
import { telnetScanInterval } from './scan-interval.js';
import { telnetSharedLus } from './shared-lus.js';
import { telnetStackAffinity } from './stack-affinity.js';
import { telnetStrayEnd } from './stray-end.js';
import { telnetUnknownStatement } from './unknown-statement.js';
import { telnetUnresolvedGroup } from './unresolved-group.js';
import { telnetValue } from './value.js';

export const telnetChecks: readonly Check[] = [
  telnetMissingEnd,
  telnetStrayEnd,
  telnetUnknownStatement,
  telnetMisplacedStatement,
  telnetValue,
  telnetMappingOperand,
  telnetDebug,
  telnetNativeTls,
  telnetUnresolvedGroup,
  telnetDuplicateGroup,
  telnetLuRange,
  telnetLuOverlap,
  telnetClientIdentifier,
  telnetGroupHeader,
  telnetGroupMember,
  telnetInterpretTable,
  telnetPrinterGroup,
  telnetSharedLus,
  telnetPortStatement,
  telnetPortBlocks,
  telnetConnType,
  telnetParmsTooLate,
  telnetLastCounts,
  telnetScanInterval,
  telnetStackAffinity,
  telnetNoApplication,
];
