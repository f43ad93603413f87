/**
 * Values by name, in an order that is worked out when somebody asks for it.
 *
 * State: immutable. A table made from another one by a few exchanges shares what the other one holds, and remembers the exchanges;
 * when they become many they are put together.
 */

/** Exchanges that are remembered beside the shared values. */
const most = 64;

/** Grows in the order of the names. */
export type Rank<V> = (value: V) => number;

export class NameTable<V> {
  private sorted: ReadonlyMap<string, V> | undefined;

  private constructor(
    private readonly shared: ReadonlyMap<string, V>,
    /** undefined: the name is gone. */
    private readonly exchanged: ReadonlyMap<string, V | undefined>,
    /** The shared values stand in order, and every exchange keeps its place. */
    private readonly isInOrder: boolean,
    readonly size: number,
  ) {}

  /** A table of names that stand in order. */
  static of<V>(values: ReadonlyMap<string, V>): NameTable<V> {
    return new NameTable(values, new Map(), true, values.size);
  }

  get(name: string): V | undefined {
    return this.exchanged.size > 0 && this.exchanged.has(name) ? this.exchanged.get(name) : this.shared.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /**
   * The table with other values for some names; undefined takes a name out.
   *
   * @param keepsOrder every name keeps its place among the others
   */
  with(changes: ReadonlyMap<string, V | undefined>, keepsOrder: boolean, rank: Rank<V>): NameTable<V> {
    let { size } = this;
    for (const [name, value] of changes) size += Number(value !== undefined) - Number(this.has(name));
    const made = new NameTable(this.shared, new Map([...this.exchanged, ...changes]), this.isInOrder && keepsOrder, size);
    return made.exchanged.size > most ? NameTable.of(made.inOrder(rank)) : made;
  }

  /** All names with their values, in order. */
  inOrder(rank: Rank<V>): ReadonlyMap<string, V> {
    return (this.sorted ??= this.exchanged.size === 0 ? this.shared : this.put(rank));
  }

  private put(rank: Rank<V>): ReadonlyMap<string, V> {
    if (this.isInOrder) {
      const all = new Map(this.shared);
      for (const [name, value] of this.exchanged) {
        if (value === undefined) all.delete(name);
        else all.set(name, value);
      }
      return all;
    }
    // What was not exchanged stands in order: only the places of the others are looked for.
    const kept = [...this.shared].filter(([name]) => !this.exchanged.has(name));
    const come = [...this.exchanged].flatMap(([name, value]) => (value === undefined ? [] : [{ name, value, at: rank(value) }])).sort((a, b) => a.at - b.at);
    const merged = new Map<string, V>();
    let next = 0;
    for (const { name, value, at } of come) {
      for (const end = placeOf(at, kept, rank); next < end; next++) merged.set(...(kept[next] as [string, V]));
      merged.set(name, value);
    }
    for (; next < kept.length; next++) merged.set(...(kept[next] as [string, V]));
    return merged;
  }
}

/** How many of the sorted values stand before the rank. */
function placeOf<V>(at: number, sorted: readonly (readonly [string, V])[], rank: Rank<V>): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rank((sorted[middle] as readonly [string, V])[1]) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
