/** Checks of QoS policy. */
import type { Check } from '../check.js';
import { qosBits } from './bits.js';
import { qosInterfaces } from './interfaces.js';
import { qosMaxConnections } from './max-connections.js';
import { qosRates } from './rates.js';
import { qosTcpOnly } from './tcp-only.js';
import { qosTooManyMasks } from './too-many-masks.js';

export const qosChecks: readonly Check[] = [qosRates, qosBits, qosInterfaces, qosTcpOnly, qosMaxConnections, qosTooManyMasks];
