/** From a name to what it names, and back: definition, references, highlights, rename, document links. */
import { withArticle } from '../checks/support/wording.js';
import { factsOf } from '../workspace/facts.js';
import type { Scope } from '../workspace/model.js';
import type { FeatureContext, NameAt, Target, TextEdit } from './context.js';
import { languageFeatures } from './languages/index.js';
import { RenameRefused, type DefinitionTarget, type DocumentLink, type Highlight } from './shapes.js';
import { absolute, covers, cursorAt, nameAt, scopesOf } from './context.js';

export { RenameRefused, type DefinitionTarget, type DocumentLink, type Highlight } from './shapes.js';

/** Where the name under the cursor is defined (the definition that counts first), or the file that it names. */
export function definition(context: FeatureContext, offset: number): DefinitionTarget[] {
  return fileTarget(context, offset) ?? languageFeatures(context.file.language)?.definition?.(context, offset) ?? nameTargets(context, offset);
}

function fileTarget(context: FeatureContext, offset: number): DefinitionTarget[] | undefined {
  const { file, model } = context;
  for (const link of model.linksFrom(file.uri)) {
    if (covers(link.span, offset)) return link.target ? [wholeFile(link.target, link.span)] : [];
  }
  const cursor = cursorAt(file, offset);
  if (!cursor) return undefined;
  for (const include of model.includesFrom(file.uri)) {
    const { word, item } = include.reference;
    if (item !== cursor.item || !word || !covers(word, cursor.offset)) continue;
    return include.target ? [wholeFile(include.target, { start: cursor.start + word.start, end: cursor.start + word.end })] : [];
  }
  return undefined;
}

function wholeFile(uri: string, origin: { readonly start: number; readonly end: number }): DefinitionTarget {
  const start = { uri, start: 0, end: 0 };
  return { full: start, selection: start, origin };
}

function nameTargets(context: FeatureContext, offset: number): DefinitionTarget[] {
  const name = nameAt(context.file, offset);
  if (!name) return [];
  const { fact, cursor } = name;
  const origin = { start: cursor.start + fact.word.start, end: cursor.start + fact.word.end };
  const found: DefinitionTarget[] = [];
  const seen = new Set<string>();
  for (const scope of scopesOf(context, fact.type)) {
    const names = context.model.names(scope);
    const winner = names.winner(fact.type, fact.name);
    const candidates = winner ? [winner] : names.definitions(fact.type, fact.name);
    for (const { uri, fact: target } of candidates) {
      const selection = absolute(context, uri, target.item, target.word);
      const key = `${uri} ${selection.start}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const full = absolute(context, uri, target.item, { start: target.statement.keyword.start, end: target.statement.end });
      found.push({ full, selection, origin });
    }
  }
  return found;
}

/**
 * The scopes that share a place of the name: a common file is read by several stacks, and what is renamed in one of them
 * must be renamed in all that the place belongs to.
 */
function allScopes(context: FeatureContext, { fact: { type, name } }: NameAt): Scope[] {
  const scopes = new Set<Scope>(scopesOf(context, type));
  // The set grows while it is gone through, until no place leads to a further scope.
  for (const scope of scopes) {
    const names = context.model.names(scope);
    for (const { uri } of [...names.definitions(type, name), ...names.referencesTo(type, name)]) {
      for (const other of context.model.scopesOf(uri)) if (other.role === scope.role) scopes.add(other);
    }
  }
  return [...scopes];
}

/** All places that carry the name under the cursor: references, and definitions when asked for. */
export function references(context: FeatureContext, offset: number, includeDeclaration: boolean): Target[] {
  const language = languageFeatures(context.file.language);
  if (language) return language.references?.(context, offset, includeDeclaration) ?? [];
  const name = nameAt(context.file, offset);
  if (!name) return [];
  const { type, name: text } = name.fact;
  const found = new Map<string, Target>();
  const add = (target: Target): void => void found.set(`${target.uri} ${target.start}`, target);
  for (const scope of allScopes(context, name)) {
    const names = context.model.names(scope);
    for (const { uri, fact } of names.referencesTo(type, text)) add(absolute(context, uri, fact.item, fact.word));
    if (!includeDeclaration) continue;
    for (const { uri, fact } of names.definitions(type, text)) add(absolute(context, uri, fact.item, fact.word));
  }
  return [...found.values()].sort((a, b) => a.uri.localeCompare(b.uri) || a.start - b.start);
}

/** The places of the name under the cursor in this file; definitions are written, references read. */
export function highlights(context: FeatureContext, offset: number): Highlight[] {
  const language = languageFeatures(context.file.language);
  if (language) return language.highlights?.(context, offset) ?? [];
  const name = nameAt(context.file, offset);
  if (!name) return [];
  const found: Highlight[] = [];
  for (const item of context.file.tree.items) {
    const facts = factsOf(item);
    for (const fact of facts.references) if (same(fact, name.fact)) found.push({ ...absolute(context, context.file.uri, item, fact.word), kind: 'read' });
    for (const fact of facts.definitions) if (same(fact, name.fact)) found.push({ ...absolute(context, context.file.uri, item, fact.word), kind: 'write' });
  }
  return found.sort((a, b) => a.start - b.start);
}

const same = (a: { readonly type: string; readonly name: string }, b: { readonly type: string; readonly name: string }): boolean => a.type === b.type && a.name === b.name;

/** The name under the cursor, when it can be renamed. */
export function prepareRename(context: FeatureContext, offset: number): { readonly start: number; readonly end: number; readonly text: string } | undefined {
  const language = languageFeatures(context.file.language);
  if (language) return language.prepareRename?.(context, offset);
  const name = nameAt(context.file, offset);
  if (!name) return undefined;
  const { word } = name.fact;
  return { start: name.cursor.start + word.start, end: name.cursor.start + word.end, text: word.text };
}

/**
 * Edits that rename a definition with all its references over all files. Throws RenameRefused when the new name cannot be
 * a name: 1 to 32 characters without blanks, `#` and braces (reference: pagent-ttls, syntax.names), or is taken.
 */
export function rename(context: FeatureContext, offset: number, newName: string): TextEdit[] {
  const language = languageFeatures(context.file.language);
  if (language?.rename) return language.rename(context, offset, newName);
  const name = nameAt(context.file, offset);
  if (!name) throw new RenameRefused('There is no name of a statement here.');
  if (newName.length < 1 || newName.length > 32) throw new RenameRefused('A name has 1 to 32 characters.');
  if (/[\s#{}]/.test(newName)) throw new RenameRefused('A name holds no blank, no # and no brace.');
  for (const scope of allScopes(context, name)) {
    if (newName !== name.fact.name && context.model.names(scope).definitions(name.fact.type, newName).length > 0) {
      throw new RenameRefused(`There is ${withArticle(name.fact.type)} named ${newName} already; the later of the two would replace the other.`);
    }
  }
  return references(context, offset, true).map((target) => ({ ...target, newText: newName }));
}

/** File names that resolve to a file of the library. */
export function documentLinks(context: FeatureContext): DocumentLink[] {
  const { file, model } = context;
  const links: DocumentLink[] = [];
  for (const include of model.includesFrom(file.uri)) {
    const { word, item } = include.reference;
    if (!word || !include.target) continue;
    const at = absolute(context, file.uri, item, word);
    links.push({ start: at.start, end: at.end, target: include.target, tooltip: 'Open the file' });
  }
  for (const { span, target, purpose } of model.linksFrom(file.uri)) {
    if (target) links.push({ start: span.start, end: span.end, target, tooltip: `Open the ${purpose}` });
  }
  return [...links, ...(languageFeatures(file.language)?.links?.(context) ?? [])];
}
