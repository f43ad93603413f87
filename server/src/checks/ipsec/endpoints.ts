/** Between which security endpoints a key exchange rule is used, as far as it can be told from the policy. */
import { AddressSet, parseAddresses } from '../../policy/addresses.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { ScopeNames } from '../../workspace/model.js';
import { hasUnknownLine, linesOf } from '../support/block-lines.js';
import type { Standing } from '../support/definitions.js';
import { isMissingPart, partsOf } from '../support/definitions.js';
import { referencedAddresses } from './filter-conditions.js';

interface Identity {
  /** IpAddr, Fqdn and so on, in lower case. */
  readonly type: string;
  readonly value: string;
}

interface Endpoint {
  /** None: not coded. */
  readonly identities: readonly Identity[];
  readonly location: AddressSet;
  /** Whether a location is coded: the default of the local one is not established. */
  readonly located: boolean;
  /** Authorities of the partner's certificate; empty: not coded. */
  readonly authorities: string;
}

/** Longer lists are not judged, so that the work grows with the number of rules only. */
const mostIdentities = 32;

export interface Endpoints {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** The same for rules that are for the same endpoints. */
  readonly key: string;
}

/** Undefined where something is missing, misspelt or cannot be read. */
export function endpointsOf(rule: Standing, names: ScopeNames): Endpoints | undefined {
  const local = endpointOf(rule, 'LocalSecurityEndpoint', names);
  const remote = endpointOf(rule, 'RemoteSecurityEndpoint', names);
  return local && remote && { local, remote, key: `${keyOf(local)}\n${keyOf(remote)}` };
}

/** Whether `earlier` is for every pair of endpoints that `later` is for. */
export function coversEndpoints(earlier: Endpoints, later: Endpoints): boolean {
  return (
    identitiesText(earlier.local) === identitiesText(later.local) &&
    earlier.local.located === later.local.located &&
    // Whether they have a part in the search is not established.
    (earlier.remote.authorities === '' || earlier.remote.authorities === later.remote.authorities) &&
    later.remote.identities.every((identity) => earlier.remote.identities.some((other) => coversIdentity(other, identity))) &&
    earlier.remote.location.covers(later.remote.location) &&
    earlier.local.location.covers(later.local.location)
  );
}

/** For many partners: by a location of a whole family, or by an identity that stands for several. */
export function isWide({ remote }: Endpoints): boolean {
  return remote.location.covers(anyIPv4) || remote.location.covers(anyIPv6) || remote.identities.some(({ type, value }) => (type === 'ipaddr' ? /[/-]/.test(value) : value.startsWith('*')));
}

/** Also the default of Location in a RemoteSecurityEndpoint (reference: pagent-ipsec). */
const anyIPv4 = AddressSet.of({ family: 4, from: 0n, to: (1n << 32n) - 1n });
const anyIPv6 = AddressSet.of({ family: 6, from: 0n, to: (1n << 128n) - 1n });

function endpointOf(rule: Standing, type: 'LocalSecurityEndpoint' | 'RemoteSecurityEndpoint', names: ScopeNames): Endpoint | undefined {
  const found = partsOf(rule, type, names).at(-1);
  if (!found || isMissingPart(rule, type, names) || hasUnknownLine(found.fact.statement)) return undefined;
  // Of several lines the last counts.
  const line = (found.fact.statement.block?.children ?? []).findLast((child) => meaningOf(child).parameter?.name.startsWith('Location'));
  const location = locationIn(line, names);
  const identities = identitiesOf(found, names);
  if (!location || !identities || identities.length > mostIdentities || (type === 'RemoteSecurityEndpoint' && identities.length === 0)) return undefined;
  return { identities, location, located: line !== undefined, authorities: authoritiesOf(found) };
}

function authoritiesOf({ fact }: Standing): string {
  const labels = linesOf(fact.statement, 'CaLabel').map(({ args }) => args.map((word) => word.text).join(' '));
  return labels.sort().join('\n');
}

function locationIn(line: Statement | undefined, names: ScopeNames): AddressSet | undefined {
  if (!line) return anyIPv4;
  const text = line.args[0]?.text;
  if (text === undefined) return undefined;
  if (meaningOf(line).parameter?.value.kind === 'ref') return referencedAddresses(line, text, names);
  const family = /^any([46])?$/i.exec(text);
  if (!family) return parseAddresses(text);
  return family[1] === undefined ? AddressSet.all : family[1] === '4' ? anyIPv4 : anyIPv6;
}

function identitiesOf(endpoint: Standing, names: ScopeNames): readonly Identity[] | undefined {
  if (isMissingPart(endpoint, 'RemoteIdentity', names)) return undefined;
  const lists = partsOf(endpoint, 'RemoteIdentity', names);
  const owners = lists.length > 0 ? lists : [endpoint];
  const all = owners.flatMap(({ fact }) => linesOf(fact.statement, 'Identity').map(identityOf));
  const known = all.filter((identity) => identity !== undefined);
  return known.length < all.length ? undefined : known;
}

function identityOf({ args: [type, ...values] }: Statement): Identity | undefined {
  return type && values.length > 0 ? { type: type.text.toLowerCase(), value: values.map((word) => word.text).join(' ') } : undefined;
}

function coversIdentity(a: Identity, b: Identity): boolean {
  if (a.type !== b.type) return false;
  if (a.value === b.value) return true;
  if (a.type === 'ipaddr') return coversAddress(a.value, b.value);
  // Host names have no case.
  return /^(fqdn|useratfqdn)$/.test(a.type) && /^\*[^*]*$/.test(a.value) && b.value.toLowerCase().endsWith(a.value.slice(1).toLowerCase());
}

function coversAddress(a: string, b: string): boolean {
  const [wide, narrow] = [parseAddresses(a), parseAddresses(b)];
  return wide !== undefined && narrow !== undefined && wide.covers(narrow);
}

function identitiesText({ identities }: Endpoint): string {
  return identities.map(({ type, value }) => `${type} ${value}`).join('|');
}

function keyOf(endpoint: Endpoint): string {
  return `${identitiesText(endpoint)}\n${endpoint.authorities}\n${endpoint.located}\n${endpoint.location.texts().join()}`;
}
