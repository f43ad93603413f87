/** Removes the indentation that a text has in the test's source, and the line breaks around it. */
export function text(strings: TemplateStringsArray): string {
  const lines = strings.raw.join('').split('\n').slice(1, -1);
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent)).join('\n');
}
