/** Whatever the indentation, a file with its braces in place is read as it stands: the parser mends nothing in it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allStatements, statement, topLevelStatements } from '../../../server/src/catalog/index.js';
import type { Statement as Row } from '../../../server/src/catalog/types.js';
import { outline, problems } from './outline.js';

interface Node {
  readonly line: string;
  readonly children?: readonly Node[];
}

const name = fc.constantFrom('A', 'B~1', 'c_2');

/** An attribute or an inline block of the statement. */
function child(of: Row, depth: number): fc.Arbitrary<Node> {
  const rows = of.parameters.filter((row) => row.positional === undefined && (row.value.kind !== 'inline' || (depth < 3 && statement('pagent', row.value.to)?.form === 'block')));
  return fc.constantFrom(...rows).chain((row) => {
    const inline = row.value.kind === 'inline' ? statement('pagent', row.value.to) : undefined;
    return inline ? block(row.name, inline, fc.oneof(fc.constant(undefined), name), depth + 1) : fc.constant({ line: `${row.name} On` });
  });
}

function block(keyword: string, of: Row, named: fc.Arbitrary<string | undefined>, depth: number): fc.Arbitrary<Node> {
  const children = of.parameters.length === 0 ? fc.constant([]) : fc.array(child(of, depth), { maxLength: 4 });
  return fc.tuple(named, children).map(([own, inside]) => ({ line: own ? `${keyword} ${own}` : keyword, children: inside }));
}

const roots = (['ttls', 'main', 'image', 'ipsec', 'ids', 'qos', 'routing'] as const).flatMap((role) => topLevelStatements(role));
const root: fc.Arbitrary<Node> = fc
  .constantFrom(...roots)
  .chain((row) => (row.form === 'block' ? block(row.name, row, row.nameArgument === 'none' ? fc.constant(undefined) : name, 0) : fc.constant({ line: `${row.name} /etc/x` })));

/** The file, every line indented as the numbers say, with comment and blank lines strewn in. */
function print(nodes: readonly Node[], columns: () => number): string[] {
  const line = (text: string): string[] => {
    const n = columns();
    return [...(n === 7 ? ['# {', ''] : []), ' '.repeat(n % 7) + text];
  };
  return nodes.flatMap((node) => (node.children ? [...line(node.line), ...line('{'), ...print(node.children, columns), ...line('}')] : line(node.line)));
}

const asOutline = (nodes: readonly Node[], indent = ''): string[] =>
  nodes.flatMap((node) => [indent + node.line + (node.children ? ' {}' : ''), ...asOutline(node.children ?? [], `${indent}  `)]);

test('any valid file, indented in any way', () => {
  fc.assert(
    fc.property(fc.array(root, { maxLength: 5 }), fc.infiniteStream(fc.nat(7)), (nodes, stream) => {
      const text = `\n${print(nodes, () => stream.next().value).join('\n')}`;
      expect(problems(text)).toEqual([]);
      expect(outline(text)).toBe(asOutline(nodes).join('\n'));
    }),
    { numRuns: 1500 },
  );
});

test('the catalogue has statements to make such files from', () => {
  expect(allStatements().length).toBeGreaterThan(30);
  expect(roots.filter((row) => row.form === 'block').length).toBeGreaterThan(15);
});
