/** Which file of a folder is the member of a data set: members on disk may carry an extension and any case. */
import type { FolderEntry } from './filesystem.js';

const memberForm = /^[A-Z@#$][A-Z0-9@#$]{0,7}$/;
/** Left behind by editors and tools: never the member itself. */
const leftover = /(?:~|\.(?:bak|old|orig|save|swp|tmp|rej))$/i;

export const isLeftover = (fileName: string): boolean => leftover.test(fileName);

/** The member that a file stands for, in upper case; undefined when its name cannot be one. */
export function memberNameOf(fileName: string): string | undefined {
  if (isLeftover(fileName)) return undefined;
  const dot = fileName.lastIndexOf('.');
  const stem = (dot > 0 ? fileName.slice(0, dot) : fileName).toUpperCase();
  return memberForm.test(stem) ? stem : undefined;
}

/**
 * The file that stands for a member: without an extension before with one, in the case as written before another, then in
 * order of the alphabet, so that the same folder always gives the same file.
 */
export function findMember(entries: readonly FolderEntry[], member: string): string | undefined {
  const wanted = member.toUpperCase();
  const rank = (name: string): number => (name.length > member.length ? 2 : 0) + (name.startsWith(member) ? 0 : 1);
  const found = entries.filter((e) => e.kind === 'file' && memberNameOf(e.name) === wanted).map((e) => e.name);
  return found.sort((a, b) => rank(a) - rank(b) || compare(a, b))[0];
}

/** The members of a folder, in upper case, each once, in order. */
export function memberNames(entries: readonly FolderEntry[]): string[] {
  const names = entries.flatMap((e) => (e.kind === 'file' ? (memberNameOf(e.name) ?? []) : []));
  return [...new Set(names)].sort(compare);
}

/** A file of exactly this name; failing that, of this name in another case. */
export function findFile(entries: readonly FolderEntry[], name: string): string | undefined {
  const files = entries.filter((e) => e.kind === 'file').map((e) => e.name);
  if (files.includes(name)) return name;
  return files.filter((f) => f.toLowerCase() === name.toLowerCase()).sort(compare)[0];
}

/** Order by character, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
