/** What can be asked of the names of a scope. Made by scope-names.ts. */
import type { Definition, Reference } from './facts.js';

/** A definition or reference, with its file. */
export interface Located<T> {
  readonly uri: string;
  readonly fact: T;
}

/** All definitions of one name, or all references to it, in reading order. */
export interface Named<T> {
  readonly type: string;
  readonly name: string;
  readonly all: readonly Located<T>[];
}

/** The names of a scope, by type. Types are catalogue names, names are case-sensitive. */
export interface ScopeNames {
  /** All definitions of the name in reading order; the last one that is not inline counts. */
  definitions(type: string, name: string): readonly Located<Definition>[];
  /** The definition that counts: the last one at the top level. */
  winner(type: string, name: string): Located<Definition> | undefined;
  /** Every definition of any type with this name. */
  named(name: string): readonly Located<Definition>[];
  /** The definitions of this name, those of one type together. */
  definedAs(name: string): readonly Named<Definition>[];
  /** The references to this name, those to one type together. */
  referredAs(name: string): readonly Named<Reference>[];
  allDefinitions(): Iterable<Located<Definition>>;
  /** The definitions, those of one name together. */
  definedNames(): Iterable<Named<Definition>>;
  referencesTo(type: string, name: string): readonly Located<Reference>[];
  allReferences(): Iterable<Located<Reference>>;
  /** The references, those to one name together. */
  referredNames(): Iterable<Named<Reference>>;
  /** The types of which something is defined. */
  definedTypes(): ReadonlySet<string>;
  /** Names of a type, each once, in order of first appearance. */
  namesOf(type: string): readonly string[];
  /** A number that is higher for a name that appears later; infinite for one that is not defined. */
  rank(type: string, name: string): number;
}
