/** Prints trees in short, so that tests of the parser read like the files they are about. */
import { parse } from '../../../server/src/syntax/parse.js';
import { pagentGrammar } from '../../../server/src/syntax/pagent-grammar.js';
import type { Statement, Tree } from '../../../server/src/syntax/tree.js';
import { dedent } from '../../support/library.js';

export const treeOf = (text: string): Tree => parse(text, pagentGrammar);

/**
 * The statements of a text, one a line, blocks indented by two: `keyword arg arg`, followed by `{}` where it has a block and
 * by `{?` or `?}` where a brace of it is missing.
 */
export function outline(text: string): string {
  return treeOf(dedent(text)).items.flatMap((item) => (item.statement ? lines(item.statement, '') : [])).join('\n');
}

function lines(statement: Statement, indent: string): string[] {
  const { block } = statement;
  const braces = block ? ` ${block.open ? '{' : '{?'}${block.close ? '}' : '?}'}` : '';
  const own = [statement.keyword.text, ...statement.args.map((word) => word.text)].join(' ');
  return [`${indent}${own}${braces}`, ...(block?.children ?? []).flatMap((child) => lines(child, `${indent}  `))];
}

/** The problems of a text in order of place: `kind "text" line:column`, counted from 1. */
export function problems(text: string): string[] {
  const source = dedent(text);
  const tree = treeOf(source);
  return tree.items.flatMap((item, index) => {
    const base = tree.starts[index] ?? 0;
    return [...item.problems]
      .sort((a, b) => a.start - b.start)
      .map((problem) => {
        const before = source.slice(0, base + problem.start);
        const line = before.split('\n').length;
        const column = before.length - before.lastIndexOf('\n');
        return `${problem.kind} ${JSON.stringify(source.slice(base + problem.start, base + problem.end))} ${line}:${column}`;
      });
  });
}

/** The expected outline, written with indentation in the test. */
export const expected = (text: string): string => dedent(text).trimEnd();
