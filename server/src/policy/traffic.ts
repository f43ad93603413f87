/**
 * The connections that a rule is meant for, as a set: boxes over eight dimensions, on which it can be decided whether the
 * connections of one rule lie in those of others.
 *
 * Nothing is said of a rule whose conditions are not all certain (`trafficOf` gives undefined): a condition that cannot be
 * read, a name that is not defined, an attribute that is not known, a block that is not closed. Policy Agent installs no
 * such policy, and a guess would put a false finding on a neighbour.
 */
import { meaningOf } from '../workspace/facts.js';
import { AddressSet } from './addresses.js';
import type { Condition, Conditions, Direction } from './conditions.js';
import { coversAll, difference, intersection, type Interval, type Intervals, type Ordinal } from './intervals.js';
import type { Rule } from './policy.js';
import { PortSet } from './ports.js';

/**
 * A set for each dimension: family of the addresses, direction, local port, job name, remote port, local address, remote address,
 * user ID (in the order in which two boxes are told apart soonest). A connection is in the box when each of its parts is in the
 * set. None is empty.
 */
export type Box = readonly Intervals<Ordinal>[];

/** How many of the first dimensions have two values only. */
export const switches = 2;

/** The connections of a rule. */
export interface Traffic {
  /** Disjoint: one for IPv4, one for IPv6, as both ends of a connection are of one family. Without any, no connection can match. */
  readonly boxes: readonly Box[];
  /** The rule has no time condition. */
  readonly always: boolean;
}

/** The directions as numbers. */
const inbound = 0;
const outbound = 1;

const families: Readonly<Record<4 | 6, Intervals<number>>> = { 4: [{ from: 4, to: 4 }], 6: [{ from: 6, to: 6 }] };
const allPorts: Intervals<number> = [{ from: 1, to: 65_535 }];

/** The connections of a rule, whatever the time; undefined when that is not certain. */
export function trafficOf(rule: Rule): Traffic | undefined {
  const { conditions } = rule;
  let known = byConditions.get(conditions);
  if (!known) byConditions.set(conditions, (known = { traffic: isSound(rule) ? trafficFrom(conditions) : undefined }));
  return known.traffic;
}

/** Conditions belong to one rule, and last as long as its text and all that it refers to (kept-conditions.ts). */
const byConditions = new WeakMap<Conditions, { readonly traffic: Traffic | undefined }>();

const harmless: ReadonlySet<string> = new Set(['sequence-number', 'comment-in-word', 'text-after-brace']);

/** The text of the rule is whole: nothing unknown or without value in it, no brace lost. */
function isSound({ item, statement }: Rule): boolean {
  const children = statement.block?.children ?? [];
  return item.problems.every(({ kind }) => harmless.has(kind)) && children.every((child) => meaningOf(child).parameter && (child.args.length > 0 || child.block));
}

function trafficFrom(conditions: Conditions): Traffic | undefined {
  const { localAddress, remoteAddress, localPort, remotePort, jobname, userid, direction, times, unresolved, partial } = conditions;
  if (unresolved.length > 0 || partial) return undefined;
  // Policy Agent takes no rule without a condition besides the direction.
  if (![localAddress, remoteAddress, localPort, remotePort, jobname, userid].some(({ coded }) => coded)) return undefined;
  const [way, local, remote, job, user] = [direction.value && directionSets[direction.value], ports(localPort), ports(remotePort), names(jobname), names(userid)];
  const [near, far] = [localAddress.value, remoteAddress.value];
  if (!way || !local || !remote || !job || !user || !near || !far) return undefined;
  const boxes: Box[] = [
    [families[4], way, local, job, remote, near.v4, far.v4, user],
    [families[6], way, local, job, remote, near.v6, far.v6, user],
  ].filter((box) => box.every((set) => set.length > 0));
  return { boxes, always: times.length === 0 };
}

const directionSets: Readonly<Record<Direction, Intervals<number>>> = { Inbound: [{ from: inbound, to: inbound }], Outbound: [{ from: outbound, to: outbound }], Both: [{ from: inbound, to: outbound }] };

function ports({ value }: Condition<PortSet>): Intervals<number> | undefined {
  return value === PortSet.all ? allPorts : value && intersection(value.ranges, allPorts);
}

const nameLength = 8;

/** Job names and user IDs as numbers in the order of their characters: a name with an asterisk at its end is one interval. */
function names({ value }: Condition<string>): Intervals<bigint> | undefined {
  if (value === '*') return allNames;
  const name = value?.toUpperCase() ?? '';
  const prefix = name.replace(/\*$/, '');
  // What wildcards elsewhere do is not established.
  if (name === '' || prefix.length > nameLength || /[*%?]/.test(prefix)) return undefined;
  return [{ from: nameNumber(prefix, 0), to: nameNumber(prefix, name === prefix ? 0 : 0xffff) }];
}

/** A name as a number of eight digits, one for each character; `filler` stands for those behind its end. */
function nameNumber(name: string, filler: number): bigint {
  let number = 0n;
  for (let i = 0; i < nameLength; i++) number = (number << 16n) | BigInt(i < name.length ? name.charCodeAt(i) : filler);
  return number;
}

const allNames: Intervals<bigint> = [{ from: nameNumber('', 0), to: nameNumber('', 0xffff) }];

/** The sets that hold everything there is: ports, IPv4 addresses, IPv6 addresses, names. */
const everything: readonly Intervals<Ordinal>[] = [allPorts, AddressSet.all.v4, AddressSet.all.v6, allNames];

/** Whether the set of a dimension holds everything there is; for questions of speed only. */
export function unlimited(set: Intervals<Ordinal>): boolean {
  return everything.some((all) => all === set || (set.length === 1 && all[0]?.from === set[0]?.from && all[0]?.to === set[0]?.to));
}

/** Whether some connection is in both boxes. */
export function boxesMeet(a: Box, b: Box): boolean {
  return a.every((set, d) => setsMeet(set, b[d] ?? []));
}

function setsMeet(a: Intervals<Ordinal>, b: Intervals<Ordinal>): boolean {
  const [one, other] = [a[0], b[0]];
  if (a.length === 1 && b.length === 1 && one && other) return one.from <= other.to && other.from <= one.to;
  return intersection(a, b).length > 0;
}

/** Whether every connection of `inner` is in `outer`. */
export function boxCovers(outer: Box, inner: Box): boolean {
  return inner.every((set, d) => coversAll(outer[d] ?? [], set));
}

/** Whether every connection of `inner` is one of `outer`, whatever the time. */
export function trafficCovers(outer: Traffic, inner: Traffic): boolean {
  return inner.boxes.every((box) => outer.boxes.some((other) => boxCovers(other, box)));
}

/** What is left of a box without another one, in disjoint boxes: at most one for each dimension. */
export function boxWithout(box: Box, cut: Box): Box[] {
  if (!boxesMeet(box, cut)) return [box];
  const left: Box[] = [];
  let rest: Intervals<Ordinal>[] = [...box];
  box.forEach((set, d) => {
    const outside = difference(set, cut[d] ?? []);
    if (outside.length > 0) left.push(rest.map((each, i) => (i === d ? outside : each)));
    rest = rest.map((each, i) => (i === d ? intersection(set, cut[d] ?? []) : each));
  });
  return left;
}

/**
 * One connection of the box, as a box. The same `sample` always gives the same one; different ones are spread over the box,
 * away from its edges, where other rules are likely to begin.
 */
export function somewhereIn(box: Box, sample: number): Box {
  let known = connections.get(box);
  if (!known) connections.set(box, (known = new Map()));
  let connection = known.get(sample);
  if (!connection) known.set(sample, (connection = connectionIn(box, sample)));
  return connection;
}

/** Boxes live as long as the text of their rules, and are asked again after every edit. */
const connections = new WeakMap<Box, Map<number, Box>>();

function connectionIn(box: Box, sample: number): Box {
  return box.map((set, d) => {
    const at = fraction(sample * box.length + d);
    const interval = set[Math.floor(at * set.length)];
    return interval ? [point(interval, fraction(sample + 31 * d + 7))] : [];
  });
}

function point({ from, to }: Interval<Ordinal>, at: number): Interval<Ordinal> {
  const value = typeof to === 'bigint' ? (from as bigint) + (((to - (from as bigint)) * BigInt(Math.floor(at * 2 ** 40))) >> 40n) : (from as number) + Math.floor(at * (to - (from as number) + 1));
  return { from: value, to: value };
}

/** Numbers from 0 to 1 without a pattern, always the same for the same seed. */
function fraction(seed: number): number {
  const product = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return (Math.imul(product ^ (product >>> 15), 0x85ebca6b) >>> 0) / 2 ** 32;
}

/** How much of `box` lies in `cut`, from 0 to 1; about, for a first guess. */
export function shareOf(box: Box, cut: Box): number {
  return box.reduce((share, set, d) => share * (sizeOf(intersection(set, cut[d] ?? [])) / sizeOf(set)), 1);
}

function sizeOf(set: Intervals<Ordinal>): number {
  return set.reduce((sum, each) => sum + lengthOf(each), 0);
}

function lengthOf({ from, to }: Interval<Ordinal>): number {
  return typeof to === 'bigint' ? Number(to - (from as bigint)) + 1 : to - (from as number) + 1;
}
