/** The problems that the parser found in an item, by kind. */
import type { Item, Statement, SyntaxProblem, SyntaxProblemKind } from '../../syntax/tree.js';

const none: readonly SyntaxProblem[] = [];

/** Problems of one kind; almost every item has none at all, which costs nothing. */
export function problemsOf(item: Item, kind: SyntaxProblemKind): readonly SyntaxProblem[] {
  return item.problems.length === 0 ? none : item.problems.filter((problem) => problem.kind === kind);
}

/** Behind the last word of the statement's own line. */
export function headEnd({ args, keyword }: Statement): number {
  return args[args.length - 1]?.end ?? keyword.end;
}
