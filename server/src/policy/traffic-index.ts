/**
 * Finds the rules whose connections meet those of another rule without looking at every pair. Boxes that limit the same
 * dimensions stand together (a policy knows few such kinds: port, port and job name, …); within a kind each limited
 * dimension has its intervals sorted, and a question is put to the dimension in which the fewest of them meet it.
 */
import type { Interval, Intervals, Ordinal } from './intervals.js';
import { type Box, boxesMeet, switches, type Traffic, unlimited } from './traffic.js';

/** A rule in the index. */
export interface Owner {
  readonly traffic: Traffic | undefined;
  /** The number of the rule in search order. */
  position: number;
}

export interface IndexedBox<O extends Owner = Owner> {
  readonly box: Box;
  readonly owner: O;
}

interface Entry<O extends Owner> extends Interval<Ordinal> {
  readonly indexed: IndexedBox<O>;
}

/** Looks at a box; true ends the search. */
export type Visitor<O extends Owner = Owner> = (indexed: IndexedBox<O>) => boolean;

/** The intervals of one dimension, as a balanced tree in an array sorted by their starts. */
class Axis<O extends Owner> {
  private readonly entries: Entry<O>[];
  private readonly ends: Ordinal[];
  /** For each entry, as the root of the tree below it: the furthest end in that tree; undefined when it has to be worked out anew. */
  private reach: Ordinal[] | undefined;

  constructor(
    readonly dimension: number,
    boxes: Iterable<IndexedBox<O>>,
  ) {
    this.entries = [...boxes].flatMap((indexed) => this.entriesOf(indexed)).sort((a, b) => compare(a.from, b.from) || a.indexed.owner.position - b.indexed.owner.position);
    this.ends = this.entries.map(({ to }) => to).sort(compare);
  }

  private entriesOf(indexed: IndexedBox<O>): Entry<O>[] {
    return (indexed.box[this.dimension] ?? []).map(({ from, to }) => ({ from, to, indexed }));
  }

  add(indexed: IndexedBox<O>): void {
    const { position } = indexed.owner;
    for (const entry of this.entriesOf(indexed)) {
      const { from, to } = entry;
      const at = firstWhere(this.entries.length, (i) => {
        const other = this.entries[i] as Entry<O>;
        return other.from > from || (other.from === from && other.indexed.owner.position > position);
      });
      this.entries.splice(at, 0, entry);
      this.ends.splice(endedBefore(this.ends, to), 0, to);
    }
    this.reach = undefined;
  }

  remove(indexed: IndexedBox<O>): void {
    for (const { from, to } of indexed.box[this.dimension] ?? []) {
      let at = firstWhere(this.entries.length, (i) => (this.entries[i] as Entry<O>).from >= from);
      while (this.entries[at] && this.entries[at]?.indexed !== indexed) at++;
      this.entries.splice(at, 1);
      this.ends.splice(endedBefore(this.ends, to), 1);
    }
    this.reach = undefined;
  }

  private reachOfTrees(): Ordinal[] {
    if (!this.reach) {
      this.reach = new Array<Ordinal>(this.entries.length);
      this.build(this.reach, 0, this.entries.length);
    }
    return this.reach;
  }

  private build(reach: Ordinal[], low: number, high: number): Ordinal | undefined {
    if (low >= high) return undefined;
    const middle = (low + high) >> 1;
    let furthest = (this.entries[middle] as Entry<O>).to;
    const before = this.build(reach, low, middle);
    const behind = this.build(reach, middle + 1, high);
    if (before !== undefined && before > furthest) furthest = before;
    if (behind !== undefined && behind > furthest) furthest = behind;
    reach[middle] = furthest;
    return furthest;
  }

  /** How many intervals meet those of the set. */
  count(set: Intervals<Ordinal>): number {
    let sum = 0;
    for (const { from, to } of set) sum += begunBy(this.entries, to) - endedBefore(this.ends, from);
    return sum;
  }

  /** Visits the boxes whose interval meets the interval, in order of their starts, then of their rules. */
  visit(interval: Interval<Ordinal>, visitor: Visitor<O>): boolean {
    return this.visitTree(this.reachOfTrees(), interval, visitor, 0, this.entries.length);
  }

  private visitTree(reach: readonly Ordinal[], interval: Interval<Ordinal>, visitor: Visitor<O>, low: number, high: number): boolean {
    if (low >= high) return false;
    const middle = (low + high) >> 1;
    if ((reach[middle] as Ordinal) < interval.from) return false;
    if (this.visitTree(reach, interval, visitor, low, middle)) return true;
    const entry = this.entries[middle] as Entry<O>;
    if (entry.from > interval.to) return false;
    if (entry.to >= interval.from && visitor(entry.indexed)) return true;
    return this.visitTree(reach, interval, visitor, middle + 1, high);
  }
}

function compare(a: Ordinal, b: Ordinal): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many of the sorted entries begin at a value or before. */
function begunBy(entries: readonly Interval<Ordinal>[], value: Ordinal): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as Interval<Ordinal>).from > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many of the sorted ends lie before a value. */
function endedBefore(ends: readonly Ordinal[], value: Ordinal): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as Ordinal) >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first index for which the test holds; the length when there is none. The test must hold for all behind it. */
function firstWhere(length: number, test: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Boxes of one family and direction that limit the same dimensions. */
class Kind<O extends Owner> {
  private readonly boxes = new Map<Box, IndexedBox<O>>();
  private axes: readonly Axis<O>[] | undefined;

  constructor(
    /** Family and direction. */
    private readonly position: Box,
    private readonly limited: readonly number[],
  ) {}

  add(box: Box, owner: O): void {
    const indexed = { box, owner };
    this.boxes.set(box, indexed);
    for (const axis of this.axes ?? []) axis.add(indexed);
  }

  remove(box: Box): void {
    const indexed = this.boxes.get(box);
    if (!indexed) return;
    this.boxes.delete(box);
    for (const axis of this.axes ?? []) axis.remove(indexed);
  }

  /** Visits the boxes that may meet the box; each at least once. */
  visit(box: Box, visitor: Visitor<O>): boolean {
    if (!boxesMeet(this.position, box)) return false;
    this.axes ??= this.limited.map((dimension) => new Axis(dimension, this.boxes.values()));
    let best: { readonly axis: Axis<O>; readonly set: Intervals<Ordinal>; readonly count: number } | undefined;
    for (const axis of this.axes) {
      const set = box[axis.dimension] ?? [];
      const count = axis.count(set);
      if (count === 0) return false;
      if (!best || count < best.count) best = { axis, set, count };
    }
    if (!best) {
      for (const indexed of this.boxes.values()) if (visitor(indexed)) return true;
      return false;
    }
    const { axis, set } = best;
    return set.some((interval) => axis.visit(interval, visitor));
  }

  /** Whether a box of this kind can hold the whole of a box that limits these dimensions. */
  mayCover(limited: readonly number[]): boolean {
    return this.limited.every((dimension) => limited.includes(dimension));
  }
}

export class TrafficIndex<O extends Owner> {
  private readonly kinds = new Map<string, Kind<O>>();

  constructor(owners: Iterable<O>) {
    for (const owner of owners) this.add(owner);
  }

  add(owner: O): void {
    for (const box of owner.traffic?.boxes ?? []) this.kindOf(box).add(box, owner);
  }

  /** To be called while the owner still has the position with which it was added. */
  remove(owner: O): void {
    for (const box of owner.traffic?.boxes ?? []) this.kindOf(box).remove(box);
  }

  private kindOf(box: Box): Kind<O> {
    const { key, limited } = shapeOf(box);
    let kind = this.kinds.get(key);
    if (!kind) this.kinds.set(key, (kind = new Kind(box.slice(0, switches), limited)));
    return kind;
  }

  /** Visits the boxes that may share a connection with the box, each at least once, until the visitor says true; whether it did. */
  visit(box: Box, visitor: Visitor<O>): boolean {
    for (const kind of this.kinds.values()) if (kind.visit(box, visitor)) return true;
    return false;
  }

  /** Visits the boxes that may hold the whole of the box, in the same way: those that hold the connection at its lower edges. */
  visitCovering(box: Box, visitor: Visitor<O>): boolean {
    const { limited } = shapeOf(box);
    const corner: Box = box.map((set) => (set[0] ? [{ from: set[0].from, to: set[0].from }] : []));
    for (const kind of this.kinds.values()) if (kind.mayCover(limited) && kind.visit(corner, visitor)) return true;
    return false;
  }
}

/** Which dimensions a box limits, and the kind that it is of. */
interface Shape {
  readonly key: string;
  readonly limited: readonly number[];
}

/** Boxes live as long as the text of their rules. */
const shapes = new WeakMap<Box, Shape>();

function shapeOf(box: Box): Shape {
  let shape = shapes.get(box);
  if (!shape) {
    const limited = box.flatMap((set, dimension) => (dimension < switches || unlimited(set) ? [] : [dimension]));
    const ends = box.slice(0, switches).flat().flatMap(({ from, to }) => [from, to]);
    shapes.set(box, (shape = { key: [...ends, ...limited].join(), limited }));
  }
  return shape;
}
