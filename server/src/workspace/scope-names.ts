/**
 * The names of a scope: what is defined, what is referred to.
 *
 * State: the names of one file are collected once for each version of the file and shared by all scopes that hold it; a
 * scope only looks them up in its files, which are one or two. After an edit only the entries of the changed items are
 * replaced; the tables of other types are those of the version before. What was worked out of the names of one version goes
 * on to the next (carried.ts).
 */
import type { Definition, Reference } from './facts.js';
import { factsOf } from './facts.js';
import type { Item, Word } from '../syntax/tree.js';
import { carry, NamesChange } from './carried.js';
import { NameTable, type Rank } from './name-table.js';
import type { Located, Named, ScopeNames } from './scope.js';
import { changeBetween, type ItemChange, perVersion, type SourceFile } from './source-file.js';

type Names<T> = NameTable<readonly Located<T>[]>;
type Table<T> = ReadonlyMap<string, Names<T>>;

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
  return { definitions: tableOf(definitions), references: tableOf(references) };
}

function tableOf<T>(collected: ReadonlyMap<string, ReadonlyMap<string, readonly Located<T>[]>>): Table<T> {
  return sortedByType(new Map([...collected].map(([type, names]) => [type, NameTable.of(names)])));
}

interface Fact {
  readonly type: string;
  readonly name: string;
  readonly item: Item;
  readonly word: Word;
}

function note<T extends Fact>(table: Map<string, Map<string, Located<T>[]>>, entry: Located<T>): void {
  const { type, name } = entry.fact;
  let ofType = table.get(type);
  if (!ofType) table.set(type, (ofType = new Map()));
  const list = ofType.get(name);
  if (list) list.push(entry);
  else ofType.set(name, [entry]);
}

/** The names after an edit: the new entries stand where the old ones stood. */
function replaceIn(before: FileNames, { removed, added }: ItemChange, file: SourceFile): FileNames {
  const [old, fresh] = [removed, added].map((items) => items.map((item) => namesOfItem(item, file.uri))) as [ItemNames[], ItemNames[]];
  return {
    definitions: replaced(before.definitions, old.flatMap((each) => each.definitions), fresh.flatMap((each) => each.definitions), file),
    references: replaced(before.references, old.flatMap((each) => each.references), fresh.flatMap((each) => each.references), file),
  };
}

function replaced<T extends Fact>(table: Table<T>, old: readonly Located<T>[], fresh: readonly Located<T>[], file: SourceFile): Table<T> {
  if (old.length === 0 && fresh.length === 0) return table;
  const [oldByType, freshByType] = [grouping(old, 'type'), grouping(fresh, 'type')];
  const result = new Map(table);
  for (const type of new Set([...oldByType.keys(), ...freshByType.keys()])) {
    const names = namesReplaced(table.get(type) ?? NameTable.of<readonly Located<T>[]>(new Map()), oldByType.get(type) ?? nothing, freshByType.get(type) ?? nothing, file);
    if (names.size > 0) result.set(type, names);
    else result.delete(type);
  }
  return sortedByType(result);
}

function grouping<T extends Fact>(entries: readonly Located<T>[], by: 'type' | 'name'): Map<string, Located<T>[]> {
  const groups = new Map<string, Located<T>[]>();
  for (const entry of entries) {
    const group = groups.get(entry.fact[by]);
    if (group) group.push(entry);
    else groups.set(entry.fact[by], [entry]);
  }
  return groups;
}

/** The order of types says nothing; it must only be the same whatever came before. */
function sortedByType<V>(table: Map<string, V>): ReadonlyMap<string, V> {
  return new Map([...table].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The names of one type. The old entries stood, and the new ones stand, one behind the other. */
function namesReplaced<T extends Fact>(names: Names<T>, old: readonly Located<T>[], fresh: readonly Located<T>[], file: SourceFile): Names<T> {
  const changes = new Map<string, readonly Located<T>[] | undefined>();
  const [oldByName, freshByName] = [grouping(old, 'name'), grouping(fresh, 'name')];
  for (const name of new Set([...oldByName.keys(), ...freshByName.keys()])) {
    const list = entriesReplaced(names.get(name) ?? nothing, oldByName.get(name) ?? nothing, freshByName.get(name) ?? nothing, file);
    changes.set(name, list.length > 0 ? list : undefined);
  }
  const keepsOrder = old.length === fresh.length && old.every(({ fact: { name } }, i) => name === fresh[i]?.fact.name);
  return names.with(changes, keepsOrder, rankIn(file));
}

/** Where the first entry of a name stands. */
function rankIn<T extends Fact>(file: SourceFile): Rank<readonly Located<T>[]> {
  return ([first]) => (first ? stands(first, file) : 0);
}

function entriesReplaced<T extends Fact>(list: readonly Located<T>[], old: readonly Located<T>[], fresh: readonly Located<T>[], file: SourceFile): readonly Located<T>[] {
  const [first] = old;
  const [next] = fresh;
  const at = first ? list.indexOf(first) : next ? firstBehind(list, next, file) : 0;
  return list.toSpliced(at, old.length, ...fresh);
}

/** Where the entry belongs among others that stand in order. */
function firstBehind<T extends Fact>(sorted: readonly Located<T>[], entry: Located<T>, file: SourceFile): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stands(sorted[middle] as Located<T>, file) <= stands(entry, file)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function stands<T extends Fact>({ fact: { item, word } }: Located<T>, file: SourceFile): number {
  return (file.startOf(item) ?? 0) + word.start;
}

/** The names of some files, which are looked up together; the files stand in reading order. */
export function scopeNames(files: readonly SourceFile[], before?: ScopeNames): ScopeNames {
  const names = new FilesNames(files);
  if (before instanceof FilesNames) before.goOn(names);
  return names;
}

class FilesNames implements ScopeNames {
  private readonly definitionTables: readonly Table<Definition>[];
  private readonly referenceTables: readonly Table<Reference>[];

  constructor(private readonly files: readonly SourceFile[]) {
    const tables = files.map(namesOfFile);
    this.definitionTables = tables.map((table) => table.definitions);
    this.referenceTables = tables.map((table) => table.references);
  }

  /** Hands on what is carried (carried.ts) to the names of later versions of the same files. */
  goOn(after: FilesNames): void {
    if (this.files.length !== after.files.length || this.files.some(({ uri }, i) => uri !== after.files[i]?.uri)) return;
    carry(this, after, () => {
      const changes = this.files.map((file, i) => changeBetween(file.tree.items, after.files[i]?.tree.items ?? nothing));
      return new NamesChange(changes.flatMap(({ removed }) => removed), changes.flatMap(({ added }) => added));
    });
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

  definedAs(name: string): readonly Named<Definition>[] {
    return ofName(this.definitionTables, name);
  }

  referredAs(name: string): readonly Named<Reference>[] {
    return ofName(this.referenceTables, name);
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
    return grouped(this.definitionTables, this.files);
  }

  referredNames(): Iterable<Named<Reference>> {
    return grouped(this.referenceTables, this.files);
  }

  definedTypes(): ReadonlySet<string> {
    return new Set(this.definitionTables.flatMap((table) => [...table.keys()]));
  }

  namesOf(type: string): readonly string[] {
    const names = new Set<string>();
    for (const [i, table] of this.definitionTables.entries()) for (const name of table.get(type)?.inOrder(rankIn(this.files[i] as SourceFile)).keys() ?? nothing) names.add(name);
    return [...names];
  }

  rank(type: string, name: string): number {
    for (let i = 0; i < this.files.length; i++) {
      const first = this.definitionTables[i]?.get(type)?.get(name)?.[0];
      if (first) return i * fileRank + stands(first, this.files[i] as SourceFile);
    }
    return Infinity;
  }
}

/** More than the length of any file. */
const fileRank = 2 ** 40;

/** Names that are looked up in others, which may be exchanged. */
export class ForwardedNames implements ScopeNames {
  constructor(protected names: ScopeNames) {}

  definitions(type: string, name: string): readonly Located<Definition>[] {
    return this.names.definitions(type, name);
  }
  winner(type: string, name: string): Located<Definition> | undefined {
    return this.names.winner(type, name);
  }
  named(name: string): readonly Located<Definition>[] {
    return this.names.named(name);
  }
  definedAs(name: string): readonly Named<Definition>[] {
    return this.names.definedAs(name);
  }
  referredAs(name: string): readonly Named<Reference>[] {
    return this.names.referredAs(name);
  }
  referencesTo(type: string, name: string): readonly Located<Reference>[] {
    return this.names.referencesTo(type, name);
  }
  allDefinitions(): Iterable<Located<Definition>> {
    return this.names.allDefinitions();
  }
  allReferences(): Iterable<Located<Reference>> {
    return this.names.allReferences();
  }
  definedNames(): Iterable<Named<Definition>> {
    return this.names.definedNames();
  }
  referredNames(): Iterable<Named<Reference>> {
    return this.names.referredNames();
  }
  definedTypes(): ReadonlySet<string> {
    return this.names.definedTypes();
  }
  namesOf(type: string): readonly string[] {
    return this.names.namesOf(type);
  }
  rank(type: string, name: string): number {
    return this.names.rank(type, name);
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

function ofName<T>(tables: readonly Table<T>[], name: string): readonly Named<T>[] {
  const found: Named<T>[] = [];
  for (const [index, table] of tables.entries()) {
    for (const [type, ofType] of table) {
      if (!ofType.has(name) || tables.slice(0, index).some((earlier) => earlier.get(type)?.has(name))) continue;
      found.push({ type, name, all: lookUp(tables, type, name) });
    }
  }
  return found;
}

function* grouped<T extends Fact>(tables: readonly Table<T>[], files: readonly SourceFile[]): Generator<Named<T>> {
  for (const [index, table] of tables.entries()) {
    for (const [type, ofType] of table) {
      for (const [name, list] of ofType.inOrder(rankIn(files[index] as SourceFile))) {
        if (index > 0 && tables.slice(0, index).some((earlier) => earlier.get(type)?.has(name))) continue;
        yield { type, name, all: index === tables.length - 1 ? list : lookUp(tables, type, name) };
      }
    }
  }
}
