/** Checks of key rings: the form of Keyring, and what it can serve for. */
import type { Check } from '../check.js';
import { keyringOwner } from './owner.js';
import { keyringPassword } from './password.js';
import { keyringPath } from './path.js';
import { keyringToken } from './token.js';
import { keyringVirtual } from './virtual.js';

export const keyringChecks: readonly Check[] = [keyringPath, keyringPassword, keyringOwner, keyringToken, keyringVirtual];
