/** Expands VS Code snippets as the editor does when every tab stop is left as it is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** The snippets of a language by name. */
export function snippetsOf(language: string): Record<string, Snippet> {
  return JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../../snippets/${language}.json`), 'utf8')) as Record<string, Snippet>;
}

const stop = /\\\$|\$\{(\d+):((?:[^{}]|\{[^{}]*\})*)\}|\$\{(\d+)\|([^|]*)\|\}|\$(\d+)/g;

/** The values that each tab stop may take; the first is the default. */
export function choicesOf(snippet: Snippet): Map<string, readonly string[]> {
  const choices = new Map<string, readonly string[]>();
  for (const match of snippet.body.join('\n').matchAll(stop)) {
    if (match[1] !== undefined) choices.set(match[1], [match[2] ?? '']);
    if (match[3] !== undefined) choices.set(match[3], (match[4] ?? '').split(','));
  }
  return choices;
}

/** The text, with the defaults, or with the values given by tab stop. A stop inside a default is expanded too. */
export function expand(snippet: Snippet, given: Readonly<Record<string, string>> = {}): string {
  const choices = choicesOf(snippet);
  const value = (number: string): string => resolve(given[number] ?? choices.get(number)?.[0] ?? '');
  const resolve = (text: string): string =>
    text.replace(stop, (whole, placeholder?: string, _default?: string, choice?: string, _values?: string, mirror?: string) =>
      whole === '\\$' ? '$' : value(placeholder ?? choice ?? mirror ?? ''),
    );
  return resolve(snippet.body.join('\n'));
}

/** Every text that differs from the default in one choice, and the default itself. */
export function expansions(snippet: Snippet): string[] {
  const texts = [expand(snippet)];
  for (const [number, values] of choicesOf(snippet)) {
    for (const value of values.slice(1)) texts.push(expand(snippet, { [number]: value }));
  }
  return texts;
}
