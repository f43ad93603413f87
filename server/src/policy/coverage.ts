/**
 * How the rules of a policy stand in each other's way: rules that can never match because rules before them take all their
 * connections, and rules that share connections.
 *
 * The first rule that matches decides (IP Configuration Reference, TTLSRule), so only rules without time conditions shadow
 * others for certain. What is not certain is not said: see `trafficOf`. In a large policy in which nearly every rule meets
 * every other, the search ends when `effort` is spent; what was not looked at is silent.
 */
import type { Policy, Rule } from './policy.js';
import { type Box, boxCovers, boxesMeet, boxWithout, shareOf, somewhereIn, type Traffic, trafficCovers, trafficOf } from './traffic.js';
import { type IndexedBox, TrafficIndex } from './traffic-index.js';

/** A rule that can never match. */
export interface Shadow {
  readonly rule: Rule;
  /** Who takes its connections, in search order: one rule alone, or several that do it only together. */
  readonly by: readonly Rule[];
}

export interface CoverageOptions {
  /** Boxes that are looked at before the rest is left alone. */
  readonly effort?: number;
}

const defaultEffort = 4_000_000;
/** Connections of a rule that are tried before it is worked out whether several rules take them all. */
const samples = 6;
/** Boxes that may be left of a rule on the way; beyond, whether several rules take it all is not decided. */
const maxPieces = 400;
/** Rules that take a rule alone, of which the first in search order is told. */
const maxTakers = 16;

export class Coverage {
  private readonly traffics: readonly (Traffic | undefined)[];
  private readonly positions: ReadonlyMap<Rule, number>;
  private readonly index: TrafficIndex;
  private readonly found = new Map<Rule, Shadow | undefined>();
  private left: number;

  constructor(
    private readonly rules: readonly Rule[],
    { effort = defaultEffort }: CoverageOptions = {},
  ) {
    this.traffics = rules.map(trafficOf);
    this.positions = new Map(rules.map((rule, index) => [rule, index]));
    this.index = new TrafficIndex(this.traffics);
    this.left = effort;
  }

  /** Whether the effort was enough for everything that was asked so far. */
  get complete(): boolean {
    return this.left > 0;
  }

  /** Who takes all connections of the rule; undefined when some may be left for it. */
  shadowOf(rule: Rule): Shadow | undefined {
    if (!this.found.has(rule)) this.found.set(rule, this.findShadow(rule));
    return this.found.get(rule);
  }

  /** All rules that can never match, in search order. */
  *shadows(): Generator<Shadow> {
    for (const rule of this.rules) {
      const shadow = this.shadowOf(rule);
      if (shadow) yield shadow;
    }
  }

  /** Whether every connection of `inner` would be one of `outer` too, times left aside; false when that is not certain. */
  covers(outer: Rule, inner: Rule): boolean {
    const [a, b] = [this.trafficAt(outer), this.trafficAt(inner)];
    return a !== undefined && b !== undefined && trafficCovers(a, b);
  }

  /** The rules before this one that share connections with it and are wanted, in search order; up to `limit` of them. */
  meetingBefore(rule: Rule, wanted: (earlier: Rule) => boolean, limit: number): Rule[] {
    return this.meetingUpTo(this.positions.get(rule) ?? 0, rule, wanted, limit);
  }

  /** The same over all rules but this one. */
  meeting(rule: Rule, wanted: (other: Rule) => boolean, limit: number): Rule[] {
    return this.meetingUpTo(this.rules.length, rule, (other) => other !== rule && wanted(other), limit);
  }

  private meetingUpTo(position: number, rule: Rule, wanted: (other: Rule) => boolean, limit: number): Rule[] {
    const met = new Set<number>();
    const found: number[] = [];
    for (const box of this.trafficAt(rule)?.boxes ?? []) {
      this.visit(position, (visitor) => this.index.visit(box, visitor), ({ owner, box: other }) => {
        if (met.has(owner) || !boxesMeet(box, other)) return false;
        met.add(owner);
        const candidate = this.rules[owner];
        if (candidate && wanted(candidate)) found.push(owner);
        return found.length >= limit;
      });
      if (found.length >= limit) break;
    }
    return this.inOrder(found);
  }

  private trafficAt(rule: Rule): Traffic | undefined {
    return this.traffics[this.positions.get(rule) ?? -1];
  }

  private inOrder(positions: Iterable<number>): Rule[] {
    return [...positions].sort((a, b) => a - b).flatMap((position) => this.rules[position] ?? []);
  }

  /** Walks the index over rules before a position, as long as there is effort left. */
  private visit(before: number, walk: (visitor: (indexed: IndexedBox) => boolean) => boolean, visitor: (indexed: IndexedBox) => boolean): boolean {
    if (!this.complete) return false;
    return walk((indexed) => --this.left <= 0 || (indexed.owner < before && visitor(indexed))) && this.complete;
  }

  private isAlways(position: number): boolean {
    return this.traffics[position]?.always === true;
  }

  private findShadow(rule: Rule): Shadow | undefined {
    const own = this.trafficAt(rule);
    const [first] = own?.boxes ?? [];
    if (!own || !first) return undefined;
    const position = this.positions.get(rule) ?? 0;
    const alone = this.takerOf(own, first, position);
    if (alone) return { rule, by: [alone] };
    if (own.boxes.some((box) => this.escapes(box, position))) return undefined;
    const takers = new Set<number>();
    for (const box of own.boxes) {
      const together = this.takersOf(box, position);
      if (!together) return undefined;
      for (const taker of together) takers.add(taker);
    }
    return this.complete ? { rule, by: this.inOrder(takers) } : undefined;
  }

  /** The first rule that takes all alone. */
  private takerOf(own: Traffic, first: Box, before: number): Rule | undefined {
    const takers = new Set<number>();
    this.visit(before, (visitor) => this.index.visitCovering(first, visitor), ({ owner }) => {
      if (this.isAlways(owner) && trafficCovers(this.traffics[owner] as Traffic, own)) takers.add(owner);
      return takers.size >= maxTakers;
    });
    return this.inOrder(takers)[0];
  }

  /** Whether a connection of the box is found that no rule before takes. */
  private escapes(box: Box, before: number): boolean {
    for (let sample = 0; sample < samples; sample++) {
      const connection = somewhereIn(box, sample);
      const taken = this.visit(before, (visitor) => this.index.visit(connection, visitor), ({ owner, box: other }) => this.isAlways(owner) && boxesMeet(connection, other));
      if (!taken) return true;
    }
    return false;
  }

  /** The rules that take all of a box together, none of them for nothing; undefined when something is left. */
  private takersOf(box: Box, before: number): number[] | undefined {
    const cuts: IndexedBox[] = [];
    this.visit(before, (visitor) => this.index.visit(box, visitor), (indexed) => {
      if (this.isAlways(indexed.owner) && !cuts.includes(indexed) && boxesMeet(box, indexed.box)) cuts.push(indexed);
      return cuts.length > maxPieces;
    });
    cuts.sort((a, b) => a.owner - b.owner);
    const alone = cuts.find((cut) => boxCovers(cut.box, box));
    if (alone) return [alone.owner];
    // The shares of all must make a whole; rounding is allowed for.
    if (cuts.reduce((sum, cut) => sum + shareOf(box, cut.box), 0) < 0.999 || !takesAll(box, cuts)) return undefined;
    const needed = [...cuts].reverse().reduce((kept, each) => {
      const without = kept.filter((other) => other !== each);
      return takesAll(box, without) ? without : kept;
    }, cuts);
    return needed.map(({ owner }) => owner);
  }
}

function takesAll(box: Box, cuts: readonly IndexedBox[]): boolean {
  let left: Box[] = [box];
  for (const cut of cuts) {
    left = left.flatMap((piece) => boxWithout(piece, cut.box));
    if (left.length === 0) return true;
    if (left.length > maxPieces) return false;
  }
  return false;
}

const cache = new WeakMap<Policy, Coverage>();

/** How the rules of a policy cover each other; made once for a policy. */
export function coverageOf(policy: Policy): Coverage {
  let coverage = cache.get(policy);
  if (!coverage) cache.set(policy, (coverage = new Coverage(policy.rules)));
  return coverage;
}
