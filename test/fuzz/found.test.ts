/** What the fuzzers found, each as an ordinary test. */
import { expect, test } from 'vitest';
import { Library } from '../../server/src/workspace/library.js';
import { MemoryFileSystem } from '../../server/src/workspace/memory-filesystem.js';
import { readSettings } from '../../server/src/workspace/read-settings.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';
import { canonicalUri, childOf, nameOf, parentOf, segmentsOf } from '../../server/src/workspace/uris.js';
import { applyFix, findingsOf } from '../support/library.js';

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

/** A line with a sequence number in columns 73 to 80. */
const numbered = (line: string): string => `${line.padEnd(72)}00010000\n`;

/** The text after the first fix of the first finding with this code. */
function fixed(text: string, code: string): string | undefined {
  const fix = findingsOf(text).find((finding) => finding.code === code)?.fixes()[0];
  return fix && applyFix(text, fix)['POLICY'];
}

test.each([
  ['attribute-twice', ['TTLSGroupAction G', '{', '  Trace 2', '  Trace 4', '}'], `${numbered('TTLSGroupAction G')}${numbered('{')}${numbered('  Trace 4')}${numbered('}')}`],
  ['brace-on-statement-line', ['TTLSGroupAction G {', '  Trace 2', '}'], `TTLSGroupAction G\n{\n${numbered('  Trace 2')}${numbered('}')}`],
  ['brace-after-value', ['TTLSGroupAction G', '{', '  Trace 2 }'], `${numbered('TTLSGroupAction G')}${numbered('{')}  Trace 2\n}\n`],
  ['brace-glued', ['TTLSGroupAction G{', '  Trace 2', '}'], `TTLSGroupAction G\n{\n${numbered('  Trace 2')}${numbered('}')}`],
  ['text-after-brace', ['TTLSGroupAction G', '{ Trace 2', '}'], `${numbered('TTLSGroupAction G')}{\n  Trace 2\n${numbered('}')}`],
])('the fix of %s leaves no sequence number behind in other columns, where it would be an attribute', (code, lines, after) => {
  expect(fixed(lines.map(numbered).join(''), code)).toBe(after);
});

test('braces on the line of a rule may be meant as its block: taking one of them away is not done without asking', () => {
  const [finding] = findingsOf('TTLSRule R{ }\nTTLSRule S\n{\n}\n').filter(({ code }) => code === 'brace-after-value');
  expect(finding?.fixes().map(({ title, safe }) => [title, safe])).toEqual([['Remove the brace', false]]);
});
