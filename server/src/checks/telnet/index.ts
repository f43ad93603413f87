import type { Check } from '../check.js';
import { telnetMisplacedStatement } from './misplaced-statement.js';
import { telnetMissingEnd } from './missing-end.js';
import { telnetNativeTls } from './native-tls.js';
import { telnetStrayEnd } from './stray-end.js';
import { telnetUnknownStatement } from './unknown-statement.js';

export const telnetChecks: readonly Check[] = [telnetMissingEnd, telnetStrayEnd, telnetUnknownStatement, telnetMisplacedStatement, telnetNativeTls];
