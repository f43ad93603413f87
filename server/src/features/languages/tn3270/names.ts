/** Groups of Telnet profiles: where they are defined and named, and their renaming. Names hold inside one BEGINVTAM block. */
import { telnetOf } from '../../../checks/telnet/profile.js';
import { definitionsOf, referencesTo, type GroupDefinition, type GroupReference, type TelnetNames } from '../../../syntax/tn3270-names.js';
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

/** The groups meant at the offset, and every place that names one of them. */
function meantAt({ file }: FeatureContext, offset: number): { readonly at: NameAt; readonly groups: readonly GroupDefinition[]; readonly references: readonly GroupReference[] } | undefined {
  const { names } = telnetOf(file);
  const found = nameAt(names, offset);
  if (!found) return undefined;
  const groups = found.kind === 'definition' ? [found.name] : definitionsOf(names, found.name);
  return { at: found, groups, references: [...new Set(groups.flatMap((group) => referencesTo(names, group)))] };
}

export function definition(context: FeatureContext, offset: number): DefinitionTarget[] {
  const meant = meantAt(context, offset);
  const { uri } = context.file;
  return (meant?.groups ?? []).map(({ statement, start, end }) => ({
    full: { uri, ...statement.span },
    selection: { uri, start, end },
    origin: { start: meant?.at.name.start ?? start, end: meant?.at.name.end ?? end },
  }));
}

export function references(context: FeatureContext, offset: number, includeDeclaration: boolean): Target[] {
  const meant = meantAt(context, offset);
  const found = [...(includeDeclaration ? (meant?.groups ?? []) : []), ...(meant?.references ?? [])];
  return found.map(({ start, end }) => ({ uri: context.file.uri, start, end })).sort((a, b) => a.start - b.start);
}

export function highlights(context: FeatureContext, offset: number): Highlight[] {
  const meant = meantAt(context, offset);
  const { uri } = context.file;
  const write = (meant?.groups ?? []).map(({ start, end }) => ({ uri, start, end, kind: 'write' as const }));
  return [...write, ...(meant?.references ?? []).map(({ start, end }) => ({ uri, start, end, kind: 'read' as const }))];
}

export function prepareRename(context: FeatureContext, offset: number): { readonly start: number; readonly end: number; readonly text: string } | undefined {
  const meant = meantAt(context, offset);
  if (!meant || meant.groups.length === 0) return undefined;
  const { start, end } = meant.at.name;
  return { start, end, text: context.file.text.slice(start, end) };
}

/** A letter or @ # $, then letters, digits and these: up to 8 characters (reference: telnet, luNames and nameMaxLength). */
const groupName = /^[a-z@#$][a-z0-9@#$]{0,7}$/i;

export function rename(context: FeatureContext, offset: number, newName: string): TextEdit[] {
  const meant = meantAt(context, offset);
  const [group] = meant?.groups ?? [];
  if (!meant || !group) throw new RenameRefused('There is no group here that could be renamed.');
  if (!groupName.test(newName)) throw new RenameRefused(`${newName} cannot be the name of a group: it has up to 8 letters, digits and @ # $, and does not begin with a digit.`);
  const taken = telnetOf(context.file).names.defined.get(newName.toUpperCase()) ?? [];
  if (newName.toUpperCase() !== group.name && taken.some((other) => other.statement.parent === group.statement.parent)) throw new RenameRefused(`There is a group ${newName} in this block already.`);
  return references(context, offset, true).map((target) => ({ ...target, newText: newName }));
}
