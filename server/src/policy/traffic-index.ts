/**
 * Finds the rules whose connections meet those of another rule without looking at every pair. Boxes that limit the same
 * dimensions stand together (a policy knows few such kinds: port, port and job name, …); within a kind each limited
 * dimension has its intervals sorted, and a question is put to the dimension in which the fewest of them meet it.
 */
import type { Interval, Intervals, Ordinal } from './intervals.js';
import { type Box, boxesMeet, switches, type Traffic, unlimited } from './traffic.js';

export interface IndexedBox {
  readonly box: Box;
  /** The number of the rule. */
  readonly owner: number;
}

interface Entry extends Interval<Ordinal> {
  readonly indexed: IndexedBox;
}

/** Looks at a box; true ends the search. */
export type Visitor = (indexed: IndexedBox) => boolean;

/** The intervals of one dimension, as a balanced tree in an array sorted by their starts. */
class Axis {
  private readonly entries: readonly Entry[];
  private readonly ends: readonly Ordinal[];
  /** For each entry, as the root of the tree below it: the furthest end in that tree. */
  private readonly reach: Ordinal[];

  constructor(
    readonly dimension: number,
    boxes: readonly IndexedBox[],
  ) {
    const entries = boxes.flatMap((indexed) => (indexed.box[dimension] ?? []).map(({ from, to }) => ({ from, to, indexed })));
    this.entries = entries.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    this.ends = entries.map(({ to }) => to).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    this.reach = new Array<Ordinal>(entries.length);
    this.build(0, entries.length);
  }

  private build(low: number, high: number): Ordinal | undefined {
    if (low >= high) return undefined;
    const middle = (low + high) >> 1;
    let furthest = (this.entries[middle] as Entry).to;
    for (const below of [this.build(low, middle), this.build(middle + 1, high)]) if (below !== undefined && below > furthest) furthest = below;
    this.reach[middle] = furthest;
    return furthest;
  }

  /** How many intervals meet those of the set. */
  count(set: Intervals<Ordinal>): number {
    return set.reduce((sum, { from, to }) => {
      const begun = firstWhere(this.entries.length, (i) => (this.entries[i] as Entry).from > to);
      return sum + begun - firstWhere(this.ends.length, (i) => (this.ends[i] as Ordinal) >= from);
    }, 0);
  }

  /** Visits the boxes whose interval meets the interval, in order of their starts, then of their rules. */
  visit(interval: Interval<Ordinal>, visitor: Visitor, low = 0, high = this.entries.length): boolean {
    if (low >= high) return false;
    const middle = (low + high) >> 1;
    if ((this.reach[middle] as Ordinal) < interval.from) return false;
    if (this.visit(interval, visitor, low, middle)) return true;
    const entry = this.entries[middle] as Entry;
    if (entry.from > interval.to) return false;
    if (entry.to >= interval.from && visitor(entry.indexed)) return true;
    return this.visit(interval, visitor, middle + 1, high);
  }
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
class Kind {
  readonly boxes: IndexedBox[] = [];
  private axes: readonly Axis[] | undefined;

  constructor(
    /** Family and direction. */
    private readonly position: Box,
    private readonly limited: readonly number[],
  ) {}

  /** Visits the boxes that may meet the box; each at least once. */
  visit(box: Box, visitor: Visitor): boolean {
    if (!boxesMeet(this.position, box)) return false;
    this.axes ??= this.limited.map((dimension) => new Axis(dimension, this.boxes));
    let best: { readonly axis: Axis; readonly set: Intervals<Ordinal>; readonly count: number } | undefined;
    for (const axis of this.axes) {
      const set = box[axis.dimension] ?? [];
      const count = axis.count(set);
      if (count === 0) return false;
      if (!best || count < best.count) best = { axis, set, count };
    }
    if (!best) return this.boxes.some(visitor);
    const { axis, set } = best;
    return set.some((interval) => axis.visit(interval, visitor));
  }

  /** Whether a box of this kind can hold the whole of a box that limits these dimensions. */
  mayCover(limited: readonly number[]): boolean {
    return this.limited.every((dimension) => limited.includes(dimension));
  }
}

export class TrafficIndex {
  private readonly kinds = new Map<string, Kind>();

  /** @param traffics those of rule 0, rule 1 …; undefined for a rule that is not to be found */
  constructor(traffics: readonly (Traffic | undefined)[]) {
    traffics.forEach((traffic, owner) => {
      for (const box of traffic?.boxes ?? []) this.kindOf(box).boxes.push({ box, owner });
    });
  }

  private kindOf(box: Box): Kind {
    const { key, limited } = shapeOf(box);
    let kind = this.kinds.get(key);
    if (!kind) this.kinds.set(key, (kind = new Kind(box.slice(0, switches), limited)));
    return kind;
  }

  /** Visits the boxes that may share a connection with the box, each at least once, until the visitor says true; whether it did. */
  visit(box: Box, visitor: Visitor): boolean {
    for (const kind of this.kinds.values()) if (kind.visit(box, visitor)) return true;
    return false;
  }

  /** Visits the boxes that may hold the whole of the box, in the same way. */
  visitCovering(box: Box, visitor: Visitor): boolean {
    const { limited, corner } = shapeOf(box);
    for (const kind of this.kinds.values()) if (kind.mayCover(limited) && kind.visit(corner, visitor)) return true;
    return false;
  }
}

/** Which dimensions a box limits, and the kind that it is of. */
interface Shape {
  readonly key: string;
  readonly limited: readonly number[];
  /** The connection at its lower edges. */
  readonly corner: Box;
}

/** Boxes live as long as the text of their rules. */
const shapes = new WeakMap<Box, Shape>();

function shapeOf(box: Box): Shape {
  let shape = shapes.get(box);
  if (!shape) {
    const limited = box.flatMap((set, dimension) => (dimension < switches || unlimited(set) ? [] : [dimension]));
    const ends = box.slice(0, switches).flat().flatMap(({ from, to }) => [from, to]);
    shapes.set(box, (shape = { key: [...ends, ...limited].join(), limited, corner: box.map((set) => (set[0] ? [{ from: set[0].from, to: set[0].from }] : [])) }));
  }
  return shape;
}
