/** A library with documents open in it, and places held against their texts. */
import { expect } from 'vitest';
import type { LanguageId } from '../../server/src/catalog/types.js';
import type { FeatureContext } from '../../server/src/features/context.js';
import type { Model } from '../../server/src/workspace/model.js';
import { Library } from '../../server/src/workspace/library.js';
import { MemoryFileSystem } from '../../server/src/workspace/memory-filesystem.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';

export interface Opened {
  readonly uri: string;
  readonly language: LanguageId;
  readonly text: string;
}

export const uriOf = (member: string): string => `mem:/USER.TCPPARMS/${member}`;

/** What features ask for the first of the documents, when all are open. */
export async function contextOf(documents: readonly [Opened, ...Opened[]]): Promise<FeatureContext> {
  const library = new Library(new MemoryFileSystem(), defaultSettings);
  for (const { uri, language, text } of documents) await library.open(uri, language, text);
  const file = library.model.files.get(documents[0].uri);
  if (!file) throw new Error('An open document is in the model');
  return { model: library.model, settings: library.settings, file };
}

/** Holds every pair of offsets in a value, at whatever depth, against the text of the file that it belongs to. */
export function expectInside(model: Model, uri: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value) expectInside(model, uri, each);
    return;
  }
  const record = value as Readonly<Record<string, unknown>>;
  const own = typeof record['uri'] === 'string' ? record['uri'] : uri;
  const length = model.files.get(own)?.text.length ?? -1;
  if (typeof record['start'] === 'number' && typeof record['end'] === 'number') expect([record['start'] >= 0, record['end'] >= record['start'], record['end'] <= length], JSON.stringify(record)).toEqual([true, true, true]);
  if (typeof record['offset'] === 'number') expect(record['offset'] >= 0 && record['offset'] <= length).toBe(true);
  for (const each of Object.values(record)) expectInside(model, own, each);
}
