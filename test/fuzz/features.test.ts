/** Every feature answers at every place of every text in every language, and points into documents of the library. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runChecks } from '../../server/src/checks/runner.js';
import { actions, fixAll } from '../../server/src/features/actions.js';
import { codeLenses } from '../../server/src/features/code-lens.js';
import { completion, resolveCompletion } from '../../server/src/features/completion.js';
import type { FeatureContext } from '../../server/src/features/context.js';
import { effectiveDocument } from '../../server/src/features/effective.js';
import { explorerChildren } from '../../server/src/features/explorer.js';
import { hover } from '../../server/src/features/hover.js';
import { policyMap, policyMaps } from '../../server/src/features/map.js';
import { definition, documentLinks, highlights, prepareRename, references, rename, RenameRefused } from '../../server/src/features/navigation.js';
import { changesSince, handshakeAnswer, handshakeChoices, matchAnswer } from '../../server/src/features/questions.js';
import { documentSymbols, foldings, selectionRanges, workspaceSymbols } from '../../server/src/features/structure.js';
import { policiesOf } from '../../server/src/policy/index.js';
import { Library } from '../../server/src/workspace/library.js';
import { MemoryFileSystem } from '../../server/src/workspace/memory-filesystem.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';
import { hanging, holds } from './run.js';
import { language, text } from './texts.js';

const first = 'mem:/USER.TCPPARMS/POLICY';
const second = 'mem:/USER.TCPPARMS/B';

async function contextOf(languageId: Parameters<Library['open']>[1], texts: readonly [string, string]): Promise<FeatureContext> {
  const library = new Library(new MemoryFileSystem(), defaultSettings);
  await library.open(first, languageId, texts[0]);
  await library.open(second, 'pagent', texts[1]);
  const file = library.model.files.get(first);
  if (!file) throw new Error('An open document is in the model');
  return { model: library.model, settings: library.settings, file };
}

/** Holds every pair of offsets in a value, at whatever depth, against the text of the file that it belongs to. */
function expectInside({ model, file }: FeatureContext, value: unknown, uri = file.uri): void {
  if (Array.isArray(value)) for (const each of value) expectInside({ model, file } as FeatureContext, each, uri);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const record = value as Readonly<Record<string, unknown>>;
  const own = typeof record['uri'] === 'string' ? record['uri'] : uri;
  if (typeof record['start'] === 'number' && typeof record['end'] === 'number') {
    expect(record['start']).toBeGreaterThanOrEqual(0);
    expect(record['end']).toBeGreaterThanOrEqual(record['start']);
    expect(record['end']).toBeLessThanOrEqual(model.files.get(own)?.text.length ?? -1);
  }
  for (const each of Object.values(record)) expectInside({ model, file } as FeatureContext, each, own);
}

test('features answer and point into the documents', { timeout: hanging }, async () => {
  const property = fc.asyncProperty(language, fc.tuple(text, text), fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), async (languageId, texts, offsets) => {
    const context = await contextOf(languageId, texts);
    const { model, settings, file } = context;
    const findings = runChecks(model, settings);
    const own = findings.get(first) ?? [];
    for (const [uri, list] of findings) expectInside(context, list, uri);
    expectInside(context, fixAll(first, own));
    for (const found of [documentSymbols(context), foldings(context), documentLinks(context), codeLenses(context), workspaceSymbols(model, 'r')]) expectInside(context, found);
    for (const any of offsets) {
      const offset = any % (file.text.length + 1);
      for (const found of [
        hover(context, offset),
        definition(context, offset),
        references(context, offset, true),
        highlights(context, offset),
        prepareRename(context, offset),
        selectionRanges(context, offset),
        actions(context, own, { start: offset, end: offset }).map(({ edits }) => edits),
      ]) {
        expectInside(context, found);
      }
      for (const each of completion(context, offset).slice(0, 20)) {
        expectInside(context, each);
        resolveCompletion(context, each);
      }
    }
  });
  await holds('features', 400, property);
});

test('the questions about a policy are answered', { timeout: hanging }, async () => {
  const property = fc.asyncProperty(fc.tuple(text, text), fc.nat(65535), async (texts, port) => {
    const context = await contextOf('pagent', texts);
    const { model, settings } = context;
    const asked = { model, settings, findings: runChecks(model, settings) };
    const walk = (id: string | undefined, depth: number): void => {
      for (const node of explorerChildren(asked, id).slice(0, 6)) {
        expectInside(context, node.target);
        if (depth < 6) walk(node.id, depth + 1);
      }
    };
    walk(undefined, 0);
    for (const { index } of policyMaps(asked)) {
      expectInside(context, policyMap(asked, index)?.nodes);
      const answer = matchAnswer(asked, index, { localAddress: '192.0.2.1', remoteAddress: '2001:db8::1', localPort: port, remotePort: 1, direction: 'Inbound' });
      expectInside(context, answer?.considered);
    }
    const { partners } = handshakeChoices(asked);
    for (const policy of policiesOf(model, settings)) {
      for (const rule of policy.rules.slice(0, 3)) {
        for (const format of ['pretty', 'pasearch', 'netstat'] as const) expectInside(context, effectiveDocument(context, rule.name, format)?.sources);
        for (const partner of partners.slice(0, 4)) handshakeAnswer(context, rule.name, typeof partner === 'string' ? partner : (partner as { name: string }).name, undefined);
      }
    }
    expect(typeof changesSince(asked, new Map([[first, texts[1]]]))).toBe('string');
    expect(typeof changesSince(asked, new Map([[first, null]]))).toBe('string');
  });
  await holds('questions', 150, property);
});

/** The texts of both documents after edits in them. */
function afterEdits(context: FeatureContext, edits: readonly { readonly uri: string; readonly start: number; readonly end: number; readonly newText: string }[]): [string, string] {
  const texts = new Map([...context.model.files].map(([uri, file]) => [uri, file.text]));
  for (const { uri, start, end, newText } of [...edits].sort((a, b) => b.start - a.start)) {
    const old = texts.get(uri) ?? '';
    texts.set(uri, old.slice(0, start) + newText + old.slice(end));
  }
  return [texts.get(first) ?? '', texts.get(second) ?? ''];
}

/** A name in the first document; from `any` on, most texts have one nearby. */
function someName(context: FeatureContext, any: number): ReturnType<typeof prepareRename> {
  for (let step = 0; step < 100; step++) {
    const found = prepareRename(context, (any + step * 7) % (context.file.text.length + 1));
    if (found) return found;
  }
  return undefined;
}

test('a rename and the rename back give the text again', { timeout: hanging }, async () => {
  const property = fc.asyncProperty(fc.tuple(text, text), fc.nat(), async (texts, any) => {
    const context = await contextOf('pagent', texts);
    const before = someName(context, any);
    if (!before) return;
    const offset = before.start;
    let edits;
    try {
      edits = rename(context, offset, 'Fresh_Name');
    } catch (error) {
      expect(error).toBeInstanceOf(RenameRefused);
      return;
    }
    const renamed = await contextOf('pagent', afterEdits(context, edits));
    const shift = edits.filter((edit) => edit.uri === first && edit.start < before.start).reduce((sum, edit) => sum + edit.newText.length - (edit.end - edit.start), 0);
    const at = before.start + shift;
    expect(references(renamed, at, true)).toHaveLength(edits.length);
    // A name that cannot be given (a brace in it, too long) cannot be given back either.
    if (before.text.length < 1 || before.text.length > 32 || /[\s#{}]/.test(before.text)) return;
    // Spellings differ in nothing: names count case, so all places had the one name.
    expect(afterEdits(renamed, rename(renamed, at, before.text))).toEqual([context.file.text, texts[1]]);
  });
  await holds('renames', 1500, property);
});
