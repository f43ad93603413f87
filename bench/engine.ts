/** What the benchmark calls of the library itself, without a door. Bundled by bench/run.mjs. */
import { runChecks } from '../server/src/checks/runner.js';
import { pagentGrammar } from '../server/src/syntax/pagent-grammar.js';
import { parse as parseText } from '../server/src/syntax/parse.js';
import { Library } from '../server/src/workspace/library.js';
import { MemoryFileSystem } from '../server/src/workspace/memory-filesystem.js';
import { defaultSettings } from '../server/src/workspace/settings.js';

const root = 'mem:/BENCH.TCPPARMS';

/** Parses one Policy Agent file; gives its number of top-level items. */
export function parse(text: string): number {
  return parseText(text, pagentGrammar).items.length;
}

/** Reads a library from memory: detection, parsing, includes and names. Members by name. */
export async function open(members: Readonly<Record<string, string>>): Promise<Library> {
  const files = new MemoryFileSystem(Object.fromEntries(Object.entries(members).map(([name, text]) => [`${root}/${name}`, text])));
  const library = new Library(files, defaultSettings, { roots: [root] });
  await library.ready();
  return library;
}

/** Runs every check; gives the number of findings. */
export function check(library: Library): number {
  let count = 0;
  for (const findings of runChecks(library.model, library.settings).values()) count += findings.length;
  return count;
}

/** Opens a member as an editor does, so that it can be edited. */
export async function openDocument(library: Library, name: string, text: string): Promise<void> {
  await library.open(`${root}/${name}`, 'pagent', text);
}

/** Replaces text[start, end) of an open member; gives the new text. */
export async function edit(library: Library, name: string, text: string, start: number, end: number, newText: string): Promise<string> {
  const after = text.slice(0, start) + newText + text.slice(end);
  await library.edit(`${root}/${name}`, after, { start, oldEnd: end, newEnd: start + newText.length });
  return after;
}
