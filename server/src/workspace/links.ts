/**
 * Files that name other files, in languages other than Policy Agent's own: an environment file its main configuration file, a
 * profile the files that it includes, a started task its environment and configuration files. One reader a language.
 */
import type { ConfigurationLanguage, LanguageId } from '../catalog/types.js';
import type { Span } from '../syntax/tree.js';
import { stdenvMainFile } from './stdenv.js';

/** A file name in a file, and what the named file is. */
export interface FileLink {
  /** The name as written; names.ts reads it. */
  readonly text: string;
  readonly span: Span;
  /** The language of the named file, as who names it says. */
  readonly language: ConfigurationLanguage;
  /** What the named file is for the one that names it, in the words of a person: `main configuration file`. */
  readonly purpose: string;
}

export type LinkReader = (text: string) => Iterable<FileLink>;

const readers: Partial<Record<LanguageId, LinkReader>> = {
  stdenv: environmentLinks,
};

/** The files that a file of one of these languages names, in order. None for Policy Agent files: their statements are facts (facts.ts). */
export function linksIn(language: LanguageId, text: string): Iterable<FileLink> {
  return readers[language]?.(text) ?? [];
}

function environmentLinks(text: string): FileLink[] {
  const main = stdenvMainFile(text);
  return main ? [{ ...main, language: 'pagent', purpose: 'main configuration file' }] : [];
}
