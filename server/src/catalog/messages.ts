/** Look-ups over messages. Patterns are compiled when they are first used. */
import formatRows from './data/log-formats.json' with { type: 'json' };
import rows from './data/messages.json' with { type: 'json' };
import { dataOf, lazy, tableBy } from './lazy.js';
import type { LogFormats, Message } from './types.js';

/** Every message, and the known records of the Policy Agent log. */
export const messages = dataOf<readonly Message[]>(rows);
/** How lines of logs are built. */
export const logFormats = dataOf<LogFormats>(formatRows);

const byId = lazy(() => tableBy(messages, (row) => [row.id]));
const compiled = new Map<string, RegExp>();

/** The message with this number, in upper or lower case: EZZ8438I. */
export function message(id: string): Message | undefined {
  return byId().get(id.toLowerCase());
}

/** A pattern of the catalogue as a regular expression, compiled once. It has no flags, so it keeps no state between uses. */
export function patternOf(source: string): RegExp {
  let pattern = compiled.get(source);
  if (!pattern) compiled.set(source, (pattern = new RegExp(source)));
  return pattern;
}

/** The fields of a message in a line, by the names of the groups of its pattern; undefined when the line is not this message. */
export function fieldsOf(of: Message, line: string): Readonly<Record<string, string | undefined>> | undefined {
  const match = of.pattern === undefined ? null : patternOf(of.pattern).exec(line);
  return match ? { ...match.groups } : undefined;
}
