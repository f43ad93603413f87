/**
 * How the rules of a policy stand in each other's way: rules that can never match because rules before them take all their
 * connections, and rules that share connections.
 *
 * The first rule that matches decides (IP Configuration Reference, TTLSRule), so only rules without time conditions shadow
 * others for certain. What is not certain is not said: see `trafficOf`. In a large policy in which nearly every rule meets
 * every other, the search ends when `effort` is spent; what was not looked at is silent.
 *
 * State: the coverage of a policy goes on to the policy after an edit. What was found of a rule holds until a rule changes that
 * shares connections with it, before or after the edit: only those rules are looked at again.
 */
import { carried } from '../workspace/carried.js';
import { placeIn, type Policy, policyOfNames, type Rule, searchOrder } from './policy.js';
import { type Box, boxCovers, boxesMeet, boxWithout, shareOf, somewhereIn, type Traffic, trafficCovers, trafficOf } from './traffic.js';
import { type IndexedBox, type Owner, TrafficIndex, type Visitor } from './traffic-index.js';

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
/** Boxes that are kept as those that meet a box: fewer than the takers at which a search is cut short. */
const maxMeets = maxTakers - 1;
/** How many rules may change for the rest to hold, and which part of all; when more do, everything is looked at again, which is then less work. */
const fewChanges = 16;
const oneOf = 8;

interface Node extends Owner {
  readonly rule: Rule;
  readonly traffic: Traffic | undefined;
  position: number;
  /** null: not looked for yet. */
  shadow: Shadow | undefined | null;
  /** For each of its boxes, the boxes of other rules that meet it; undefined: too many to keep. null: not looked for yet. */
  meets: Meets | undefined | null;
}

type Meets = readonly (readonly IndexedBox<Node>[])[];

/** The most common: for IPv4 and for IPv6, no box that meets. */
const meetsNone: Meets = [[], []];

/** What is said of a rule; undefined: nothing. It may depend on that rule and on the rules that it shares connections with. */
export type Saying<T> = (rule: Rule, coverage: Coverage) => T | undefined;

interface Said {
  readonly of: Map<Rule, unknown>;
  readonly toDo: Set<Node>;
}

export class Coverage {
  private nodes: Node[] = [];
  private readonly byName = new Map<string, Node>();
  private index = new TrafficIndex<Node>([]);
  private readonly said = new Map<Saying<unknown>, Said>();
  private readonly effort: number;
  private left: number;
  /** What was spent until the first change. */
  private spentAtFirst = 0;
  private changed = false;
  /** A search was cut short, so that what it found depends on the order in which boxes come. */
  private isCutShort = false;

  constructor(rules: readonly Rule[], { effort = defaultEffort }: CoverageOptions = {}) {
    this.effort = effort;
    this.left = effort;
    this.begin(rules);
  }

  private begin(rules: readonly Rule[]): void {
    this.nodes = rules.map(nodeOf);
    this.byName.clear();
    for (const node of this.nodes) this.byName.set(node.rule.name, node);
    this.index = new TrafficIndex(this.nodes);
    for (const { of, toDo } of this.said.values()) {
      of.clear();
      for (const node of this.nodes) toDo.add(node);
    }
    this.left = this.effort;
    this.changed = this.isCutShort = false;
  }

  /** Whether the effort was enough for everything that was asked so far. */
  get complete(): boolean {
    return this.left > 0;
  }

  /**
   * Goes over to the policy after a change in which only rules of these names came, went or changed. false: the change is too
   * large, or what is known depends on the order in which it was found; then nothing holds any more.
   */
  follow(policy: Pick<Policy, 'rule'>, names: Iterable<string>): boolean {
    if (!this.changed) this.spentAtFirst = this.effort - this.left;
    // What is found with half of the effort is found in another order too.
    if (this.isCutShort || this.spentAtFirst > this.effort / 2) return false;
    const gone: Node[] = [];
    const come: Node[] = [];
    for (const name of names) {
      const [old, rule] = [this.byName.get(name), policy.rule(name)];
      if (old?.rule === rule) continue;
      if (old) gone.push(old);
      if (rule) come.push(nodeOf(rule, 0));
    }
    if (gone.length + come.length > fewChanges + this.nodes.length / oneOf) return false;
    this.changed = true;
    this.left = this.effort;
    const touched = new Set<Node>();
    for (const node of gone) this.addMeeting(node, touched);
    this.exchange(gone, come);
    for (const node of come) this.addMeeting(node, touched);
    for (const node of come) touched.add(node);
    for (const node of gone) touched.delete(node);
    this.lookAgain(touched, gone);
    return this.complete && !this.isCutShort;
  }

  private exchange(gone: readonly Node[], come: readonly Node[]): void {
    for (const node of gone) {
      this.index.remove(node);
      this.byName.delete(node.rule.name);
    }
    for (const { position } of [...gone].sort((a, b) => b.position - a.position)) this.nodes.splice(position, 1);
    for (const node of come) {
      this.nodes.splice(placeIn(this.nodes, (other) => searchOrder(other.rule, node.rule)), 0, node);
      this.byName.set(node.rule.name, node);
    }
    for (let i = 0; i < this.nodes.length; i++) (this.nodes[i] as Node).position = i;
    for (const node of come) this.index.add(node);
  }

  private addMeeting({ traffic }: Node, met: Set<Node>): void {
    for (const own of traffic?.boxes ?? []) {
      this.index.visit(own, ({ box, owner }) => {
        if (!met.has(owner) && boxesMeet(own, box)) met.add(owner);
        return false;
      });
    }
  }

  /** What is said of a rule may depend on whether those that it meets are shadowed. */
  private lookAgain(touched: ReadonlySet<Node>, gone: readonly Node[]): void {
    const wider = new Set(touched);
    for (const node of touched) node.meets = null;
    for (const node of touched) {
      const was = node.shadow;
      node.shadow = null;
      if (was !== null && (was === undefined) !== (this.shadowAt(node) === undefined)) this.addMeeting(node, wider);
    }
    for (const { of, toDo } of this.said.values()) {
      for (const node of gone) {
        of.delete(node.rule);
        toDo.delete(node);
      }
      for (const node of wider) {
        of.delete(node.rule);
        toDo.add(node);
      }
    }
  }

  /** What is said of each rule, where something is; kept for the rules that a change does not touch. */
  told<T>(saying: Saying<T>): ReadonlyMap<Rule, T> {
    let said = this.said.get(saying);
    if (!said) this.said.set(saying, (said = { of: new Map(), toDo: new Set(this.nodes) }));
    this.say(saying, said);
    if (this.changed && (!this.complete || this.isCutShort)) {
      this.begin(this.nodes.map(({ rule }) => rule));
      this.say(saying, said);
    }
    return said.of as Map<Rule, T>;
  }

  private say(saying: Saying<unknown>, { of, toDo }: Said): void {
    for (const node of toDo) {
      const found = saying(node.rule, this);
      if (found !== undefined) of.set(node.rule, found);
    }
    toDo.clear();
  }

  /** Who takes all connections of the rule; undefined when some may be left for it. */
  shadowOf(rule: Rule): Shadow | undefined {
    const node = this.nodeAt(rule);
    return node && this.shadowAt(node);
  }

  private shadowAt(node: Node): Shadow | undefined {
    if (node.shadow === null) node.shadow = this.findShadow(node);
    return node.shadow;
  }

  /** All rules that can never match, in search order. */
  shadows(): readonly Shadow[] {
    const found = [...this.told(shadowOfRule).values()];
    return found.sort((a, b) => searchOrder(a.rule, b.rule));
  }

  /** Whether every connection of `inner` would be one of `outer` too, times left aside; false when that is not certain. */
  covers(outer: Rule, inner: Rule): boolean {
    const [a, b] = [this.nodeAt(outer)?.traffic, this.nodeAt(inner)?.traffic];
    return a !== undefined && b !== undefined && trafficCovers(a, b);
  }

  /** The rules before this one that share connections with it and are wanted: the first `limit` of them, in search order. */
  meetingBefore(rule: Rule, wanted: (earlier: Rule) => boolean, limit: number): Rule[] {
    return this.meetingUpTo(this.nodeAt(rule)?.position ?? 0, rule, wanted, limit);
  }

  /** The same over all rules but this one. */
  meeting(rule: Rule, wanted: (other: Rule) => boolean, limit: number): Rule[] {
    return this.meetingUpTo(this.nodes.length, rule, (other) => other !== rule && wanted(other), limit);
  }

  private meetingUpTo(position: number, rule: Rule, wanted: (other: Rule) => boolean, limit: number): Rule[] {
    const node = this.nodeAt(rule);
    const met = new Set<Node>();
    node?.traffic?.boxes.forEach((box, which) => {
      this.walk(node, which, box, position, ({ owner, box: other }) => {
        if (!met.has(owner) && boxesMeet(box, other)) met.add(owner);
        return false;
      });
    });
    const found: Rule[] = [];
    for (const { rule: candidate } of met.size > 1 ? inOrder(met) : met) {
      if (found.length >= limit) break;
      if (wanted(candidate)) found.push(candidate);
    }
    return found;
  }

  private nodeAt(rule: Rule): Node | undefined {
    const node = this.byName.get(rule.name);
    return node?.rule === rule ? node : undefined;
  }

  /** Walks the index over rules before a position, as long as there is effort left. */
  private visit(before: number, walk: (visitor: Visitor<Node>) => boolean, visitor: Visitor<Node>): boolean {
    if (!this.complete) return false;
    return walk((indexed) => --this.left <= 0 || (indexed.owner.position < before && visitor(indexed))) && this.complete;
  }

  /** The boxes of other rules that meet those of this one. */
  private meetsOf(node: Node): Meets | undefined {
    if (node.meets === null) node.meets = this.findMeets(node);
    return node.meets;
  }

  private findMeets(node: Node): Meets | undefined {
    const { left } = this;
    const found: IndexedBox<Node>[][] = [];
    for (const box of node.traffic?.boxes ?? []) {
      const met: IndexedBox<Node>[] = [];
      const isMany = this.visit(Infinity, (visitor) => this.index.visit(box, visitor), (indexed) => {
        if (indexed.owner !== node && boxesMeet(box, indexed.box) && !met.includes(indexed)) met.push(indexed);
        return met.length > maxMeets;
      });
      // They are looked at again each time, and counted then.
      if (isMany) this.left = left;
      if (isMany || !this.complete) return undefined;
      found.push(met);
    }
    return found.every((met) => met.length === 0) ? meetsNone : found;
  }

  /** Visits the boxes of rules before a position that may meet a part of a box of the rule: those that are known to meet the box, or what the index gives. */
  private walk(node: Node, which: number, part: Box, before: number, visitor: Visitor<Node>): boolean {
    const met = this.meetsOf(node)?.[which];
    if (!met) return this.visit(before, (each) => this.index.visit(part, each), visitor);
    return this.complete && met.some((indexed) => indexed.owner.position < before && visitor(indexed));
  }

  private findShadow(node: Node): Shadow | undefined {
    const { rule, traffic: own } = node;
    const [first] = own?.boxes ?? [];
    if (!own || !first) return undefined;
    const alone = this.takerOf(node, own, first);
    if (alone) return { rule, by: [alone] };
    if (own.boxes.some((box, which) => this.escapes(node, which, box))) return undefined;
    const takers = new Set<Node>();
    for (const [which, box] of own.boxes.entries()) {
      const together = this.takersOf(node, which, box);
      if (!together) return undefined;
      for (const taker of together) takers.add(taker);
    }
    return this.complete ? { rule, by: inOrder(takers).map((taker) => taker.rule) } : undefined;
  }

  /** The first rule that takes all alone. */
  private takerOf(node: Node, own: Traffic, first: Box): Rule | undefined {
    const takers = new Set<Node>();
    const visitor: Visitor<Node> = ({ owner }) => {
      if (owner.traffic?.always && trafficCovers(owner.traffic, own)) takers.add(owner);
      return takers.size >= maxTakers;
    };
    if (this.meetsOf(node)) this.walk(node, 0, first, node.position, visitor);
    else this.visit(node.position, (each) => this.index.visitCovering(first, each), visitor);
    this.isCutShort ||= takers.size >= maxTakers;
    return inOrder(takers)[0]?.rule;
  }

  /** Whether a connection of the box is found that no rule before takes. */
  private escapes(node: Node, which: number, box: Box): boolean {
    if (this.meetsOf(node)?.[which]?.length === 0) return true;
    for (let sample = 0; sample < samples; sample++) {
      const connection = somewhereIn(box, sample);
      const taken = this.walk(node, which, connection, node.position, ({ owner, box: other }) => owner.traffic?.always === true && boxesMeet(connection, other));
      if (!taken) return true;
    }
    return false;
  }

  /** The rules that take all of a box together, none of them for nothing; undefined when something is left. */
  private takersOf(node: Node, which: number, box: Box): Node[] | undefined {
    const cuts: IndexedBox<Node>[] = [];
    this.walk(node, which, box, node.position, (indexed) => {
      if (indexed.owner.traffic?.always && !cuts.includes(indexed) && boxesMeet(box, indexed.box)) cuts.push(indexed);
      return cuts.length > maxPieces;
    });
    this.isCutShort ||= cuts.length > maxPieces;
    cuts.sort((a, b) => a.owner.position - b.owner.position);
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

const shadowOfRule: Saying<Shadow> = (rule, coverage) => coverage.shadowOf(rule);

function nodeOf(rule: Rule, position: number): Node {
  return { rule, traffic: trafficOf(rule), position, shadow: null, meets: null };
}

function inOrder(nodes: Iterable<Node>): Node[] {
  return [...nodes].sort((a, b) => a.position - b.position);
}

function takesAll(box: Box, cuts: readonly IndexedBox<Node>[]): boolean {
  let left: Box[] = [box];
  for (const cut of cuts) {
    left = left.flatMap((piece) => boxWithout(piece, cut.box));
    if (left.length === 0) return true;
    if (left.length > maxPieces) return false;
  }
  return false;
}

/** How the rules of a policy cover each other; made once for a policy, and carried from one version of it to the next. */
export function coverageOf(policy: Policy): Coverage {
  return carriedCoverage(policy.names, policy.release);
}

const carriedCoverage = carried<Coverage, Policy['release']>({
  ground: (release) => [release],
  make: (names, release) => new Coverage(policyOfNames(names, release).rules),
  update: (coverage, change, names, release) => (coverage.follow(policyOfNames(names, release), change.reached(names)) ? coverage : undefined),
});
