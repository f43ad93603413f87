/** Trees and line tokens cover their text exactly, and an edited tree is the tree of the edited text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokens } from '../../server/src/syntax/lines.js';
import { pagentGrammar } from '../../server/src/syntax/pagent-grammar.js';
import { parse, reparse } from '../../server/src/syntax/parse.js';
import { detectLanguage } from '../../server/src/syntax/detect.js';
import { hanging, holds } from './run.js';
import { changes, language, replaced, snippet, text } from './texts.js';

test('tokens and items put together are the text', { timeout: hanging }, () => {
  holds(
    'tokens and items',
    2000,
    fc.property(text, (source) => {
      let again = '';
      for (const { start, end } of tokens(source)) again += source.slice(start, end);
      expect(again).toBe(source);
      const { items, starts } = parse(source, pagentGrammar);
      let at = 0;
      items.forEach((item, index) => {
        expect(starts[index]).toBe(at);
        at += item.length;
      });
      expect(at).toBe(source.length);
    }),
  );
});

test('after every edit the tree is that of the text', { timeout: hanging }, () => {
  holds(
    'edited trees',
    1500,
    fc.property(text, changes, (source, script) => {
      let tree = parse(source, pagentGrammar);
      for (const change of script) {
        const { text: after, edit } = replaced(tree.text, change);
        const next = reparse(tree, after, edit, pagentGrammar);
        expect(next).toEqual(parse(after, pagentGrammar));
        tree = change.undone ? reparse(next, tree.text, { start: edit.start, oldEnd: edit.newEnd, newEnd: edit.oldEnd }, pagentGrammar) : next;
        if (change.undone) expect(tree).toEqual(parse(tree.text, pagentGrammar));
      }
    }),
  );
});

test('whatever a file is called and holds, its language can be asked for', { timeout: hanging }, () => {
  holds(
    'detection',
    2000,
    fc.property(fc.oneof(snippet, fc.webPath(), fc.string({ unit: 'binary' })), text, fc.option(language, { nil: undefined }), (path, source, languageIdNow) => {
      const found = detectLanguage({ path, text: source, languageIdNow });
      expect(found === undefined || /^[a-z0-9-]+$/.test(found)).toBe(true);
    }),
  );
});
