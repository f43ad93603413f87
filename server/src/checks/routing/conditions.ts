/** What a routing rule matches, as far as it can be told from the policy (reference: pagent-routing, RoutingRule and TrafficDescriptor). */
import type { AddressSet } from '../../policy/addresses.js';
import { parsePorts, PortSet } from '../../policy/ports.js';
import type { Statement } from '../../syntax/tree.js';
import type { ScopeNames } from '../../workspace/model.js';
import { addressesOf } from '../ipsec/filter-conditions.js';
import { hasUnknownLine, lastLine, linesOf, wordOf } from '../support/block-lines.js';
import type { Standing } from '../support/definitions.js';
import { isMissingPart, partsOf } from '../support/definitions.js';

interface Traffic {
  /** `6`, `17` or `all`. */
  readonly protocol: string;
  readonly sourcePorts: PortSet;
  readonly targetPorts: PortSet;
  /** Job name, security zone and label in upper case; empty: not coded. */
  readonly job: string;
  readonly zone: string;
  readonly label: string;
}

export interface RoutingConditions {
  readonly source: AddressSet;
  readonly target: AddressSet;
  /** At least one. */
  readonly traffic: readonly Traffic[];
  /** Valid at some times only. */
  readonly timed: boolean;
}

/** Undefined where something is missing, misspelt or cannot be read. */
export function routingConditions(rule: Standing, names: ScopeNames): RoutingConditions | undefined {
  const { statement } = rule.fact;
  if (hasUnknownLine(statement)) return undefined;
  const source = addressesOf(rule, 'IpSource', names);
  const target = addressesOf(rule, 'IpDest', names);
  const traffic = trafficOf(rule, names);
  const timed = linesOf(statement, 'IpTimeCondition').length + linesOf(statement, 'IpTimeConditionRef').length > 0;
  return source && target && traffic && { source, target, traffic, timed };
}

/** Whether everything that `later` matches is matched by `earlier`, at all times. */
export function covers(earlier: RoutingConditions, later: RoutingConditions): boolean {
  if (earlier.timed || !earlier.source.covers(later.source) || !earlier.target.covers(later.target)) return false;
  return later.traffic.every((traffic) => earlier.traffic.some((other) => coversTraffic(other, traffic)));
}

function coversTraffic(a: Traffic, b: Traffic): boolean {
  return (
    (a.protocol === 'all' || a.protocol === b.protocol) &&
    a.sourcePorts.covers(b.sourcePorts) &&
    a.targetPorts.covers(b.targetPorts) &&
    coversJob(a.job, b.job) &&
    (a.zone === '' || a.zone === b.zone) &&
    (a.label === '' || a.label === b.label)
  );
}

/** Only an asterisk at the end is established as a wildcard. */
function coversJob(a: string, b: string): boolean {
  if (a === '' || a === b) return true;
  return /^[^*?%]*\*$/.test(a) && b !== '' && b.startsWith(a.slice(0, -1));
}

const everything: Traffic = { protocol: 'all', sourcePorts: PortSet.all, targetPorts: PortSet.all, job: '', zone: '', label: '' };

function trafficOf(rule: Standing, names: ScopeNames): readonly Traffic[] | undefined {
  const groups = partsOf(rule, 'TrafficDescriptorGroup', names);
  if (isMissingPart(rule, 'TrafficDescriptorGroup', names) || groups.some(({ fact }) => hasUnknownLine(fact.statement))) return undefined;
  const owners = [rule, ...groups];
  if (owners.some((owner) => isMissingPart(owner, 'TrafficDescriptor', names))) return undefined;
  const descriptors = owners.flatMap((owner) => partsOf(owner, 'TrafficDescriptor', names));
  // Of several forms in one rule it is not established how they go together.
  if (groups.length > 1 || (groups.length === 1 && partsOf(rule, 'TrafficDescriptor', names).length > 0) || (groups.length === 0 && descriptors.length > 1)) return undefined;
  if (descriptors.length === 0) return groups.length === 0 ? [everything] : undefined;
  const all = descriptors.map(({ fact }) => trafficIn(fact.statement));
  const known = all.filter((traffic) => traffic !== undefined);
  return known.length < all.length ? undefined : known;
}

const protocols: Readonly<Record<string, string>> = { '': 'all', all: 'all', tcp: '6', '6': '6', udp: '17', '17': '17' };

function trafficIn(statement: Statement): Traffic | undefined {
  const protocol = protocols[wordOf(statement, 'Protocol')?.text.toLowerCase() ?? ''];
  const sourcePorts = portsOf(statement, 'SourcePortRange');
  const targetPorts = portsOf(statement, 'DestinationPortRange');
  if (hasUnknownLine(statement) || protocol === undefined || !sourcePorts || !targetPorts) return undefined;
  const [job = '', zone = '', label = ''] = ['Jobname', 'SecurityZone', 'SecurityLabel'].map((name) => wordOf(statement, name)?.text.toUpperCase() ?? '');
  return { protocol, sourcePorts, targetPorts, job, zone, label };
}

function portsOf(statement: Statement, name: string): PortSet | undefined {
  const line = lastLine(statement, name);
  return line ? parsePorts(line.args.map((word) => word.text)) : PortSet.all;
}
