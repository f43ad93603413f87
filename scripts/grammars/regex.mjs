// Regular expressions of the grammars. They are Oniguruma, written to one line, and match whole words only.

/** Escapes the characters that mean something in a regular expression. */
export const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** An alternation of whole words, longest first, each word once whatever its case. Throws on an empty list. */
export function anyOf(words) {
  const once = new Map(words.map((word) => [word.toLowerCase(), word]));
  if (once.size === 0) throw new Error('an alternation needs at least one word');
  const sorted = [...once.values()].sort((a, b) => b.length - a.length || (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return sorted.map(escape).join('|');
}

/** A JavaScript or Oniguruma expression for the word in any case, for places that take no flags: `end` → `[Ee][Nn][Dd]`. */
export const anyCase = (text) => escape(text).replace(/[A-Za-z]/g, (c) => `[${c.toUpperCase()}${c.toLowerCase()}]`);

/** One IPv4 or IPv6 address; a bare number is none, nor is a time of day. */
export const address =
  '(?:\\d{1,3}(?:\\.\\d{1,3}){3}|(?=[0-9A-Fa-f:]*::|(?:[0-9A-Fa-f]+:){7})[0-9A-Fa-f:]+(?:(?:\\.\\d{1,3}){3})?)';

/** `//'DSN(MEMBER)'`, `//DSN(MEMBER)` and `'DSN(MEMBER)'`. */
export const dataSet = "(?:\\/\\/'[^'\\s]*'?|\\/\\/[^'\\s#;]+|'[^'\\s]+')";

/** A z/OS UNIX path. */
export const unixPath = '\\/[^\\s#;]*';
