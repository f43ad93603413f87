/**
 * Codes and names in running text: log records, and comments of configuration files.
 *
 * A line is searched for everything that can be recognised by its own form (hover/recognisers.ts); of what covers the
 * pointer and means something, the shortest text counts. Comments are read more strictly than logs: a number there is a
 * return code only when the text says so.
 */
import { isDisplay } from '../catalog/types.js';
import type { FeatureContext } from './context.js';
import type { Line, Recogniser } from './hover/recogniser.js';
import { recognisers } from './hover/recognisers.js';
import type { Hover } from './hover/result.js';

/** Characters on either side of the pointer that are searched: logs can hold lines of any length. */
const reach = 2000;

/** What the text at the offset means, in a comment or a log; undefined when nothing in it is known. */
export function hoverText(context: FeatureContext, offset: number): Hover | undefined {
  const line = lineAt(context, offset);
  const usable = recognisers.filter((each) => line.isLog || !each.logsOnly);
  return shortest(usable.filter((each) => !each.weak), line, offset) ?? shortest(usable.filter((each) => each.weak), line, offset);
}

function shortest(candidates: readonly Recogniser[], line: Line, offset: number): Hover | undefined {
  let best: Hover | undefined;
  for (const candidate of candidates) {
    for (const match of line.text.matchAll(candidate.pattern)) {
      const found = foundAt(candidate, match, line, offset);
      if (found && (!best || found.end - found.start < best.end - best.start)) best = found;
    }
  }
  return best;
}

/** What one match means, when it covers the offset. */
function foundAt({ group, describe }: Recogniser, match: RegExpMatchArray, line: Line, offset: number): Hover | undefined {
  const [from, to] = match.indices?.[group] ?? [0, 0];
  const start = line.start + from;
  const end = line.start + to;
  if (start === end || offset < start || offset > end) return undefined;
  const found = describe(match, line, offset - line.start);
  if (found === undefined) return undefined;
  if (typeof found === 'string') return { contents: found, start, end };
  return { contents: found.contents, start: line.start + found.start, end: line.start + found.end };
}

function lineAt(context: FeatureContext, offset: number): Line {
  const { text, language } = context.file;
  const start = Math.max(lineStart(text, offset), offset - reach);
  const end = Math.min(lineEnd(text, offset), offset + reach);
  return { context, text: text.slice(start, end), start, isLog: isDisplay(language) };
}

function lineStart(text: string, offset: number): number {
  let i = offset;
  while (i > 0 && offset - i <= reach && text[i - 1] !== '\n' && text[i - 1] !== '\r') i--;
  return i;
}

function lineEnd(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && i - offset <= reach && text[i] !== '\n' && text[i] !== '\r') i++;
  return i;
}
