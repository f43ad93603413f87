/** The few forms of Markdown that descriptions are made of. Text of users goes through `plain` or `code`, never in as it is. */

/** Text of a user or a file as running text: every character that Markdown or HTML could read is escaped. */
export function plain(text: string): string {
  return prose(oneLine(text)).replace(/[~#&]/g, '\\$&');
}

/** A sentence of the catalogue: marks that are harmless inside a sentence or a word stay as they are. */
export function prose(text: string): string {
  return text.replace(/[\\`*<>|[\]]|(?<![^\W_])_|_(?![^\W_])/g, '\\$&');
}

/** Text in typewriter letters, whatever it holds. */
export function code(text: string): string {
  const inner = oneLine(text);
  if (inner === '') return '';
  const longest = Math.max(0, ...(inner.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = inner.startsWith('`') || inner.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${inner}${padding}${fence}`;
}

/** Lines of a file as a block in the colours of its language. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

type Part = string | undefined | false;

/** Parts with an empty line between them; what is empty is left out. */
export function paragraphs(...parts: readonly Part[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join('\n\n');
}

/** Parts with a blank between them; what is empty is left out. */
export function sentences(...parts: readonly Part[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join(' ');
}

/** A list; undefined when there is nothing in it. */
export function bullets(items: readonly Part[]): string | undefined {
  const lines = items.filter((item): item is string => typeof item === 'string' && item !== '').map((item) => `- ${item}`);
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(items: readonly string[], last = 'and'): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1] ?? ''}`;
}

/** The first line of a description: what it is, and what kind of thing that is. */
export function title(name: string, ...kinds: readonly Part[]): string {
  return [`**${plain(name)}**`, ...kinds.filter((kind): kind is string => typeof kind === 'string' && kind !== '')].join(' · ');
}

/** A link; its text is the text of a user. */
export function link(text: string, target: string): string {
  return `[${plain(text)}](<${target.replace(/[<>\s]/g, (c) => encodeURIComponent(c))}>)`;
}

function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ');
}
