/**
 * The names of a scope: what is defined, what is referred to.
 *
 * State: the names of one file are collected once for each version of the file and shared by all scopes that hold it; a
 * scope only looks them up in its files, which are one or two.
 */
import type { Definition, Reference } from './facts.js';
import { factsOf } from './facts.js';
import type { SourceFile } from './source-file.js';

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
  allDefinitions(): Iterable<Located<Definition>>;
  /** The definitions, those of one name together. */
  definedNames(): Iterable<Named<Definition>>;
  referencesTo(type: string, name: string): readonly Located<Reference>[];
  allReferences(): Iterable<Located<Reference>>;
  /** The references, those to one name together. */
  referredNames(): Iterable<Named<Reference>>;
  /** Names of a type, each once, in order of first appearance. */
  namesOf(type: string): readonly string[];
}

type Table<T> = Map<string, Map<string, Located<T>[]>>;

interface FileNames {
  readonly definitions: Table<Definition>;
  readonly references: Table<Reference>;
}

const cache = new WeakMap<SourceFile, FileNames>();

function namesOfFile(file: SourceFile): FileNames {
  let names = cache.get(file);
  if (!names) cache.set(file, (names = collect(file)));
  return names;
}

function collect(file: SourceFile): FileNames {
  const names: FileNames = { definitions: new Map(), references: new Map() };
  for (const item of file.tree.items) {
    const { definitions, references } = factsOf(item);
    for (const fact of definitions) note(names.definitions, fact.type, { uri: file.uri, fact });
    for (const fact of references) note(names.references, fact.type, { uri: file.uri, fact });
  }
  return names;
}

function note<T extends { readonly name: string }>(table: Table<T>, type: string, located: Located<T>): void {
  let ofType = table.get(type);
  if (!ofType) table.set(type, (ofType = new Map()));
  const list = ofType.get(located.fact.name);
  if (list) list.push(located);
  else ofType.set(located.fact.name, [located]);
}

/** The names of some files, which are looked up together; the files stand in reading order. */
export function scopeNames(files: readonly SourceFile[]): ScopeNames {
  return new FilesNames(files.map(namesOfFile));
}

const nothing: readonly never[] = [];

class FilesNames implements ScopeNames {
  private readonly definitionTables: readonly Table<Definition>[];
  private readonly referenceTables: readonly Table<Reference>[];

  constructor(files: readonly FileNames[]) {
    this.definitionTables = files.map((file) => file.definitions);
    this.referenceTables = files.map((file) => file.references);
  }

  definitions(type: string, name: string): readonly Located<Definition>[] {
    return lookUp(this.definitionTables, type, name);
  }

  winner(type: string, name: string): Located<Definition> | undefined {
    for (let t = this.definitionTables.length - 1; t >= 0; t--) {
      const all = this.definitionTables[t]?.get(type)?.get(name);
      if (!all) continue;
      for (let i = all.length - 1; i >= 0; i--) if (!all[i]?.fact.inline) return all[i];
    }
    return undefined;
  }

  named(name: string): readonly Located<Definition>[] {
    const found: Located<Definition>[] = [];
    for (const table of this.definitionTables) for (const ofType of table.values()) found.push(...(ofType.get(name) ?? nothing));
    return found;
  }

  referencesTo(type: string, name: string): readonly Located<Reference>[] {
    return lookUp(this.referenceTables, type, name);
  }

  *allDefinitions(): Iterable<Located<Definition>> {
    for (const { all } of this.definedNames()) yield* all;
  }

  *allReferences(): Iterable<Located<Reference>> {
    for (const { all } of this.referredNames()) yield* all;
  }

  definedNames(): Iterable<Named<Definition>> {
    return grouped(this.definitionTables);
  }

  referredNames(): Iterable<Named<Reference>> {
    return grouped(this.referenceTables);
  }

  namesOf(type: string): readonly string[] {
    const names = new Set<string>();
    for (const table of this.definitionTables) for (const name of table.get(type)?.keys() ?? nothing) names.add(name);
    return [...names];
  }
}

/** Joins lists only when more than one file has the name, which is rare. */
function lookUp<T>(tables: readonly Table<T>[], type: string, name: string): readonly Located<T>[] {
  let found: readonly Located<T>[] = nothing;
  for (const table of tables) {
    const list = table.get(type)?.get(name);
    if (list) found = found.length === 0 ? list : [...found, ...list];
  }
  return found;
}

function* grouped<T>(tables: readonly Table<T>[]): Generator<Named<T>> {
  for (const [index, table] of tables.entries()) {
    for (const [type, ofType] of table) {
      for (const [name, list] of ofType) {
        if (index > 0 && tables.slice(0, index).some((earlier) => earlier.get(type)?.has(name))) continue;
        yield { type, name, all: index === tables.length - 1 ? list : lookUp(tables, type, name) };
      }
    }
  }
}
