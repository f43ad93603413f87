/**
 * What the AT-TLS configuration means.
 *
 * - `policiesOf(model, settings)` / `policyOf(scope, names, settings)`: the rules of a stack in search order (policy.ts)
 * - `rule.conditions`: addresses, ports, names, direction and times, references followed (conditions.ts, addresses.ts, ports.ts, time.ts)
 * - `rule.effective`: each parameter with its value, level, lines, and what was coded in vain (effective.ts)
 * - `offerOf(rule.effective)`: what takes part in each protocol, and what FIPS, Suite B, the release or the protocol take away (offer.ts)
 * - `summaryOf(rule)`: one line for the CodeLens (summary.ts)
 * - `renderPasearch`, `renderNetstat`, `renderPretty`: the rule as displays show it, line by line with its source (render.ts)
 * - `match(policy, connection)`: the rule that AT-TLS uses, and why not the others (match.ts)
 * - `coverageOf(policy)`: rules that can never match, rules that share connections (coverage.ts)
 * - `changesBetween(before, after)`: rules added, removed, changed, moved, newly shadowed (diff.ts); `diffLibraries`: that of every
 *   stack, and changes of the text without effect (library-diff.ts)
 * - `driftOf(policy, readDisplay(text))`: where a saved pasearch or netstat display differs from the members (displays/)
 *
 * Values are immutable and worked out when first asked for; a policy belongs to one model and is thrown away with it.
 * Nothing throws on a broken policy: what cannot be read is absent, and names that resolve to nothing are in `rule.unresolved`.
 * Passwords are `***` in every value.
 */
export * from './addresses.js';
export { itemsUnder, type Block, type Reason, type Unresolved } from './blocks.js';
export * from './conditions.js';
export * from './connection.js';
export * from './coverage.js';
export * from './diff.js';
export { type Difference, driftOf, shownParameter } from './displays/drift.js';
export { type Display, type DisplayField, type DisplayRule, readDisplay, readDisplays } from './displays/read.js';
export * from './effective.js';
export * from './library-diff.js';
export * from './match.js';
export * from './offer.js';
export { compareEbcdic } from './order.js';
export * from './parameters.js';
export * from './policy.js';
export * from './ports.js';
export * from './protocols.js';
export * from './render.js';
export * from './summary.js';
export * from './time.js';
export * from './user-instance.js';
export { hidden } from './values.js';
