/** The return code that AT-TLS or System SSL reports on z/OS for a failure, and how sure that is. */
import type { Certainty } from '../../catalog/types.js';
import type { EnvironmentFault } from './environment.js';
import type { Disagreement } from './outcome.js';

export interface FailureCode {
  /** null: not known. */
  readonly code: number | null;
  readonly certainty: Certainty;
}

const code = (number: number, certainty: Certainty): FailureCode => ({ code: number, certainty });
const notKnown: FailureCode = { code: null, certainty: 'unknown' };

/** The code for a rule that contradicts itself. */
export function environmentCode(fault: EnvironmentFault): FailureCode {
  switch (fault) {
    case 'tls13-without-suite':
      return code(519, 'sample');
    case 'key-shares-not-valid':
      return code(515, 'sample');
    case 'key-shares-not-curves':
      return code(517, 'sample');
    case 'no-role':
    case 'no-protocol':
      return notKnown;
  }
}

/** No label of the policy is in the key ring. */
export const labelNotFound = code(6, 'doc');
/** ClientAuthType wants a certificate, and the client sends none. */
export const noClientCertificate = code(5001, 'doc');
/** Both sides wait for the other's hello. */
export const nobodyBegins = code(5004, 'doc');
/** Both sides begin. */
export const bothBegin = notKnown;
/** A certificate outside the Suite B profile. */
export const notSuiteB = code(470, 'memory');

/**
 * The code on z/OS when the negotiation fails.
 * @param atZos z/OS finds out itself; else it gets an alert from the partner, or the connection is closed
 * @param several System SSL has several labels to choose from (510) and not one (402)
 */
export function negotiationCode(failure: Disagreement, atZos: boolean, several: boolean): FailureCode {
  return atZos ? (failure.at === 'server' ? serverCode(failure, several) : clientCode(failure)) : alertCode(failure);
}

function serverCode({ obstacle, protocol, why }: Disagreement, several: boolean): FailureCode {
  switch (obstacle) {
    case 'protocol':
      return code(412, 'doc');
    case 'cipher':
      return code(402, 'doc');
    case 'certificate':
      return several ? code(510, 'sample') : code(402, 'sample');
    case 'certificate-curve':
      return several ? code(510, 'memory') : code(402, 'memory');
    case 'certificate-signature':
      return several ? code(510, 'memory') : code(467, 'doc');
    case 'certificate-size':
      return several ? code(510, 'memory') : notKnown;
    case 'group':
      return protocol === 'TLSv1.3' ? code(517, 'sample') : code(402, 'memory');
    case 'signature':
      return several ? code(510, 'memory') : code(protocol === 'TLSv1.3' && why.includes('RSA') ? 467 : 468, 'memory');
    case 'legacy-signature':
      return notKnown;
  }
}

/** What a z/OS client finds wrong with the server's certificate. */
function clientCode({ obstacle }: Disagreement): FailureCode {
  switch (obstacle) {
    case 'certificate-size':
      return code(508, 'doc');
    case 'certificate-signature':
      return code(467, 'doc');
    default:
      return notKnown;
  }
}

/** What System SSL makes of the alerts protocol_version and handshake_failure. */
function alertCode({ obstacle, at }: Disagreement): FailureCode {
  if (at === 'client') return notKnown;
  return obstacle === 'protocol' ? code(412, 'memory') : code(402, 'memory');
}
