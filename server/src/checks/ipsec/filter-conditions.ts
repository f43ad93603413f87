/** What a filter rule matches, as far as it can be told from the policy. */
import { AddressSet, parseAddresses } from '../../policy/addresses.js';
import { parsePorts, PortSet } from '../../policy/ports.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Statement } from '../../syntax/tree.js';
import type { ScopeNames } from '../../workspace/model.js';
import { hasUnknownLine, lastLine, linesOf, valueOf, wordOf } from '../support/block-lines.js';
import type { Standing } from '../support/definitions.js';
import { isMissingPart, partsOf } from '../support/definitions.js';

interface Service {
  /** Protocol with types and codes, in lower case. */
  readonly protocol: string;
  readonly sourcePorts: PortSet;
  readonly targetPorts: PortSet;
  /** With InboundConnect or OutboundConnect, in lower case. */
  readonly direction: string;
  readonly routing: string;
  readonly securityClass: string;
  readonly fragmentsOnly: boolean;
}

export interface FilterConditions {
  readonly source: AddressSet;
  readonly target: AddressSet;
  /** At least one. */
  readonly services: readonly Service[];
  /** Valid at some times only. */
  readonly timed: boolean;
}

/** Undefined where something is missing, misspelt or cannot be read. */
export function filterConditions(rule: Standing, names: ScopeNames): FilterConditions | undefined {
  const { statement } = rule.fact;
  if (hasUnknownLine(statement)) return undefined;
  const source = addressesOf(rule, 'IpSource', names);
  const target = addressesOf(rule, 'IpDest', names);
  const services = servicesOf(rule, names);
  if (!source || !target || !services || services.length === 0) return undefined;
  const timed = linesOf(statement, 'IpTimeCondition').length + linesOf(statement, 'IpTimeConditionRef').length > 0;
  return { source, target, services, timed };
}

/** Whether everything that `later` matches is matched by `earlier`, at all times. */
export function covers(earlier: FilterConditions, later: FilterConditions): boolean {
  if (earlier.timed || !earlier.source.covers(later.source) || !earlier.target.covers(later.target)) return false;
  return later.services.every((service) => earlier.services.some((other) => coversService(other, service)));
}

function coversService(a: Service, b: Service): boolean {
  return (
    coversProtocol(a.protocol, b.protocol) &&
    a.sourcePorts.covers(b.sourcePorts) &&
    a.targetPorts.covers(b.targetPorts) &&
    (a.direction === b.direction || b.direction.startsWith(`${a.direction} `)) &&
    (a.routing === b.routing || (a.routing === 'either' && b.routing !== '')) &&
    (a.securityClass === '0' || a.securityClass === b.securityClass) &&
    (!a.fragmentsOnly || b.fragmentsOnly)
  );
}

function coversProtocol(a: string, b: string): boolean {
  return a === 'all' || a === b || b.startsWith(`${a} `);
}

/** The source or destination addresses of an IpFilterRule or RoutingRule, inline and by reference; all where none are coded. */
export function addressesOf(rule: Standing, side: 'IpSource' | 'IpDest', names: ScopeNames): AddressSet | undefined {
  const sets: (AddressSet | undefined)[] = [];
  for (const child of rule.fact.statement.block?.children ?? []) {
    const name = meaningOf(child).parameter?.name;
    if (!name?.startsWith(`${side}Addr`)) continue;
    const text = child.args[0]?.text;
    if (text === undefined) return undefined;
    sets.push(name.endsWith('Ref') ? referencedAddresses(child, text, names) : setOf(text));
  }
  return sets.length === 0 ? AddressSet.all : unionOf(sets);
}

function setOf(text: string): AddressSet | undefined {
  const family = /^all([46])$/i.exec(text)?.[1];
  return parseAddresses(family === '4' ? '0.0.0.0/0' : family === '6' ? '::/0' : text);
}

/** The addresses of an IpAddr, IpAddrSet or IpAddrGroup that a line names. */
export function referencedAddresses(child: Statement, name: string, names: ScopeNames): AddressSet | undefined {
  const value = meaningOf(child).parameter?.value;
  const found = value?.kind === 'ref' ? names.winner(value.to, name) : undefined;
  return found && (found.fact.type === 'IpAddrGroup' ? groupOf(found, names) : addressIn(found.fact.statement));
}

function groupOf(group: Standing, names: ScopeNames): AddressSet | undefined {
  if (isMissingPart(group, 'IpAddr', names) || isMissingPart(group, 'IpAddrSet', names)) return undefined;
  const members = [...partsOf(group, 'IpAddr', names), ...partsOf(group, 'IpAddrSet', names)];
  return members.length === 0 ? undefined : unionOf(members.map((member) => addressIn(member.fact.statement)));
}

function addressIn(statement: Statement): AddressSet | undefined {
  const word = ['Addr', 'Prefix', 'Range'].map((name) => wordOf(statement, name)).find((each) => each !== undefined);
  return word && parseAddresses(word.text);
}

function unionOf(sets: readonly (AddressSet | undefined)[]): AddressSet | undefined {
  const known = sets.filter((set) => set !== undefined);
  return known.length < sets.length ? undefined : AddressSet.union(known);
}

function servicesOf(rule: Standing, names: ScopeNames): readonly Service[] | undefined {
  if (isMissingPart(rule, 'IpService', names) || isMissingPart(rule, 'IpServiceGroup', names)) return undefined;
  const groups = partsOf(rule, 'IpServiceGroup', names);
  if (groups.some((group) => isMissingPart(group, 'IpService', names) || hasUnknownLine(group.fact.statement))) return undefined;
  const all = [rule, ...groups].flatMap((owner) => partsOf(owner, 'IpService', names)).map(({ fact }) => serviceOf(fact.statement));
  const known = all.filter((service) => service !== undefined);
  return known.length < all.length ? undefined : known;
}

function serviceOf(statement: Statement): Service | undefined {
  if (hasUnknownLine(statement)) return undefined;
  const sourcePorts = portsOf(statement, 'SourcePortRange');
  const targetPorts = portsOf(statement, 'DestinationPortRange');
  if (!sourcePorts || !targetPorts) return undefined;
  return {
    protocol: textOf(statement, 'Protocol') || 'all',
    sourcePorts,
    targetPorts,
    direction: textOf(statement, 'Direction'),
    routing: textOf(statement, 'Routing'),
    securityClass: textOf(statement, 'SecurityClass') || '0',
    fragmentsOnly: valueOf(statement, 'FragmentsOnly') === 'yes',
  };
}

function textOf(statement: Statement, name: string): string {
  return (lastLine(statement, name)?.args ?? []).map((word) => word.text.toLowerCase()).join(' ');
}

function portsOf(statement: Statement, name: string): PortSet | undefined {
  const line = lastLine(statement, name);
  if (!line) return PortSet.all;
  return /^all$/i.test(line.args[0]?.text ?? '') ? PortSet.all : parsePorts(line.args.map((word) => word.text));
}
