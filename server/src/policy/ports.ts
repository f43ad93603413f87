/** Port conditions: one port, a range, every port, and groups of them (IP Configuration Reference, TTLSRule, PortRange, PortGroup). */
import type { Interval, Intervals } from './intervals.js';
import { containsValue, coversAll, intersection, normalized } from './intervals.js';

const highestPort = 65535;

/** A set of TCP ports. Immutable. */
export class PortSet {
  private constructor(readonly ranges: Intervals<number>) {}

  static readonly all = new PortSet([{ from: 0, to: highestPort }]);

  static of(ranges: Iterable<Interval<number>>): PortSet {
    return new PortSet(normalized([...ranges]));
  }

  /** The ports of any of the sets, as a group holds them. */
  static union(sets: Iterable<PortSet>): PortSet {
    return PortSet.of([...sets].flatMap((s) => s.ranges));
  }

  /** Every port that a connection can have. */
  get isAll(): boolean {
    return this === PortSet.all || coversAll(this.ranges, [{ from: 1, to: highestPort }]);
  }
  get isEmpty(): boolean {
    return this.ranges.length === 0;
  }

  contains(port: number): boolean {
    return containsValue(this.ranges, port);
  }
  overlaps(other: PortSet): boolean {
    return intersection(this.ranges, other.ranges).length > 0;
  }
  intersect(other: PortSet): PortSet {
    return new PortSet(intersection(this.ranges, other.ranges));
  }
  /** Whether every port of `other` is in this set. */
  covers(other: PortSet): boolean {
    return this.isAll || coversAll(this.ranges, other.ranges);
  }
  equals(other: PortSet): boolean {
    return this.covers(other) && other.covers(this);
  }

  /** `All`, or ports and ranges as a policy would write them. */
  texts(): readonly string[] {
    if (this.isAll) return ['All'];
    return this.ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
  }
}

/**
 * The set behind the words of LocalPortRange, RemotePortRange or Port: `n`, `n m`, `n-m` or `n:m`; 0 alone is every port.
 * Undefined when Policy Agent could not take it (a reversed range, a number above 65535, no number).
 */
export function parsePorts(words: readonly string[]): PortSet | undefined {
  const [first = '', second] = words;
  const joined = /^(\d+)[-:](\d+)$/.exec(first);
  if (joined) return rangeOf(Number(joined[1]), Number(joined[2]));
  if (!/^\d+$/.test(first)) return undefined;
  if (second !== undefined && /^\d+$/.test(second)) return rangeOf(Number(first), Number(second));
  return Number(first) === 0 ? PortSet.all : rangeOf(Number(first), Number(first));
}

function rangeOf(from: number, to: number): PortSet | undefined {
  return from <= to && to <= highestPort ? PortSet.of([{ from, to }]) : undefined;
}
