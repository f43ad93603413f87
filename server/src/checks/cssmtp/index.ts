import type { Check } from '../check.js';
import { cssmtpAuthEhlo } from './auth-ehlo.js';
import { cssmtpAuthWithoutSecure } from './auth-without-secure.js';
import { cssmtpBrace } from './brace.js';
import { cssmtpGoesTogether } from './goes-together.js';
import { cssmtpLimits } from './limits.js';
import { cssmtpRelease } from './release.js';
import { cssmtpTargets } from './targets.js';
import { cssmtpTwice } from './twice.js';
import { cssmtpUnknown } from './unknown.js';
import { cssmtpValue } from './value.js';

export const cssmtpChecks: readonly Check[] = [cssmtpBrace, cssmtpUnknown, cssmtpValue, cssmtpTwice, cssmtpRelease, cssmtpAuthWithoutSecure, cssmtpAuthEhlo, cssmtpTargets, cssmtpGoesTogether, cssmtpLimits];
