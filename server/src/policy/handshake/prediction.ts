/** What a prediction says. */
import type { Certainty } from '../../catalog/types.js';
import type { ProtocolName } from '../protocols.js';
import type { Certificate } from './certificates.js';
import type { EnvironmentFault } from './environment.js';
import type { Obstacle } from './outcome.js';
import type { ParameterChange } from './overlay.js';

/** Why a handshake fails, for code. */
export type FailureKind = EnvironmentFault | Obstacle | 'clear-text' | 'nobody-begins' | 'both-begin' | 'label-not-found' | 'no-client-certificate' | 'suite-b';

/** What would make the handshake work. */
export interface Change {
  /** In words, without a full stop. */
  readonly title: string;
  readonly parameters: readonly ParameterChange[];
  /** A certificate that must be made first. */
  readonly certificate?: Certificate;
}

export interface Prediction {
  readonly result: 'success' | 'failure';
  readonly protocol: ProtocolName | null;
  /** Four hexadecimal digits; one digit for SSLv2. */
  readonly cipher: string | null;
  /** Four decimal digits. */
  readonly group: string | null;
  /** Four hexadecimal digits. */
  readonly signature: string | null;
  /** Of System SSL or AT-TLS on z/OS; null: success, or not known. */
  readonly returnCode: number | null;
  /** How sure the return code is. */
  readonly returnCodeCertainty: Certainty;
  /** The side that finds out; absent when the handshake works. */
  readonly reportedBy?: 'z/OS' | 'partner';
  readonly kind?: FailureKind;
  /** One sentence. */
  readonly why: string;
  /** The smallest change to the policy that makes the handshake work; null when none is needed or none was found. */
  readonly change: Change | null;
  /** What was chosen and why, one sentence each. */
  readonly steps: readonly string[];
  /** What the prediction takes for granted, one sentence each. */
  readonly assumptions: readonly string[];
  /** The server's certificate that was chosen. */
  readonly certificate?: Certificate;
}
