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

const cache = new WeakMap<Model, Map<string, Space>>();

/** The space of a block of a file; without block, of what stands outside all blocks. Kept for the model. */
export function spaceOf(model: Model, file: SourceFile, block: TelnetStatement | undefined): Space {
  let known = cache.get(model);
  if (!known) cache.set(model, (known = new Map()));
  const key = `${block?.keyword.start ?? ''} ${file.uri}`;
  let space = known.get(key);
  if (!space) known.set(key, (space = collect(model, { file, block })));
  return space;
}

function collect(model: Model, start: SpacePart): Space {
  const parts = new Map<string, SpacePart>();
  let complete = true;
  const waiting = [...rootsOf(model, start, new Set())];
  if (waiting.some(({ block }) => !block?.end)) complete = false;
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const key = `${part.block?.keyword.start ?? ''} ${part.file.uri}`;
    if (parts.has(key)) continue;
    parts.set(key, part);
    for (const target of includedIn(model, part)) {
      if (target) waiting.push({ file: target });
      else complete = false;
    }
  }
  return { parts: [...parts.values()], complete };
}

/** The blocks in which a part stands: itself, or where the file is included, those around each INCLUDE. */
function rootsOf(model: Model, part: SpacePart, seen: Set<string>): SpacePart[] {
  const { file, block } = part;
  if (block || seen.has(file.uri)) return [part];
  seen.add(file.uri);
  const including = model.links.flatMap((link): SpacePart[] => {
    const from = link.target === file.uri && link.language === 'tn3270' ? model.files.get(link.uri) : undefined;
    const statement = from && [...includesOf(from).values()].flat().find(({ operands }) => operands[0]?.start === link.span.start);
    return from && statement ? [{ file: from, block: blockOf(statement) }] : [];
  });
  return including.length > 0 ? including.flatMap((each) => rootsOf(model, each, seen)) : [part];
}

/** The files that INCLUDE statements of the part name; undefined for one that is not here. */
function includedIn(model: Model, { file, block }: SpacePart): (SourceFile | undefined)[] {
  const included = includesOf(file).get(block);
  if (!included) return [];
  const links = new Map(model.linksFrom(file.uri).map(({ span, target }) => [span.start, target]));
  return included.map(({ operands }) => model.files.get(links.get(operands[0]?.start ?? -1) ?? ''));
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

/** The groups that a reference in the file may mean. */
export function groupsMeant(model: Model, file: SourceFile, reference: GroupReference): InFile<GroupDefinition>[] {
  return groupsNamed(spaceOf(model, file, blockOf(reference.statement)), reference.name).filter(({ name }) => reference.types.includes(name.type));
}

/** The groups of this name in a space. */
export function groupsNamed({ parts }: Space, name: string): InFile<GroupDefinition>[] {
  return parts.flatMap(({ file, block }) => (namesOf(file).groups.get(block)?.get(name) ?? []).map((group) => ({ file, name: group })));
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
  return spaceOf(model, file, blockOf(group.statement)).parts.flatMap((part) =>
    (namesOf(part.file).references.get(part.block)?.get(group.name) ?? []).filter(({ types }) => types.includes(group.type)).map((name) => ({ file: part.file, name })),
  );
}
