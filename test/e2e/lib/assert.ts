/** The few assertions of the suite. It runs in a web worker too, where Node's `assert` is not at hand. */

/** Fails unless both are the same when written as JSON. */
export function same<T>(actual: T, expected: T, message = 'Not the same'): void {
  const [shown, wanted] = [JSON.stringify(actual, undefined, 1), JSON.stringify(expected, undefined, 1)];
  if (shown !== wanted) throw new Error(`${message}: got ${shown}, expected ${wanted}`);
}

/** Fails unless the text matches. */
export function matches(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`Expected ${pattern} in: ${text}`);
}

/** Fails unless the value is there; returns it. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}
