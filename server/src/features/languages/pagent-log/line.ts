/** The line of a text under the pointer: logs can hold lines of any length. */

/** Characters on either side that are looked at. */
const reach = 4000;

/** The line around the offset, and where it starts. */
export function lineAround(text: string, offset: number): { readonly text: string; readonly start: number } {
  const before = text.slice(Math.max(0, offset - reach), offset);
  const start = offset - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return { text: /^[^\r\n]*/.exec(text.slice(start, offset + reach))?.[0] ?? '', start };
}
