/**
 * Sets of numbers as sorted, disjoint, non-adjacent intervals: the normal form of address and port conditions.
 * Invariant of every `Intervals`: ascending, `from <= to`, and a gap between one interval and the next. Two equal sets have equal intervals.
 */

/** Ports and IPv4 addresses are numbers; IPv6 addresses and names, which do not fit one, are bigints. */
export type Ordinal = number | bigint;

/** Both ends inclusive. */
export interface Interval<T extends Ordinal> {
  readonly from: T;
  readonly to: T;
}

export type Intervals<T extends Ordinal> = readonly Interval<T>[];

function following<T extends Ordinal>(value: T): T {
  return (typeof value === 'bigint' ? value + 1n : (value as number) + 1) as T;
}

function preceding<T extends Ordinal>(value: T): T {
  return (typeof value === 'bigint' ? value - 1n : (value as number) - 1) as T;
}

function compare(a: Ordinal, b: Ordinal): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The union of intervals in any order, in normal form. Reversed intervals are left out. */
export function normalized<T extends Ordinal>(intervals: readonly Interval<T>[]): Intervals<T> {
  if (intervals.length < 2) return intervals.filter(({ from, to }) => from <= to);
  const sorted = intervals.filter((i) => i.from <= i.to).sort((a, b) => compare(a.from, b.from));
  const result: { from: T; to: T }[] = [];
  for (const { from, to } of sorted) {
    const last = result[result.length - 1];
    if (last && from <= following(last.to)) {
      if (to > last.to) last.to = to;
    } else result.push({ from, to });
  }
  return result;
}

/** Whether the set holds the value. */
export function containsValue<T extends Ordinal>(set: Intervals<T>, value: T): boolean {
  return set.some((i) => i.from <= value && value <= i.to);
}

/** What two sets have in common. */
export function intersection<T extends Ordinal>(a: Intervals<T>, b: Intervals<T>): Intervals<T> {
  const result: Interval<T>[] = [];
  for (let i = 0, j = 0; ; ) {
    const left = a[i];
    const right = b[j];
    if (!left || !right) return result;
    const from = left.from > right.from ? left.from : right.from;
    const to = left.to < right.to ? left.to : right.to;
    if (from <= to) result.push({ from, to });
    if (left.to < right.to) i++;
    else j++;
  }
}

/** What `a` holds and `b` does not. */
export function difference<T extends Ordinal>(a: Intervals<T>, b: Intervals<T>): Intervals<T> {
  const result: Interval<T>[] = [];
  let next = 0;
  for (const { from, to } of a) {
    let start = from;
    for (let cut = b[next]; cut && cut.from <= to; cut = b[++next]) {
      if (cut.from > start) result.push({ from: start, to: preceding(cut.from) });
      if (cut.to >= start) start = following(cut.to);
      // The cut may reach into what follows in `a`.
      if (start > to) break;
    }
    if (start <= to) result.push({ from: start, to });
  }
  return result;
}

/** Whether every value of `inner` is in `outer`. */
export function coversAll<T extends Ordinal>(outer: Intervals<T>, inner: Intervals<T>): boolean {
  return inner.every((i) => outer.some((o) => o.from <= i.from && i.to <= o.to));
}
