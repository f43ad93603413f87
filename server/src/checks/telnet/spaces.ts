/**
 * Where the names of groups hold: in one BEGINVTAM block, with the members that INCLUDE brings into it. A member that stands in the block
 * of another one thus shares its names with it (reference: telnet, INCLUDE: read as if it stood in place of the statement).
 */
import { blockOf, type GroupDefinition, type GroupReference } from '../../syntax/tn3270-names.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import type { Model } from '../../workspace/model.js';
import { perFile, type SourceFile } from '../../workspace/source-file.js';
import { telnetOf } from './profile.js';

/** What stands in one block of a file, or outside all of them. */
export interface SpacePart {
  readonly file: SourceFile;
  readonly block?: TelnetStatement;
}

export interface Space {
  readonly parts: readonly SpacePart[];
  /** The block has its END keyword, and all that is included in it is here: a name that is not found does not exist. */
  readonly complete: boolean;
}

/** A name and the file in which it stands. */
export interface InFile<T> {
  readonly file: SourceFile;
  readonly name: T;
}

/** What is kept for a model: the space of each part, and that of each set of blocks in which parts stand. */
interface Spaces {
  readonly ofPart: Map<string, Space>;
  readonly ofRoots: Map<string, Space>;
  /** The blocks in which INCLUDE statements name a file. */
  readonly around: ReadonlyMap<string, readonly SpacePart[]>;
  /** What each name of a file leads to, by its place. */
  readonly targets: ReadonlyMap<string, string | undefined>;
}

const cache = new WeakMap<Model, Spaces>();

/** The space of a block of a file; without block, of what stands outside all blocks. Kept for the model. */
export function spaceOf(model: Model, file: SourceFile, block: TelnetStatement | undefined): Space {
  let spaces = cache.get(model);
  if (!spaces) cache.set(model, (spaces = { ofPart: new Map(), ofRoots: new Map(), around: blocksAround(model), targets: new Map(model.links.map(({ uri, span, target }) => [placeOf(uri, span.start), target])) }));
  const part = { file, block };
  let space = spaces.ofPart.get(keyOf(part));
  if (!space) spaces.ofPart.set(keyOf(part), (space = ofRoots(model, rootsOf(spaces, part, new Set()), spaces)));
  return space;
}

const placeOf = (uri: string, offset: number): string => `${offset} ${uri}`;
const keyOf = ({ file, block }: SpacePart): string => `${block?.keyword.start ?? ''} ${file.uri}`;

/** Members of one block have one space. */
function ofRoots(model: Model, roots: readonly SpacePart[], spaces: Spaces): Space {
  const key = roots.map(keyOf).join('\n');
  let space = spaces.ofRoots.get(key);
  if (!space) spaces.ofRoots.set(key, (space = collect(model, roots, spaces)));
  return space;
}

function collect(model: Model, roots: readonly SpacePart[], { targets }: Spaces): Space {
  const parts = new Map<string, SpacePart>();
  let complete = true;
  const waiting = [...roots];
  if (waiting.some(({ block }) => !block?.end)) complete = false;
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const key = keyOf(part);
    if (parts.has(key)) continue;
    parts.set(key, part);
    for (const target of includedIn(model, part, targets)) {
      if (target) waiting.push({ file: target });
      else complete = false;
    }
  }
  return { parts: [...parts.values()], complete };
}

/** The blocks in which a part stands: itself, or where the file is included, those around each INCLUDE. */
function rootsOf(spaces: Pick<Spaces, 'around'>, part: SpacePart, seen: Set<string>): readonly SpacePart[] {
  const { file, block } = part;
  if (block || seen.has(file.uri)) return [part];
  seen.add(file.uri);
  const including = spaces.around.get(file.uri) ?? [];
  return including.length > 0 ? including.flatMap((each) => rootsOf(spaces, each, seen)) : [part];
}

function blocksAround(model: Model): ReadonlyMap<string, readonly SpacePart[]> {
  const around = new Map<string, SpacePart[]>();
  for (const { uri, target, language, span } of model.links) {
    const file = target !== undefined && language === 'tn3270' ? model.files.get(uri) : undefined;
    const statement = file && includeAt(file).get(span.start);
    if (!file || !statement || target === undefined) continue;
    const part = { file, block: blockOf(statement) };
    const known = around.get(target);
    if (known) known.push(part);
    else around.set(target, [part]);
  }
  return around;
}

/** The files that INCLUDE statements of the part name; undefined for one that is not here. */
function includedIn(model: Model, { file, block }: SpacePart, targets: Spaces['targets']): (SourceFile | undefined)[] {
  const included = includesOf(file).get(block) ?? [];
  return included.map(({ operands }) => model.files.get(targets.get(placeOf(file.uri, operands[0]?.start ?? -1)) ?? ''));
}

/** The INCLUDE statements of a file by the block in which they stand. */
const includesOf = perFile((file): ReadonlyMap<TelnetStatement | undefined, readonly TelnetStatement[]> => {
  const found = new Map<TelnetStatement | undefined, TelnetStatement[]>();
  for (const statement of telnetOf(file).profile.all) {
    if (statement.type?.name !== 'INCLUDE') continue;
    const block = blockOf(statement);
    const known = found.get(block);
    if (known) known.push(statement);
    else found.set(block, [statement]);
  }
  return found;
});

/** The INCLUDE statements of a file by the offset of the name. */
const includeAt = perFile((file): ReadonlyMap<number, TelnetStatement> => new Map([...includesOf(file).values()].flat().map((statement) => [statement.operands[0]?.start ?? -1, statement])));

/** The groups that a reference in the file may mean. */
export function groupsMeant(model: Model, file: SourceFile, reference: GroupReference): InFile<GroupDefinition>[] {
  return groupsNamed(spaceOf(model, file, blockOf(reference.statement)), reference.name).filter(({ name }) => reference.types.includes(name.type));
}

/** The groups of this name in a space. */
export function groupsNamed(space: Space, name: string): readonly InFile<GroupDefinition>[] {
  return namesIn(space).groups.get(name) ?? [];
}

interface SpaceNames {
  readonly groups: ReadonlyMap<string, readonly InFile<GroupDefinition>[]>;
  readonly references: ReadonlyMap<string, readonly InFile<GroupReference>[]>;
}

const tables = new WeakMap<Space, SpaceNames>();

/** The names of all parts of a space, read once. */
function namesIn(space: Space): SpaceNames {
  let names = tables.get(space);
  if (!names) tables.set(space, (names = { groups: joined(space, (file) => namesOf(file).groups), references: joined(space, (file) => namesOf(file).references) }));
  return names;
}

function joined<T>({ parts }: Space, tableOf: (file: SourceFile) => ByBlock<T>): ReadonlyMap<string, readonly InFile<T>[]> {
  const all = new Map<string, InFile<T>[]>();
  for (const { file, block } of parts) {
    for (const [name, rows] of tableOf(file).get(block) ?? []) {
      const known = all.get(name);
      const list = known ?? [];
      for (const row of rows) list.push({ file, name: row });
      if (!known) all.set(name, list);
    }
  }
  return all;
}

type ByBlock<T> = ReadonlyMap<TelnetStatement | undefined, ReadonlyMap<string, readonly T[]>>;

/** The names of a file by block and name: many blocks may have groups of the same name. */
const namesOf = perFile((file): { readonly groups: ByBlock<GroupDefinition>; readonly references: ByBlock<GroupReference> } => {
  const { definitions, references } = telnetOf(file).names;
  return { groups: byBlock(definitions), references: byBlock(references) };
});

function byBlock<T extends { readonly name: string; readonly statement: TelnetStatement }>(rows: readonly T[]): ByBlock<T> {
  const tables = new Map<TelnetStatement | undefined, Map<string, T[]>>();
  for (const row of rows) {
    const block = blockOf(row.statement);
    let table = tables.get(block);
    if (!table) tables.set(block, (table = new Map()));
    const same = table.get(row.name);
    if (same) same.push(row);
    else table.set(row.name, [row]);
  }
  return tables;
}

/** Every place that names the group, whose definition stands in the file. */
export function placesNaming(model: Model, file: SourceFile, group: GroupDefinition): InFile<GroupReference>[] {
  return (namesIn(spaceOf(model, file, blockOf(group.statement))).references.get(group.name) ?? []).filter(({ name }) => name.types.includes(group.type));
}
