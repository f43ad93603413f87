/** Checks of what a policy means: whether the handshake can work, how strong it is, and what has no effect. */
import type { Check } from '../check.js';
import { applicationControlled } from './application-controlled.js';
import { cipherUnusable } from './cipher-unusable.js';
import { clientAuthPassthru } from './client-auth-passthru.js';
import { ctraceClearText } from './ctrace-clear-text.js';
import { fipsConflict } from './fips-conflict.js';
import { handshakeTimeout } from './handshake-timeout.js';
import { keyShareMismatch } from './key-share-mismatch.js';
import { labelConflict } from './label-conflict.js';
import { noCipherForCertificate } from './no-cipher-for-certificate.js';
import { noEffect } from './no-effect.js';
import { noProtocol } from './no-protocol.js';
import { passwordInPolicy } from './password-in-policy.js';
import { roleDirection } from './role-direction.js';
import { secondaryMap } from './secondary-map.js';
import { suitebIgnoresCiphers } from './suiteb-ignores-ciphers.js';
import { tls12NotCoded } from './tls12-not-coded.js';
import { tls13NoSuite } from './tls13-no-suite.js';
import { tls13SuitesOnly } from './tls13-suites-only.js';
import { traceHigh } from './trace-high.js';
import { weakCipher } from './weak-cipher.js';
import { weakProtocol } from './weak-protocol.js';

export const meaningChecks: readonly Check[] = [
  noProtocol,
  tls12NotCoded,
  tls13NoSuite,
  keyShareMismatch,
  tls13SuitesOnly,
  cipherUnusable,
  noCipherForCertificate,
  fipsConflict,
  suitebIgnoresCiphers,
  weakProtocol,
  weakCipher,
  clientAuthPassthru,
  passwordInPolicy,
  ctraceClearText,
  traceHigh,
  applicationControlled,
  secondaryMap,
  labelConflict,
  roleDirection,
  handshakeTimeout,
  noEffect,
];
