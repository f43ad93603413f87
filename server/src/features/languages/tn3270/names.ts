/** Groups of Telnet profiles: where they are defined and named, and their renaming. Names hold inside one BEGINVTAM block and the members included in it. */
import { telnetOf } from '../../../checks/telnet/profile.js';
import { groupsMeant, groupsNamed, placesNaming, spaceOf, type InFile } from '../../../checks/telnet/spaces.js';
import { blockOf, type GroupDefinition, type GroupReference, type TelnetNames } from '../../../syntax/tn3270-names.js';
import { covers, type FeatureContext, type Target, type TextEdit } from '../../context.js';
import { RenameRefused, type DefinitionTarget, type Highlight } from '../../shapes.js';

export type NameAt = { readonly kind: 'definition'; readonly name: GroupDefinition } | { readonly kind: 'reference'; readonly name: GroupReference };

/** The name under the offset. */
export function nameAt(names: TelnetNames, offset: number): NameAt | undefined {
  const definition = names.definitions.find((name) => covers(name, offset));
  if (definition) return { kind: 'definition', name: definition };
  const reference = names.references.find((name) => covers(name, offset));
  return reference && { kind: 'reference', name: reference };
}

interface Meant {
  readonly at: NameAt;
  readonly groups: readonly InFile<GroupDefinition>[];
  readonly references: readonly InFile<GroupReference>[];
}

/** The groups meant at the offset, and every place that names one of them, in all members of the block. */
function meantAt({ file, model }: FeatureContext, offset: number): Meant | undefined {
  const found = nameAt(telnetOf(file).names, offset);
  if (!found) return undefined;
  const groups = found.kind === 'definition' ? [{ file, name: found.name }] : groupsMeant(model, file, found.name);
  const seen = new Set<GroupReference>();
  const references = groups.flatMap((group) => placesNaming(model, group.file, group.name)).filter(({ name }) => !seen.has(name) && seen.add(name));
  return { at: found, groups, references };
}

const targetOf = ({ file, name: { start, end } }: InFile<GroupDefinition | GroupReference>): Target => ({ uri: file.uri, start, end });

export function definition(context: FeatureContext, offset: number): DefinitionTarget[] {
  const meant = meantAt(context, offset);
  return (meant?.groups ?? []).map((group) => ({
    full: { uri: group.file.uri, ...group.name.statement.span },
    selection: targetOf(group),
    origin: { start: meant?.at.name.start ?? 0, end: meant?.at.name.end ?? 0 },
  }));
}

/** Those in the file asked about first, then by file. */
export function references(context: FeatureContext, offset: number, includeDeclaration: boolean): Target[] {
  const meant = meantAt(context, offset);
  const found = [...(includeDeclaration ? (meant?.groups ?? []) : []), ...(meant?.references ?? [])].map(targetOf);
  const order = (uri: string): string => (uri === context.file.uri ? '' : uri);
  return found.sort((a, b) => (order(a.uri) < order(b.uri) ? -1 : order(a.uri) > order(b.uri) ? 1 : a.start - b.start));
}

export function highlights(context: FeatureContext, offset: number): Highlight[] {
  const meant = meantAt(context, offset);
  const write = (meant?.groups ?? []).map((group) => ({ ...targetOf(group), kind: 'write' as const }));
  const read = (meant?.references ?? []).map((reference) => ({ ...targetOf(reference), kind: 'read' as const }));
  return [...write, ...read].filter(({ uri }) => uri === context.file.uri);
}

export function prepareRename(context: FeatureContext, offset: number): { readonly start: number; readonly end: number; readonly text: string } | undefined {
  const meant = meantAt(context, offset);
  if (!meant || meant.groups.length === 0) return undefined;
  const { start, end } = meant.at.name;
  return { start, end, text: context.file.text.slice(start, end) };
}

/** A letter or @ # $, then letters, digits and these (reference: telnet, luNames). */
const groupName = /^[a-z@#$][a-z0-9@#$]*$/i;

/** So many characters as all of the groups may have: 8, or 16 for groups of clients (reference: telnet, nameMaxLength). */
const longestName = (groups: Meant['groups']): number => Math.min(...groups.map(({ name }) => name.statement.type?.nameMaxLength ?? 8));

export function rename(context: FeatureContext, offset: number, newName: string): TextEdit[] {
  const meant = meantAt(context, offset);
  const [group] = meant?.groups ?? [];
  if (!meant || !group) throw new RenameRefused('There is no group here that could be renamed.');
  const most = longestName(meant.groups);
  if (newName.length > most || !groupName.test(newName)) throw new RenameRefused(`"${newName}" cannot be the name of this group: it has up to ${most} letters, digits and @ # $, and does not begin with a digit.`);
  const taken = groupsNamed(spaceOf(context.model, group.file, blockOf(group.name.statement)), newName.toUpperCase());
  if (newName.toUpperCase() !== group.name.name && taken.length > 0) throw new RenameRefused(`There is a group ${newName} in this block already.`);
  return references(context, offset, true).map((target) => ({ ...target, newText: newName }));
}
