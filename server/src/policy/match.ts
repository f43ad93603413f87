/**
 * Which rule AT-TLS uses for a connection, and why not the others: rules are tried in search order and the first whose
 * conditions all hold decides; without any the connection goes on without AT-TLS (IP Configuration Reference, TTLSRule).
 *
 * What is not known of the connection may fit: a condition on it counts as met, and is told as an assumption. A condition
 * that cannot be read, or refers to nothing, is never met: Policy Agent installs no policy with such an error.
 */
import type { Place } from '../workspace/source-file.js';
import { type AddressSet, parseAddress } from './addresses.js';
import { type Condition, nameMatches } from './conditions.js';
import type { Policy, Rule } from './policy.js';
import type { PortSet } from './ports.js';
import { isActive } from './time.js';
import { momentText, timeObstacles } from './time-text.js';

/** A connection as far as it is known. */
export interface Connection {
  /** IPv4 or IPv6; an IPv4-mapped address counts as IPv4. */
  readonly localAddress?: string;
  readonly localPort?: number;
  readonly remoteAddress?: string;
  readonly remotePort?: number;
  readonly jobname?: string;
  readonly userid?: string;
  readonly direction?: 'Inbound' | 'Outbound';
  /** Wall clock of the system, as the local getters show it. */
  readonly at?: Date;
}

/** How one condition of a rule stands to a connection. */
export interface ConditionResult {
  /** `assumed`: the connection is not known well enough; `unreadable`: the condition is not. */
  readonly verdict: 'holds' | 'fails' | 'assumed' | 'unreadable';
  /** With the values: `LocalPortRange 2023 does not hold 2024`. */
  readonly text: string;
  readonly place?: Place;
}

/** A rule, as it was looked at. */
export interface Considered {
  readonly rule: Rule;
  /** AT-TLS uses this rule: at most one has it. */
  readonly matches: boolean;
  /** One line, for people. */
  readonly why: string;
  /** The coded conditions; empty when the rule is not looked at. */
  readonly conditions: readonly ConditionResult[];
  /** false: a rule before it matches for certain. */
  readonly lookedAt: boolean;
}

export interface MatchResult {
  /** The rule that AT-TLS uses; absent: none, the connection goes on without AT-TLS. */
  readonly rule?: Rule;
  /** All rules of the policy, in search order. */
  readonly considered: readonly Considered[];
  /** What was assumed of the connection for `rule` to match. */
  readonly assumptions: readonly string[];
  /** The rules that come next should the assumptions be wrong, in order, up to the first that matches for certain. */
  readonly otherwise: readonly Rule[];
}

/** The rule of a policy for a connection. */
export function match(policy: Policy, connection: Connection): MatchResult {
  const considered: Considered[] = [];
  const fitting: { readonly rule: Rule; readonly assumptions: readonly string[] }[] = [];
  let certain: Rule | undefined;
  for (const rule of policy.rules) {
    if (certain) {
      considered.push({ rule, matches: false, why: `Not looked at: ${certain.name}, before it, matches.`, conditions: [], lookedAt: false });
      continue;
    }
    const conditions = conditionResults(rule, connection);
    const against = conditions.filter(({ verdict }) => verdict === 'fails' || verdict === 'unreadable');
    const [winner] = fitting;
    considered.push({ rule, matches: against.length === 0 && !winner, why: whyOf(conditions, against, winner?.rule), conditions, lookedAt: true });
    if (against.length > 0) continue;
    const assumptions = conditions.filter(({ verdict }) => verdict === 'assumed').map(({ text }) => text);
    fitting.push({ rule, assumptions });
    if (assumptions.length === 0) certain = rule;
  }
  const [winner, ...otherwise] = fitting;
  return { rule: winner?.rule, considered, assumptions: winner?.assumptions ?? [], otherwise: otherwise.map(({ rule }) => rule) };
}

function whyOf(conditions: readonly ConditionResult[], against: readonly ConditionResult[], winner: Rule | undefined): string {
  if (against.length > 0) return sentence(against.map(({ text }) => text));
  const held = conditions.filter(({ verdict }) => verdict === 'holds').map(({ text }) => text);
  const assumed = conditions.filter(({ verdict }) => verdict === 'assumed').map(({ text }) => text);
  const reasons = [...held, ...(assumed.length > 0 ? [`assumed: ${assumed.join(', ')}`] : [])];
  return sentence(winner ? [`used only if ${winner.name}, before it, does not match`, ...reasons] : reasons);
}

function sentence(parts: readonly string[]): string {
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** How each coded condition of a rule stands to a connection, in the order of the TTLSRule statement. */
export function conditionResults(rule: Rule, connection: Connection): ConditionResult[] {
  const { conditions } = rule;
  const { localAddress, localPort, remoteAddress, remotePort, jobname, userid, direction } = connection;
  return [
    addressResult(rule, conditions.localAddress, localAddress, 'local address'),
    addressResult(rule, conditions.remoteAddress, remoteAddress, 'remote address'),
    portResult(rule, conditions.localPort, localPort, 'local port'),
    portResult(rule, conditions.remotePort, remotePort, 'remote port'),
    nameResult(rule, conditions.jobname, jobname, 'job name'),
    nameResult(rule, conditions.userid, userid, 'user ID'),
    directionResult(rule, direction),
    timeResult(rule, connection.at),
  ].filter((result) => result !== undefined);
}

function addressResult(rule: Rule, condition: Condition<AddressSet>, given: string | undefined, what: string): ConditionResult | undefined {
  const address = given === undefined ? undefined : parseAddress(given);
  return setResult(rule, condition, given, what, (set) => address !== undefined && set.contains(address));
}

function portResult(rule: Rule, condition: Condition<PortSet>, given: number | undefined, what: string): ConditionResult | undefined {
  return setResult(rule, condition, given, what, (set) => given !== undefined && set.contains(given));
}

function setResult<T extends { texts(): readonly string[]; readonly isAll: boolean }>(
  rule: Rule,
  condition: Condition<T>,
  given: string | number | undefined,
  what: string,
  contains: (set: T) => boolean,
): ConditionResult | undefined {
  const { coded, value } = condition;
  if (!coded) return undefined;
  if (!value) return unreadable(rule, coded);
  const text = `${coded.attribute} ${coded.text}${coded.attribute.endsWith('Ref') ? ` (${someTexts(value)})` : ''}`;
  const result = (verdict: ConditionResult['verdict'], words: string): ConditionResult => ({ verdict, text: words, place: coded.place });
  if (contains(value)) return result('holds', `${text} holds ${given}`);
  if (value.isAll) return result('holds', text);
  if (given === undefined) return result('assumed', `${text} holds the ${what}`);
  // A group of which a member cannot be read may hold more.
  return result('fails', `${text} does not hold ${given}${rule.conditions.partial ? ', as far as its members can be read' : ''}`);
}

const shownTexts = 8;

function someTexts(set: { texts(): readonly string[] }): string {
  const texts = set.texts();
  return texts.length > shownTexts ? `${texts.slice(0, shownTexts).join(', ')} and ${texts.length - shownTexts} more` : texts.join(', ');
}

function nameResult(rule: Rule, condition: Condition<string>, given: string | undefined, what: string): ConditionResult | undefined {
  const { coded, value } = condition;
  if (!coded) return undefined;
  if (value === undefined) return unreadable(rule, coded);
  const text = `${coded.attribute} ${coded.text}`;
  const wildcard = value.endsWith('*');
  const result = (verdict: ConditionResult['verdict'], words: string): ConditionResult => ({ verdict, text: words, place: coded.place });
  if (value === '*') return result('holds', text);
  if (given === undefined) return result('assumed', `the ${what} ${wildcard ? 'fits' : 'is'} ${value}`);
  if (nameMatches(value, given)) return result('holds', wildcard ? `${text} fits ${given}` : `${text} is ${given}`);
  return result('fails', `${text} ${wildcard ? 'does not fit' : 'is not'} ${given}`);
}

function directionResult(rule: Rule, given: Connection['direction']): ConditionResult {
  const { coded, value } = rule.conditions.direction;
  if (!coded) return { verdict: 'unreadable', text: 'Direction is not coded, and Policy Agent takes no rule without it', place: rule.place };
  if (!value) return unreadable(rule, coded);
  const result = (verdict: ConditionResult['verdict'], words: string): ConditionResult => ({ verdict, text: words, place: coded.place });
  if (value === 'Both') return result('holds', 'Direction Both');
  if (given === undefined) return result('assumed', `the connection is ${value.toLowerCase()}`);
  return value === given ? result('holds', `Direction ${value}`) : result('fails', `Direction ${value} is not ${given.toLowerCase()}`);
}

function unreadable(rule: Rule, { attribute, text, place }: NonNullable<Condition<unknown>['coded']>): ConditionResult {
  const nothing = rule.conditions.unresolved.some(({ name }) => name === text);
  return { verdict: 'unreadable', text: nothing ? `${attribute} ${text} names nothing that is defined here` : `${attribute} ${text} cannot be read`, place };
}

function timeResult(rule: Rule, at: Date | undefined): ConditionResult | undefined {
  const { times, unresolved } = rule.conditions;
  const missing = unresolved.find(({ type }) => type === 'IpTimeCondition');
  if (missing) return { verdict: 'unreadable', text: `IpTimeConditionRef ${missing.name} names nothing that is defined here`, place: missing.place };
  const [first] = times;
  if (!first) return undefined;
  if (!at) return { verdict: 'assumed', text: 'its IpTimeCondition holds at the time', place: first.place };
  const moment = momentText(at);
  const held = times.find((time) => isActive([time], at));
  if (held) return { verdict: 'holds', text: `its IpTimeCondition holds at ${moment}`, place: held.place };
  const reason = times.length === 1 ? `: ${timeObstacles(first, at).join(', ')}` : '';
  return { verdict: 'fails', text: `${times.length === 1 ? 'its IpTimeCondition does not hold' : `none of its ${times.length} IpTimeConditions holds`} at ${moment}${reason}`, place: first.place };
}
