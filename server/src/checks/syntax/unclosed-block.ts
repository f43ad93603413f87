import type { Statement, SyntaxProblem } from '../../syntax/tree.js';
import { defineCheck } from '../check.js';
import { indentAt, insertLines } from '../support/edits.js';
import { consequence, listed, titleOf } from '../support/wording.js';
import { problemsOf } from './problems.js';

/** A block without its closing brace (reference: pagent-ttls, syntax.braces). */
export const unclosedBlock = defineCheck({
  code: 'unclosed-block',
  severity: 'error',
  summary: 'The closing brace of a block is missing.',
  explanation: `
Policy Agent reads everything up to the next \`}\` as part of the block, the following statements too. In its log the
complaint is about an attribute somewhere below, without a line number, or there is none at all.

The finding stands where the brace most likely belongs: before the next statement that cannot stand in the block, or
where the indentation says that the block is over.`,
  example: `
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Of⟦f⟧

    TTLSGroupAction TNGB
    {
      TTLSEnabled  Off
    }
  `,
  fixed: `
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }

    TTLSGroupAction TNGB
    {
      TTLSEnabled  Off
    }
  `,
  itemsWith: ['problem'],
  *item({ item, text, roles }) {
    for (const problems of byPlace(problemsOf(item, 'missing-close'))) {
      const statements = problems.map((problem) => problem.statement as Statement).sort((a, b) => b.keyword.start - a.keyword.start);
      const [inner] = statements;
      const [problem] = problems;
      if (!inner || !problem) continue;
      const one = statements.length === 1;
      yield {
        at: { span: problem },
        message: `The } of ${listed(statements.map(titleOf))} ${one ? 'is' : 'are'} missing: what follows is read as part of the block.${consequence(inner, roles)}`,
        related: statements.flatMap((statement) => (statement.block?.open ? [{ at: { span: statement.block.open }, message: `Here the block of ${titleOf(statement)} begins.` }] : [])),
        fixes: () => [{ title: one ? 'Insert the missing brace' : 'Insert the missing braces', safe: false, edits: [insertLines(text, problem.end, statements.map((statement) => `${indentAt(text, statement.keyword.start)}}`))] }],
      };
    }
  },
});

function byPlace(problems: readonly SyntaxProblem[]): SyntaxProblem[][] {
  const places = new Map<number, SyntaxProblem[]>();
  for (const problem of problems) places.set(problem.end, [...(places.get(problem.end) ?? []), problem]);
  return [...places.values()];
}
