/** Two ends that have found their protocol. */
import type { Endpoint, ProtocolSupport } from './endpoint.js';

export interface Meeting {
  readonly client: Endpoint;
  readonly server: Endpoint;
  /** What the client brings along for the protocol. */
  readonly offered: ProtocolSupport;
  /** What the server brings along for it. */
  readonly accepted: ProtocolSupport;
}
