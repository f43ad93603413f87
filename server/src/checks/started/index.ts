import type { Check } from '../check.js';
import { libpath, logControlUnused } from './environment-values.js';
import { gskTraceOn } from './gsk-trace-on.js';
import { mainFileOverridden } from './main-file-overridden.js';
import { namedFileMissing } from './named-file-missing.js';
import { syslogdOptions } from './syslogd-options.js';
import { variableValue } from './variable-value.js';

export const startedChecks: readonly Check[] = [namedFileMissing, libpath, logControlUnused, variableValue, gskTraceOn, mainFileOverridden, syslogdOptions];
