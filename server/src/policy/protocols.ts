/** The protocol versions of TLS under the names of policy and of the catalogue's tables. */
import type { EffectiveParameter, EffectiveValues } from './effective.js';

/** A protocol switch, oldest first. */
export const protocols = [
  { parameter: 'SSLv2', wire: 'SSLv2' },
  { parameter: 'SSLv3', wire: 'SSLv3' },
  { parameter: 'TLSv1', wire: 'TLSv1.0' },
  { parameter: 'TLSv1.1', wire: 'TLSv1.1' },
  { parameter: 'TLSv1.2', wire: 'TLSv1.2' },
  { parameter: 'TLSv1.3', wire: 'TLSv1.3' },
] as const;

/** The name of a protocol as policy writes it: TLSv1 is TLS 1.0. */
export type ProtocolName = (typeof protocols)[number]['parameter'];

/** The switches of the protocols that are on, oldest first. */
export function enabledProtocols(effective: EffectiveValues): readonly ProtocolSwitch[] {
  return protocols.flatMap(({ parameter }) => {
    const found = effective.get(parameter);
    return found?.value === 'On' && found.known ? [found as ProtocolSwitch] : [];
  });
}

type ProtocolSwitch = EffectiveParameter & { readonly name: ProtocolName };

export type Role = 'Client' | 'Server' | 'ServerWithClientAuth';

/** The effective handshake role; undefined when it is not coded or not one of the three. */
export function roleOf(effective: EffectiveValues): Role | undefined {
  const role = effective.value('HandshakeRole');
  return role === 'Client' || role === 'Server' || role === 'ServerWithClientAuth' ? role : undefined;
}
