/** Puts off the building of a table until it is first asked for, so that loading the catalogue costs nothing. */
export function lazy<T>(build: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= build());
}

/** A table from keys in lower case to rows; the first row with a key keeps it. */
export function tableBy<T>(rows: readonly T[], keysOf: (row: T) => readonly string[]): ReadonlyMap<string, T> {
  const table = new Map<string, T>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const lower = key.toLowerCase();
      if (!table.has(lower)) table.set(lower, row);
    }
  }
  return table;
}
