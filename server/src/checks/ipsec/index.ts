/** Checks of IPSec policy: filters, tunnels and key exchange. */
import type { Check } from '../check.js';
import { addressFamily } from './address-family.js';
import { ipsecAlgorithmForm } from './algorithm-form.js';
import { ipsecEndpointAddress } from './endpoint-address.js';
import { ipsecFips140 } from './fips140.js';
import { ipsecIdentity } from './identity.js';
import { ipsecLifetimes } from './lifetimes.js';
import { ipsecLogging } from './logging.js';
import { ipsecName } from './name.js';
import { ipsecNoFilter } from './no-filter.js';
import { ipsecNoKeyExchange } from './no-key-exchange.js';
import { ipsecOfferMismatch } from './offer-mismatch.js';
import { ipsecPolicyTwice } from './policy-twice.js';
import { ipsecService } from './service.js';
import { ipsecShadowedKeyExchange } from './shadowed-key-exchange.js';
import { ipsecShadowedRule } from './shadowed-rule.js';
import { ipsecSharedKey } from './shared-key.js';
import { ipsecVpnAction } from './vpn-action.js';
import { ipsecWeakAlgorithm } from './weak-algorithm.js';

export const ipsecChecks: readonly Check[] = [
  ipsecPolicyTwice,
  ipsecNoFilter,
  ipsecName,
  ipsecVpnAction,
  ipsecShadowedRule,
  addressFamily,
  ipsecService,
  ipsecLogging,
  ipsecNoKeyExchange,
  ipsecShadowedKeyExchange,
  ipsecSharedKey,
  ipsecIdentity,
  ipsecEndpointAddress,
  ipsecAlgorithmForm,
  ipsecOfferMismatch,
  ipsecLifetimes,
  ipsecFips140,
  ipsecWeakAlgorithm,
];
