import type { Check } from '../check.js';
import { ftpdataAnonymous } from './anonymous.js';
import { ftpdataCcc } from './ccc.js';
import { ftpdataClientTls } from './client-tls.js';
import { ftpdataIdleTls } from './idle-tls.js';
import { ftpdataIgnored } from './ignored.js';
import { ftpdataNativeTls } from './native-tls.js';
import { ftpdataPassword } from './password.js';
import { ftpdataTwice } from './twice.js';
import { ftpdataUnknown } from './unknown.js';
import { ftpdataValue } from './value.js';

export const ftpdataChecks: readonly Check[] = [ftpdataUnknown, ftpdataValue, ftpdataTwice, ftpdataNativeTls, ftpdataIdleTls, ftpdataIgnored, ftpdataCcc, ftpdataPassword, ftpdataClientTls, ftpdataAnonymous];
