import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pagentGrammar } from '../../../server/src/syntax/pagent-grammar.js';
import { parse, reparse } from '../../../server/src/syntax/parse.js';
import type { Item, Statement, Tree } from '../../../server/src/syntax/tree.js';
import { itemIndexAt, statementAt, statementsIn } from '../../../server/src/syntax/tree.js';
import { snippet, text } from './texts.js';

interface Change {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const change: fc.Arbitrary<Change> = fc.record({ at: fc.nat(400), removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)), inserted: snippet });

function apply(old: Tree, { at, removed, inserted }: Change): Tree {
  const start = Math.min(at, old.text.length);
  const oldEnd = Math.min(start + removed, old.text.length);
  const edited = old.text.slice(0, start) + inserted + old.text.slice(oldEnd);
  return reparse(old, edited, { start, oldEnd, newEnd: start + inserted.length }, pagentGrammar);
}

function spansOf(item: Item): { start: number; end: number }[] {
  const ofStatement = (s: Statement): { start: number; end: number }[] => [
    s.keyword,
    ...s.args,
    ...[s.comment, s.block?.open, s.block?.close].filter((span) => span !== undefined),
    { start: s.keyword.start, end: s.end },
  ];
  return [...item.comments, ...item.problems, ...[...statementsIn(item.statement)].flatMap(ofStatement)];
}

describe('any text', () => {
  test('is divided into items without a gap', () => {
    fc.assert(
      fc.property(text, (source) => {
        const tree = parse(source, pagentGrammar);
        let at = 0;
        tree.items.forEach((item, index) => {
          expect(tree.starts[index]).toBe(at);
          expect(item.length).toBeGreaterThan(0);
          at += item.length;
        });
        expect(at).toBe(source.length);
      }),
    );
  });

  test('has spans inside their items, in order, and words that are the text there', () => {
    fc.assert(
      fc.property(text, (source) => {
        const tree = parse(source, pagentGrammar);
        tree.items.forEach((item, index) => {
          const base = tree.starts[index] ?? 0;
          for (const span of spansOf(item)) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(span.end).toBeLessThanOrEqual(item.length);
          }
          for (const statement of statementsIn(item.statement)) {
            for (const word of [statement.keyword, ...statement.args]) expect(source.slice(base + word.start, base + word.end)).toBe(word.text);
          }
        });
      }),
    );
  });

  test('has children that know their parent and follow each other', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const item of parse(source, pagentGrammar).items) {
          for (const statement of statementsIn(item.statement)) {
            let at = statement.keyword.end;
            for (const child of statement.block?.children ?? []) {
              expect(child.parent).toBe(statement);
              expect(child.keyword.start).toBeGreaterThanOrEqual(at);
              at = child.keyword.end;
            }
          }
        }
      }),
    );
  });

  test('an item depends on nothing before it', () => {
    fc.assert(
      fc.property(text, (source) => {
        const tree = parse(source, pagentGrammar);
        tree.items.forEach((item, index) => {
          const alone = parse(source.slice(tree.starts[index]), pagentGrammar).items[0];
          expect(alone).toEqual(item);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('after an edit', () => {
  test('the tree is the one that a parse from scratch gives', () => {
    fc.assert(
      fc.property(text, fc.array(change, { minLength: 1, maxLength: 6 }), (source, changes) => {
        let tree = parse(source, pagentGrammar);
        for (const each of changes) {
          tree = apply(tree, each);
          expect(tree).toEqual(parse(tree.text, pagentGrammar));
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('the other items are kept as they are', () => {
    const rule = (name: string): string => `TTLSRule ${name}\n{\n  Direction Inbound\n}\n`;
    const old = parse(['A', 'B', 'C', 'D'].map(rule).join(''), pagentGrammar);
    const at = old.text.indexOf('Inbound', old.text.indexOf('TTLSRule C'));
    const fresh = apply(old, { at, removed: 'Inbound'.length, inserted: 'Outbound' });
    expect(fresh.items.map((item, index) => item === old.items[index])).toEqual([true, true, false, true]);
    expect([...fresh.starts]).toEqual([0, 35, 70, 106].map((_, index) => fresh.text.indexOf(`TTLSRule ${'ABCD'[index]}`)));
  });

  test('a brace typed far below gives a swallowed statement its block back', () => {
    const source = 'TTLSEnvironmentAction E\n{\n  HandshakeRole Server\nTTLSCipherParms C\n{\n  V3CipherSuites 35\n}\n';
    const old = parse(source, pagentGrammar);
    expect(old.items.map((item) => item.statement?.keyword.text)).toEqual(['TTLSEnvironmentAction', 'TTLSCipherParms']);
    const fresh = apply(old, { at: source.length, removed: 0, inserted: '}\n' });
    expect(fresh.items.map((item) => item.statement?.keyword.text)).toEqual(['TTLSEnvironmentAction']);
  });
});

describe('look-ups in a tree', () => {
  const source = '# rules\nTTLSRule A\n{\n  Direction Inbound\n}\n\nTTLSRule B\n{\n}\n';
  const tree = parse(source, pagentGrammar);

  test('an offset belongs to the item whose text holds it', () => {
    expect([0, 8, source.indexOf('TTLSRule B') - 1, source.indexOf('TTLSRule B'), source.length, 10_000].map((at) => itemIndexAt(tree, at))).toEqual([0, 0, 1, 1, 1, 1]);
    expect(itemIndexAt(parse('', pagentGrammar), 0)).toBe(-1);
  });

  test('the innermost statement at an offset', () => {
    const item = tree.items[0] as Item;
    expect(statementAt(item, source.indexOf('Inbound'))?.keyword.text).toBe('Direction');
    expect(statementAt(item, source.indexOf('{'))?.keyword.text).toBe('TTLSRule');
    expect(statementAt(item, 2)).toBeUndefined();
  });
});
