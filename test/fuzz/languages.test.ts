/** In every language of configurations, logs and displays: whatever a document holds, all features answer, and point into it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../server/src/checks/check.js';
import { runChecks } from '../../server/src/checks/runner.js';
import { actions, fixAll } from '../../server/src/features/actions.js';
import { codeLenses, effectiveTitle } from '../../server/src/features/code-lens.js';
import { completion, resolveCompletion } from '../../server/src/features/completion.js';
import type { FeatureContext } from '../../server/src/features/context.js';
import { hover } from '../../server/src/features/hover.js';
import { inlayHints } from '../../server/src/features/inlay-hints.js';
import { definition, documentLinks, highlights, prepareRename, references, rename, RenameRefused } from '../../server/src/features/navigation.js';
import { documentSymbols, foldings, selectionRanges, workspaceSymbols } from '../../server/src/features/structure.js';
import { Library } from '../../server/src/workspace/library.js';
import { MemoryFileSystem } from '../../server/src/workspace/memory-filesystem.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';
import { document, textOf, type Document } from './documents.js';
import { libraryFacts } from './facts.js';
import { contextOf, expectInside, uriOf, type Opened } from './inside.js';
import { hanging, holds } from './run.js';
import { changes, languages, replaced } from './texts.js';

const opened = ({ language, text }: Document, index: number): Opened => ({ uri: uriOf(`M${index}`), language, text });

/** Everything that is asked for a whole document. */
function expectWhole(context: FeatureContext, findings: readonly Finding[]): void {
  const { model, settings, file } = context;
  const lenses = codeLenses(context);
  const whole = [fixAll(file.uri, findings), documentSymbols(context), foldings(context), documentLinks(context), lenses, inlayHints(context, { start: 0, end: file.text.length })];
  expectInside(model, file.uri, whole);
  expectInside(model, file.uri, workspaceSymbols(model, 'a', settings));
  for (const lens of lenses) if (lens.kind === 'effective') expect(typeof effectiveTitle(context, lens.rule)).toBe('string');
}

/** Everything that is asked for a place. */
function expectAt(context: FeatureContext, findings: readonly Finding[], offset: number): void {
  const { model, file } = context;
  const found = [
    hover(context, offset),
    definition(context, offset),
    references(context, offset, true),
    highlights(context, offset),
    prepareRename(context, offset),
    selectionRanges(context, offset),
    renamed(context, offset, 'FRESH'),
    actions(context, findings, { start: offset, end: offset }).map(({ edits }) => edits),
    inlayHints(context, { start: offset, end: offset }),
  ];
  expectInside(model, file.uri, found);
  for (const trigger of [undefined, ' ']) {
    for (const each of completion(context, offset, trigger).slice(0, 20)) {
      expectInside(model, file.uri, each);
      resolveCompletion(context, each);
    }
  }
}

/** The edits of a rename; none where it is refused with a sentence. */
function renamed(context: FeatureContext, offset: number, name: string): ReturnType<typeof rename> {
  try {
    return rename(context, offset, name);
  } catch (error) {
    expect(error).toBeInstanceOf(RenameRefused);
    expect((error as Error).message).toMatch(/^[A-Z].*\.$/su);
    return [];
  }
}

test.each(languages)('%s: every feature answers at every place', { timeout: hanging }, async (language) => {
  const others = fc.array(document, { maxLength: 2 });
  const property = fc.asyncProperty(textOf(language), others, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), async (text, more, offsets) => {
    const context = await contextOf([opened({ language, text }, 0), ...more.map((each, index) => opened(each, index + 1))]);
    const { model, settings, file } = context;
    const findings = runChecks(model, settings);
    for (const [uri, list] of findings) {
      expectInside(model, uri, list.map(({ fixes, ...finding }) => ({ ...finding, fixes: fixes() })));
      for (const { message } of list) expect(message).toMatch(/^\S.*[.?]$/su);
    }
    const own = findings.get(file.uri) ?? [];
    expectWhole(context, own);
    for (const any of offsets) expectAt(context, own, any % (text.length + 1));
  });
  await holds(`features in ${language}`, 100, property);
});

test('documents of all languages, edited, say what they say when they are opened so', { timeout: hanging }, async () => {
  const property = fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: 3 }), fc.nat(), changes, async (documents, any, script) => {
    const library = new Library(new MemoryFileSystem(), defaultSettings);
    const now = documents.map(opened);
    for (const { uri, language, text } of now) await library.open(uri, language, text);
    const which = any % now.length;
    for (const change of script) {
      const before = now[which] as Opened;
      const { text, edit } = replaced(before.text, change);
      libraryFacts(library);
      await library.edit(before.uri, text, edit);
      now[which] = { ...before, text };
    }
    await library.ready();
    const fresh = new Library(new MemoryFileSystem(), defaultSettings);
    for (const { uri, language, text } of now) await fresh.open(uri, language, text);
    await fresh.ready();
    expect(libraryFacts(library)).toEqual(libraryFacts(fresh));
  });
  await holds('edited documents of all languages', 200, property);
});
