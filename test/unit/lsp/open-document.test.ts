/** Places in an open document stay those of its text, whatever is typed. The line table of Microsoft's text document is the measure. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenDocument } from '../../../server/src/lsp/open-document.js';

const text = fc.array(fc.constantFrom('\n', '\r', '\r\n', 'a', 'TTLSRule R', '\u{1f511}', '\u2028'), { maxLength: 30 }).map((parts) => parts.join(''));
const changes = fc.array(fc.record({ at: fc.nat(60), removed: fc.nat(6), inserted: fc.oneof(text, fc.constant('')) }), { minLength: 1, maxLength: 12 });

function expectSame(document: OpenDocument): void {
  const source = document.getText();
  const measure = TextDocument.create('file:///a', 'pagent', 0, source);
  expect(document.lineCount).toBe(measure.lineCount);
  for (let offset = -1; offset <= source.length + 1; offset++) expect(document.positionAt(offset)).toEqual(measure.positionAt(offset));
  for (let line = -1; line <= measure.lineCount; line++) {
    for (const character of [-1, 0, 1, 5, 99]) expect(document.offsetAt({ line, character })).toBe(measure.offsetAt({ line, character }));
    expect(document.line(line)).toBe(line < 0 ? '' : measure.getText({ start: { line, character: 0 }, end: { line, character: 99_999 } }));
  }
}

test('after each change, places are those of the text', () => {
  fc.assert(
    fc.property(text, changes, (source, script) => {
      let expected = source;
      const document = new OpenDocument(source, 1);
      expectSame(document);
      for (const { at, removed, inserted } of script) {
        const start = Math.min(at, expected.length);
        const end = Math.min(start + removed, expected.length);
        expected = expected.slice(0, start) + inserted + expected.slice(end);
        document.replace(start, end, inserted);
        expect(document.getText()).toBe(expected);
        expectSame(document);
      }
    }),
    { numRuns: 150 },
  );
});

test('a document whose whole text is replaced has the lines of the new one', () => {
  const document = new OpenDocument('one\ntwo\n', 1);
  expect(document.lineCount).toBe(3);
  document.replaceAll('one');
  expectSame(document);
});
