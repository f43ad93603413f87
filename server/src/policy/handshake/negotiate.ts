/**
 * The negotiation: what two ends agree on, or what stands in the way. It follows RFC 5246 and 8446; where these leave a
 * choice, each end's `Behaviour` decides.
 */
import { protocols } from '../protocols.js';
import type { Certificate } from './certificates.js';
import { certificateText } from './certificates.js';
import type { Endpoint, ProtocolSupport } from './endpoint.js';
import { holds, supportOf } from './endpoint.js';
import { chooseBeforeTls13 } from './legacy.js';
import type { Meeting } from './meeting.js';
import type { Outcome } from './outcome.js';
import { signatureText } from './outcome.js';
import { keyExchangeOf } from './suites.js';
import { chooseTls13 } from './tls13.js';

/** Lets a client and a server shake hands. The highest protocol that both have is taken, before anything else is looked at. */
export function negotiate(client: Endpoint, server: Endpoint): Outcome {
  const steps = [`${client.name} offers ${namesOf(client)}; ${server.name} takes ${namesOf(server)}.`];
  const highest = [...protocols].reverse().find(({ parameter }) => supportOf(client, parameter) && supportOf(server, parameter))?.parameter;
  const offered = highest && supportOf(client, highest);
  const accepted = highest && supportOf(server, highest);
  if (!offered || !accepted) {
    const why = `The two sides have no protocol in common: ${client.name} has ${namesOf(client)}, ${server.name} has ${namesOf(server)}.`;
    return { ok: false, obstacle: 'protocol', at: 'server', why, steps };
  }
  steps.push(`${offered.protocol} is the highest protocol of both.`);
  const meeting: Meeting = { client, server, offered, accepted };
  const chosen = offered.protocol === 'TLSv1.3' ? chooseTls13(meeting) : chooseBeforeTls13(meeting);
  const outcome = { ...chosen, steps: [...steps, ...chosen.steps] };
  return outcome.ok ? (clientRefusal(meeting, outcome) ?? outcome) : outcome;
}

function namesOf({ protocols: supported }: Endpoint): string {
  return supported.length === 0 ? 'no protocol' : supported.map((support) => support.protocol).join(', ');
}

/** What the client checks once the server has answered. */
function clientRefusal({ client, server, offered }: Meeting, outcome: Outcome & { ok: true }): Outcome | undefined {
  const { protocol, cipher, certificate, steps } = outcome;
  const old = protocol === 'TLSv1' || protocol === 'TLSv1.1';
  const base = { ok: false as const, at: 'client' as const, protocol, cipher, steps };
  if (old && !client.legacySignatures && keyExchangeOf(cipher).signed) {
    return { ...base, obstacle: 'legacy-signature', why: `${client.name} refuses the SHA-1 signature with which ${server.name} signs its key exchange in ${protocol}.` };
  }
  if (!certificate) return undefined;
  const minimum = client.minimumKeyBits?.[certificate.keyType];
  if (minimum !== undefined && certificate.keyBits < minimum) {
    return { ...base, obstacle: 'certificate-size', why: `The key of the ${certificateText(certificate)} has fewer than the ${minimum} bits that ${client.name} asks for.` };
  }
  return refusedSignature(certificate, offered, client, base);
}

function refusedSignature(certificate: Certificate, offered: ProtocolSupport, client: Endpoint, base: Omit<Outcome & { ok: false }, 'obstacle' | 'why'>): Outcome | undefined {
  const { signature } = certificate;
  if (signature === undefined || !client.behaviour.checksCertificateSignatures || holds(offered.certificateSignatures, signature)) return undefined;
  if (offered.protocol !== 'TLSv1.2' && offered.protocol !== 'TLSv1.3') return undefined;
  return { ...base, obstacle: 'certificate-signature', why: `The ${certificateText(certificate)} is signed with ${signatureText(signature)}, which ${client.name} does not list.` };
}
