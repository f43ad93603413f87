/**
 * Will the handshake work: what a rule and a partner agree on, or the return code, the reason and the smallest change that
 * helps.
 *
 * - `predict({ zos, partner, certificates })`: the prediction (predict.ts; one try without a search for a change: attempt.ts)
 * - `changeFor(rule, prediction, files)`: its change as edits (edits.ts)
 * - `partnerProfiles(release)`, `readPartner(json)`, `readCertificates(json)`: partners and certificates as data
 *
 * Both sides become an `Endpoint` (endpoint.ts; zos.ts, partner.ts), between which `negotiate` (negotiate.ts, legacy.ts,
 * tls13.ts) finds what they agree on; return-codes.ts says what z/OS reports. docs/handshake.md tells what is sure.
 */
export * from './attempt.js';
export * from './certificates.js';
export { changeFor, type QuickFix, type TextEdit } from './edits.js';
export type { Behaviour, Endpoint, ProtocolSupport } from './endpoint.js';
export { negotiate } from './negotiate.js';
export { groupText, signatureText, type Outcome } from './outcome.js';
export type { ParameterChange } from './overlay.js';
export { partnerEndpoint, readPartner, type PartnerFile, type PartnerProfile } from './partner.js';
export { after, predict } from './predict.js';
export type { Change, FailureKind, Prediction } from './prediction.js';
export * from './profiles.js';
export { cipherText } from './suites.js';
