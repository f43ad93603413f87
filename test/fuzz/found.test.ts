/** What the fuzzers found, each as an ordinary test. */
import { expect, test } from 'vitest';
import { Library } from '../../server/src/workspace/library.js';
import { MemoryFileSystem } from '../../server/src/workspace/memory-filesystem.js';
import { readSettings } from '../../server/src/workspace/read-settings.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';
import { canonicalUri, childOf, nameOf, parentOf, segmentsOf } from '../../server/src/workspace/uris.js';

test('half a surrogate pair in the name of a file finds nothing and stops nothing', async () => {
  const library = new Library(new MemoryFileSystem(), defaultSettings);
  const uri = 'mem:/USER.TCPPARMS/MAIN';
  await library.open(uri, 'pagent', 'TTLSConfig /etc/\udc00x\nTTLSConfig \ud800\n');
  await library.ready();
  expect(library.model.includes.map(({ target }) => target)).toEqual([undefined, undefined]);
  await library.edit(uri, '', { start: 0, oldEnd: 32, newEnd: 0 });
  expect(library.model.includes).toEqual([]);
});

test.each(['\ud800', 'mem:/a/\udc00', '1:/x y', '//', 'a b:c', '', '%', 'file:///%zz'])('every text can be taken for a URI: %j', async (text) => {
  expect(() => [parentOf(text), nameOf(text), segmentsOf(text), childOf(text, '\ud800'), canonicalUri(text)]).not.toThrow();
  const library = new Library(new MemoryFileSystem(), defaultSettings);
  await library.open(text, 'pagent', 'TTLSConfig /etc/x\n');
  await library.changedOnDisk([text]);
  expect(library.model.files.size).toBe(1);
});

test('an object without a text in place of a release gives a sentence', () => {
  expect(readSettings({ release: { toString: null } }, () => undefined).problems).toEqual([expect.stringMatching(/^tcpparms\.release: expected one of /)]);
});
