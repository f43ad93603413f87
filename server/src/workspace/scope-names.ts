/**
 * The names of a scope: what is defined, what is referred to.
 *
 * State: the names of one file are collected once for each version of the file and shared by all scopes that hold it; a
 * scope only looks them up in its files, which are one or two. After an edit that leaves the names of the changed items as
 * they are, which most do, only their entries are replaced; the tables of other types are those of the version before.
 */
import type { Definition, Reference } from './facts.js';
import { factsOf } from './facts.js';
import type { Item } from '../syntax/tree.js';
import { type ItemChange, perVersion, type SourceFile } from './source-file.js';

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

type Table<T> = ReadonlyMap<string, ReadonlyMap<string, readonly Located<T>[]>>;

interface FileNames {
  readonly definitions: Table<Definition>;
  readonly references: Table<Reference>;
}

const namesOfFile = perVersion(collect, replaceIn);

interface ItemNames {
  readonly uri: string;
  readonly definitions: readonly Located<Definition>[];
  readonly references: readonly Located<Reference>[];
}

const located = new WeakMap<Item, ItemNames>();
const nothing: readonly never[] = [];

function namesOfItem(item: Item, uri: string): ItemNames {
  let names = located.get(item);
  if (names?.uri !== uri) {
    const facts = factsOf(item);
    const place = <T>(fact: T): Located<T> => ({ uri, fact });
    names = { uri, definitions: facts.definitions.length === 0 ? nothing : facts.definitions.map(place), references: facts.references.length === 0 ? nothing : facts.references.map(place) };
    located.set(item, names);
  }
  return names;
}

function collect(file: SourceFile): FileNames {
  const definitions = new Map<string, Map<string, Located<Definition>[]>>();
  const references = new Map<string, Map<string, Located<Reference>[]>>();
  for (const item of file.tree.items) {
    const names = namesOfItem(item, file.uri);
    for (const each of names.definitions) note(definitions, each);
    for (const each of names.references) note(references, each);
  }
  return { definitions, references };
}

interface Fact {
  readonly type: string;
  readonly name: string;
}

function note<T extends Fact>(table: Map<string, Map<string, Located<T>[]>>, entry: Located<T>): void {
  const { type, name } = entry.fact;
  let ofType = table.get(type);
  if (!ofType) table.set(type, (ofType = new Map()));
  const list = ofType.get(name);
  if (list) list.push(entry);
  else ofType.set(name, [entry]);
}

/** The names after an edit that left them as they are: the new entries stand where the old ones stood. */
function replaceIn(before: FileNames, { removed, added }: ItemChange, { uri }: SourceFile): FileNames | undefined {
  const [old, fresh] = [removed, added].map((items) => items.map((item) => namesOfItem(item, uri))) as [ItemNames[], ItemNames[]];
  const definitions = replaced(before.definitions, old.flatMap((each) => each.definitions), fresh.flatMap((each) => each.definitions));
  const references = replaced(before.references, old.flatMap((each) => each.references), fresh.flatMap((each) => each.references));
  return definitions && references && { definitions, references };
}

/** Undefined unless the new entries have the names of the old ones, in the same order. */
function replaced<T extends Fact>(table: Table<T>, old: readonly Located<T>[], fresh: readonly Located<T>[]): Table<T> | undefined {
  if (old.length !== fresh.length || !old.every(({ fact }, i) => fact.type === fresh[i]?.fact.type && fact.name === fresh[i]?.fact.name)) return undefined;
  if (old.length === 0) return table;
  const result = new Map(table);
  const copied = new Map<string, Map<string, readonly Located<T>[]>>();
  for (const [index, { fact: { type, name } }] of old.entries()) {
    let ofType = copied.get(type);
    if (!ofType) {
      copied.set(type, (ofType = new Map(table.get(type))));
      result.set(type, ofType);
    }
    const list = ofType.get(name) ?? nothing;
    const at = list.indexOf(old[index] as Located<T>);
    if (at < 0) return undefined;
    ofType.set(name, list.with(at, fresh[index] as Located<T>));
  }
  return result;
}

/** The names of some files, which are looked up together; the files stand in reading order. */
export function scopeNames(files: readonly SourceFile[]): ScopeNames {
  return new FilesNames(files.map(namesOfFile));
}

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
