/** A text that is edited reads like the string that it stands for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EditedText } from '../../../server/src/syntax/edited-text.js';
import { pagentGrammar } from '../../../server/src/syntax/pagent-grammar.js';
import { parse, reparse } from '../../../server/src/syntax/parse.js';
import { snippet, text } from './texts.js';

const changes = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(30), inserted: fc.oneof(fc.string({ maxLength: 8 }), fc.constant('x'.repeat(40_000))) }), { minLength: 1, maxLength: 10 });

test('after any edits, every part is that of the string', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), changes, (source, script) => {
      let expected = source;
      let edited = EditedText.of(source);
      for (const { at, removed, inserted } of script) {
        const start = Math.floor(at * expected.length);
        const end = Math.min(start + removed, expected.length);
        expected = expected.slice(0, start) + inserted + expected.slice(end);
        edited = edited.replaced(start, end, inserted);
        expect(edited.length).toBe(expected.length);
        const near = [0, start - 2, start, start + 1, start + inserted.length, start + inserted.length + 2, expected.length].map((offset) => Math.max(0, Math.min(offset, expected.length)));
        for (const from of near) for (const to of near) if (from <= to) expect(edited.slice(from, to)).toBe(expected.slice(from, to));
        for (const offset of [-1, ...near]) expect(edited.charCodeAt(offset)).toBe(expected.charCodeAt(offset));
      }
      expect(edited.toString()).toBe(expected);
    }),
    { numRuns: 300 },
  );
});

test('the tree after edits in a long text is that of the text', () => {
  const rule = 'TTLSRule R\n{\n  Direction Inbound # both\n}\n';
  fc.assert(
    fc.property(text, fc.constantFrom(rule, 'TTLSRule R\n{\n', '  Direction Inbound\r\n', '# comment\n', '\n'), fc.array(fc.record({ at: fc.nat(9000), removed: fc.oneof(fc.nat(3), fc.nat(9000)), inserted: snippet }), { minLength: 1, maxLength: 4 }), (source, filling, script) => {
      const begin = source + filling.repeat(Math.ceil(6000 / filling.length)) + source;
      let edited = EditedText.of(begin);
      let tree = parse(begin, pagentGrammar);
      for (const { at, removed, inserted } of script) {
        const start = Math.min(at, edited.length);
        const oldEnd = Math.min(start + removed, edited.length);
        edited = edited.replaced(start, oldEnd, inserted);
        tree = reparse(tree, edited, { start, oldEnd, newEnd: start + inserted.length }, pagentGrammar);
      }
      expect(tree).toEqual(parse(edited.toString(), pagentGrammar));
    }),
    { numRuns: 150 },
  );
});
