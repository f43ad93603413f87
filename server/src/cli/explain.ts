/** `tcpparms explain`: what codes, names and message numbers mean. */
import { explain, nearestExplained, type Explanation } from '../features/explain.js';
import type { Release } from '../workspace/settings.js';
import { exitCodes, wantsColor, type Io } from './io.js';
import { markdownText } from './markdown-text.js';
import { visible } from './terminal-text.js';

export interface ExplainOptions {
  readonly format: 'pretty' | 'json';
  readonly release?: Release;
  readonly color?: boolean;
}

/** Runs the command; 1 when one of the texts means nothing. */
export function explainCommand(texts: readonly string[], options: ExplainOptions, io: Io): number {
  const answers = texts.map((text) => ({ text, explanations: explain(text, { release: options.release }) }));
  if (options.format === 'json') io.out(`${JSON.stringify(answers, undefined, 2)}\n`);
  else io.out(pretty(answers, wantsColor(io, options.color)));
  const unknown = answers.filter(({ explanations }) => explanations.length === 0);
  for (const { text } of unknown) io.err(`${visible(text)}: nothing is known of it.${suggestion(text)}\n`);
  return unknown.length > 0 ? exitCodes.findings : exitCodes.clean;
}

interface Answer {
  readonly text: string;
  readonly explanations: readonly Explanation[];
}

function pretty(answers: readonly Answer[], color: boolean): string {
  const all = answers.flatMap(({ text, explanations }) => explanations.map((each) => `${heading(text, each)}${markdownText(each.body, color)}\n`));
  return all.join(`\n${'-'.repeat(72)}\n\n`);
}

/** A code that was asked for in another form than the one it is known by: `0x134CC19E` is return code 414. */
function heading(text: string, { title, body }: Explanation): string {
  const first = markdownText(body.split('\n', 1)[0] ?? '', false).toLowerCase();
  return first.includes(text.toLowerCase()) ? '' : `${visible(title)}\n\n`;
}

function suggestion(text: string): string {
  const near = nearestExplained(text);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}
