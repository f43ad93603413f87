/** What every feature gets: the model, the file asked about, and settings. Features are pure functions of it; offsets are absolute. */
import { statement as catalogStatement } from '../catalog/index.js';
import type { Item, Span, Statement } from '../syntax/tree.js';
import { itemIndexAt, statementAt } from '../syntax/tree.js';
import { factsOf, type Definition, type Reference } from '../workspace/facts.js';
import type { Model, Scope } from '../workspace/model.js';
import type { Settings } from '../workspace/settings.js';
import type { SourceFile } from '../workspace/source-file.js';

export interface FeatureContext {
  readonly model: Model;
  readonly settings: Settings;
  readonly file: SourceFile;
}

/** A range of absolute offsets in a file. */
export interface Target extends Span {
  readonly uri: string;
}

export interface TextEdit extends Target {
  readonly newText: string;
}

/** The item under an offset, and the offset inside it. */
export interface Cursor {
  readonly item: Item;
  /** Absolute offset of the item. */
  readonly start: number;
  /** Offset inside the item. */
  readonly offset: number;
  /** The innermost statement on whose lines the offset lies. */
  readonly statement?: Statement;
}

export function cursorAt(file: SourceFile, offset: number): Cursor | undefined {
  const index = itemIndexAt(file.tree, offset);
  const item = file.tree.items[index];
  if (!item) return undefined;
  const start = file.tree.starts[index] ?? 0;
  const inside = offset - start;
  return { item, start, offset: inside, statement: statementAt(item, inside) };
}

export const covers = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

/** The place of an item-relative span in the file. */
export function absolute(context: { readonly model: Model }, uri: string, item: Item, span: Span): Target {
  const start = context.model.files.get(uri)?.startOf(item) ?? 0;
  return { uri, start: start + span.start, end: start + span.end };
}

/** A name under the cursor: the definition or the reference that carries it. */
export type NameAt = { readonly kind: 'definition'; readonly fact: Definition; readonly cursor: Cursor } | { readonly kind: 'reference'; readonly fact: Reference; readonly cursor: Cursor };

export function nameAt(file: SourceFile, offset: number): NameAt | undefined {
  const cursor = cursorAt(file, offset);
  if (!cursor) return undefined;
  const facts = factsOf(cursor.item);
  for (const fact of facts.references) if (covers(fact.word, cursor.offset)) return { kind: 'reference', fact, cursor };
  for (const fact of facts.definitions) if (covers(fact.word, cursor.offset)) return { kind: 'definition', fact, cursor };
  return undefined;
}

/**
 * The scopes in which a name of this type is looked up from the file: all stacks that read it. A scope without the file's
 * policy role (a main file) has none.
 */
export function scopesOf(context: FeatureContext, type: string): readonly Scope[] {
  const scopes = context.model.scopesOf(context.file.uri);
  const roles = new Set(catalogStatement('pagent', type)?.placement.flatMap((p) => (p.file ? [p.file] : [])));
  const fitting = scopes.filter((s) => roles.has(s.role));
  return fitting.length > 0 ? fitting : scopes;
}
