import type { Check } from '../check.js';
import { libpath, logControlUnused } from './environment-values.js';
import { gskTraceOn } from './gsk-trace-on.js';
import { namedFileMissing } from './named-file-missing.js';

export const startedChecks: readonly Check[] = [namedFileMissing, libpath, logControlUnused, gskTraceOn];
