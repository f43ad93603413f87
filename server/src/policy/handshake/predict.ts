/** The prediction of a handshake, with the smallest change that mends a failure. */
import { attempt, type HandshakeRequest } from './attempt.js';
import { withChanges, type ParameterChange } from './overlay.js';
import type { Change, Prediction } from './prediction.js';
import { remediesFor } from './remedies.js';

/** Handshakes tried in search of a change. */
const triesAtMost = 400;

/**
 * What comes of a handshake between a rule and a partner. A failure comes with the smallest change of the rule that lets the
 * handshake succeed: one that was tried out, of one parameter where that is enough, else of two.
 */
export function predict(request: HandshakeRequest): Prediction {
  const prediction = attempt(request);
  return prediction.result === 'success' ? prediction : { ...prediction, change: changeThatMends(request, prediction) ?? null };
}

function changeThatMends(request: HandshakeRequest, failed: Prediction): Change | undefined {
  const singles = remediesFor(request, failed).map((change) => ({ change, result: attempt(after(request, change)) }));
  const found = singles.find(({ result }) => result.result === 'success');
  if (found) return found.change;
  let tries = singles.length;
  // A change that leads to another failure may be the first half; one that changes nothing is not.
  for (const { change, result } of singles.filter((each) => each.result.kind !== failed.kind || each.result.protocol !== failed.protocol)) {
    for (const second of remediesFor(after(request, change), result)) {
      if (++tries > triesAtMost) return undefined;
      const both = joined(change, second);
      if (attempt(after(request, both)).result === 'success') return both;
    }
  }
  return undefined;
}

/** The request as it would be after the change. */
export function after(request: HandshakeRequest, { parameters, certificate }: Change): HandshakeRequest {
  const certificates = certificate ? [...(request.certificates ?? []), certificate] : request.certificates;
  return { ...request, zos: withChanges(request.zos, parameters), certificates };
}

function joined(first: Change, second: Change): Change {
  const title = `${first.title}, and ${second.title.charAt(0).toLowerCase()}${second.title.slice(1)}`;
  return { title, parameters: merged([...first.parameters, ...second.parameters]), certificate: second.certificate ?? first.certificate };
}

/** One change for each parameter. */
function merged(changes: readonly ParameterChange[]): readonly ParameterChange[] {
  const byName = new Map<string, ParameterChange>();
  for (const change of changes) {
    const before = byName.get(change.name);
    byName.set(change.name, before ? { ...change, add: [...(before.add ?? []), ...(change.add ?? [])], remove: [...(before.remove ?? []), ...(change.remove ?? [])] } : change);
  }
  return [...byName.values()];
}
