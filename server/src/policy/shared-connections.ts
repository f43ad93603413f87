/** Connections and conditions in words, for messages about rules that meet. */
import type { AddressSet } from './addresses.js';
import type { Condition, Conditions } from './conditions.js';
import type { PortSet } from './ports.js';
import type { Rule } from './policy.js';

/** The conditions that can be limited, besides direction and time. */
const limits = ['localAddress', 'remoteAddress', 'localPort', 'remotePort', 'jobname', 'userid'] as const;
type Limit = (typeof limits)[number];

const nouns: Readonly<Record<Limit, string>> = {
  localAddress: 'local address',
  remoteAddress: 'remote address',
  localPort: 'local port',
  remotePort: 'remote port',
  jobname: 'job name',
  userid: 'user ID',
};

/** Whether both rules limit the same part of a connection: only then do they look alike to a reader. */
export function limitTheSame(a: Rule, b: Rule): boolean {
  return limits.some((limit) => isLimited(a.conditions, limit) && isLimited(b.conditions, limit));
}

function isLimited(conditions: Conditions, limit: Limit): boolean {
  const { value } = conditions[limit];
  return value !== undefined && (typeof value === 'string' ? value !== '*' : !value.isAll);
}

/** What two rules that meet have in common: `inbound connections with local port 443 and job name WEB1`. */
export function sharedConnections(a: Rule, b: Rule): string {
  const [one, other] = [a.conditions, b.conditions];
  const direction = [one.direction.value, other.direction.value].find((value) => value !== 'Both')?.toLowerCase();
  const parts = limits.filter((limit) => isLimited(one, limit) || isLimited(other, limit)).map((limit) => `${nouns[limit]} ${sharedText(one, other, limit)}`);
  const kind = direction === undefined ? 'connections' : `${direction} connections`;
  return parts.length === 0 ? `all ${kind}` : `${kind} with ${listed(parts)}`;
}

function sharedText(one: Conditions, other: Conditions, limit: Limit): string {
  if (limit === 'jobname' || limit === 'userid') return narrower(one[limit], other[limit]);
  const texts = limit === 'localAddress' || limit === 'remoteAddress' ? sharedAddresses(one[limit], other[limit]) : sharedPorts(one[limit as 'localPort'], other[limit as 'localPort']);
  return texts.length > 3 ? `${texts.slice(0, 3).join(', ')} …` : texts.join(', ');
}

/** Of two names that meet one begins like the other. */
function narrower({ value: a = '*' }: Condition<string>, { value: b = '*' }: Condition<string>): string {
  const length = (name: string): number => (name.endsWith('*') ? name.length - 1 : Infinity);
  return length(a) >= length(b) ? a : b;
}

function sharedAddresses({ value: a }: Condition<AddressSet>, { value: b }: Condition<AddressSet>): readonly string[] {
  return a && b ? a.intersect(b).texts() : [];
}

function sharedPorts({ value: a }: Condition<PortSet>, { value: b }: Condition<PortSet>): readonly string[] {
  return a && b ? a.intersect(b).texts() : [];
}

/** The coded conditions of a rule: `LocalPortRange 443, Direction Inbound`. */
export function conditionsText({ conditions }: Rule): string {
  const coded = [...limits.map((limit) => conditions[limit].coded), conditions.direction.coded].filter((each) => each !== undefined);
  return [...coded.map(({ attribute, text }) => `${attribute} ${text}`), ...(conditions.times.length > 0 ? ['IpTimeCondition'] : [])].join(', ');
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
