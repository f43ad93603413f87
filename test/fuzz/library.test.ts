/** A library that was edited says the same as one that read the edited texts from the start. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Library } from '../../server/src/workspace/library.js';
import { MemoryFileSystem } from '../../server/src/workspace/memory-filesystem.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';
import { libraryFacts } from './facts.js';
import { hanging, holds } from './run.js';
import { changes, replaced, text } from './texts.js';

const folder = 'mem:/USER.TCPPARMS';
const main = "TcpImage TCPIP //'USER.TCPPARMS(B)'\nCommonTTLSConfig //'USER.TCPPARMS(A)'\nTTLSConfig //'USER.TCPPARMS(POLICY)'\n";
const uris = ['A', 'B', 'MAIN', 'POLICY'].map((name) => `${folder}/${name}`);

/** A library with all documents open. */
async function opened(texts: readonly string[]): Promise<Library> {
  const library = new Library(new MemoryFileSystem(), defaultSettings);
  for (const [index, uri] of uris.entries()) await library.open(uri, 'pagent', texts[index] ?? '');
  await library.ready();
  return library;
}

test('after every edit everything is as in a fresh library', { timeout: hanging }, async () => {
  const edited = fc.tuple(fc.nat(uris.length - 1), changes.filter((script) => script.length > 0));
  const property = fc.asyncProperty(fc.tuple(text, fc.oneof(text, fc.constant(main)), fc.constant(main), text), edited, async (texts, [which, script]) => {
    const now = [...texts] as string[];
    const library = await opened(now);
    libraryFacts(library);
    for (const change of script) {
      const before = now[which] ?? '';
      const { text: after, edit } = replaced(before, change);
      await library.edit(uris[which] as string, after, edit);
      now[which] = after;
      if (change.undone) {
        libraryFacts(library);
        await library.edit(uris[which] as string, before, { start: edit.start, oldEnd: edit.newEnd, newEnd: edit.oldEnd });
        now[which] = before;
      }
      await library.ready();
      expect(libraryFacts(library)).toEqual(libraryFacts(await opened(now)));
    }
  });
  await holds('edited libraries', 120, property);
});
