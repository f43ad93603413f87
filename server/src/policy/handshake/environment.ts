/**
 * What makes System SSL give up before the partner counts: a rule whose lists contradict each other. Seen as errors of the
 * environment or of every first handshake (System SSL return codes 515, 517 and 519, met with TLSv1.3).
 */
import { cipherByCode4, groupByCode } from '../../catalog/index.js';
import type { EffectiveValues } from '../effective.js';
import { enabledProtocols, roleOf } from '../protocols.js';
import { groupText, listText } from './outcome.js';

export type EnvironmentFault = 'no-role' | 'no-protocol' | 'tls13-without-suite' | 'key-shares-not-valid' | 'key-shares-not-curves';

export interface EnvironmentFailure {
  readonly fault: EnvironmentFault;
  /** One sentence. */
  readonly why: string;
  /** What it rests on, where that is not sure: one sentence. */
  readonly assumption?: string;
}

/** The first fault of the rule itself; undefined when System SSL can start with it. */
export function environmentFailure(effective: EffectiveValues): EnvironmentFailure | undefined {
  if (roleOf(effective) === undefined) return { fault: 'no-role', why: 'The rule has no HandshakeRole, so AT-TLS does not know which side of the handshake it is.' };
  const enabled = enabledProtocols(effective).map(({ name }) => name);
  if (enabled.length === 0) return { fault: 'no-protocol', why: 'Every protocol is Off.' };
  return enabled.includes('TLSv1.3') ? tls13Failure(effective) : undefined;
}

function tls13Failure(effective: EffectiveValues): EnvironmentFailure | undefined {
  return suites(effective) ?? (roleOf(effective) === 'Client' ? clientKeyShares(effective) : (notValid('ServerKeyShareGroups', effective) ?? clientListsOfServer(effective)));
}

/**
 * A user met 515 and 517 on servers, too, and got rid of them with ClientECurves and ClientKeyShareGroups, of the first also
 * with ServerKeyShareGroups: so a server that codes none of its own needs client lists without contradictions.
 */
function clientListsOfServer(effective: EffectiveValues): EnvironmentFailure | undefined {
  const own = effective.get('ServerKeyShareGroups');
  const coded = own !== undefined && own.places.length > 0;
  const failure = clientKeyShares(effective);
  if (!failure || (coded && failure.fault === 'key-shares-not-valid')) return undefined;
  return { ...failure, assumption: 'That System SSL looks at the lists of a client on a server, too, was seen by one user; it is not documented.' };
}

/** Suite B leaves the coded list aside, and a code that the catalogue does not have may be one of TLSv1.3: nothing is said then. */
function suites(effective: EffectiveValues): EnvironmentFailure | undefined {
  const codes = effective.list('V3CipherSuites');
  const suiteB = effective.value('SuiteBProfile') ?? 'Off';
  if (suiteB !== 'Off' || codes.some((code) => code.startsWith('13') || !cipherByCode4(code))) return undefined;
  const coded = (effective.get('V3CipherSuites')?.places.length ?? 0) > 0;
  return { fault: 'tls13-without-suite', why: `TLSv1.3 is On, but no TLSv1.3 suite (1301, 1302, 1303) is coded${coded ? '' : ', and the default list has none'}.` };
}

function clientKeyShares(effective: EffectiveValues): EnvironmentFailure | undefined {
  const failure = notValid('ClientKeyShareGroups', effective);
  if (failure) return failure;
  const curves = effective.list('ClientECurves');
  const shares = effective.list('ClientKeyShareGroups');
  if (curves.includes('Any') || shares.some((code) => curves.includes(code))) return undefined;
  return { fault: 'key-shares-not-curves', why: `No group of ClientKeyShareGroups (${listText(shares, groupText)}) is also in ClientECurves (${listText(curves, groupText)}).` };
}

function notValid(name: string, effective: EffectiveValues): EnvironmentFailure | undefined {
  const codes = effective.list(name);
  if (codes.length === 0) return { fault: 'key-shares-not-valid', why: `TLSv1.3 is On, but ${name} has no group.` };
  const wrong = codes.filter(isNoKeyShare);
  if (wrong.length === 0) return undefined;
  return { fault: 'key-shares-not-valid', why: `${name} holds ${listText(wrong, groupText)}, which cannot be a key share of TLSv1.3.` };
}

/** Whether a group is known not to be a key share; of a group that the catalogue does not have, nothing is known. */
export function isNoKeyShare(code: string): boolean {
  return groupByCode(code)?.keyShare === false;
}
