/** What a data file holds: in the bundles it is text until it is asked for, which V8 reads faster than the same as a script. */
export function dataOf<T>(file: unknown): T {
  return (typeof file === 'string' ? JSON.parse(file) : file) as T;
}

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
