/** Checks of QoS policy. */
import type { Check } from '../check.js';
import { qosAddresses } from './addresses.js';
import { qosBits } from './bits.js';
import { qosInterfaces } from './interfaces.js';
import { qosMaxConnections } from './max-connections.js';
import { qosRates } from './rates.js';
import { qosSameScope } from './same-scope.js';
import { qosTcpOnly } from './tcp-only.js';
import { qosTooManyMasks } from './too-many-masks.js';
import { qosWeights } from './weights.js';

export const qosChecks: readonly Check[] = [qosRates, qosBits, qosAddresses, qosInterfaces, qosSameScope, qosTcpOnly, qosMaxConnections, qosTooManyMasks, qosWeights];
