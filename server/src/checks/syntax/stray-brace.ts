import type { SyntaxProblem } from '../../syntax/tree.js';
import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { lineEnd, lineStart, pastBlanks, replace, wholeLines } from '../support/edits.js';
import { titleOf } from '../support/wording.js';
import { problemsOf } from './problems.js';

/** A brace that opens or closes nothing (reference: pagent-ttls, syntax.braces). */
export const strayBrace = defineCheck({
  code: 'stray-brace',
  severity: 'error',
  summary: 'A brace opens or closes nothing.',
  explanation: `
An opening brace follows the line of its statement, on the next line that is no comment. A closing brace ends the block
that was opened last. A brace without its partner is often left over when lines were deleted, or when a statement was made
a comment without its block. A \`}\` too many in the middle ends the block too early: the attributes behind it then stand
outside of any statement.`,
  example: `
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
    ⟦}⟧
  `,
  fixed: `
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  itemsWith: ['problem'],
  *item(context) {
    for (const problem of problemsOf(context.item, 'stray-close')) yield draft(context, problem, closing(problem));
    for (const problem of problemsOf(context.item, 'stray-open')) {
      yield draft(context, problem, problem.statement ? `This { opens nothing: the line before it begins no block.` : 'This { opens nothing: no statement stands before it.');
    }
  },
});

function closing({ statement }: SyntaxProblem): string {
  return statement ? `This } closes ${titleOf(statement)} before its end: the lines behind it stand outside of the block.` : 'This } closes nothing: no block is open here. Remove it, or put back the { that it belongs to.';
}

function draft({ text }: ItemContext, problem: SyntaxProblem, message: string): Draft {
  const { statement } = problem;
  return {
    at: { span: problem },
    message,
    related: statement ? [{ at: { span: statement.keyword }, message: `Here ${titleOf(statement)} begins.` }] : [],
    fixes: () => [{ title: 'Remove the brace', safe: false, edits: [replace(braceWithLine(text, problem), '')] }],
  };
}

/** The line, when nothing else stands on it. */
function braceWithLine(text: string, problem: SyntaxProblem): { start: number; end: number } {
  const alone = pastBlanks(text, lineStart(text, problem.start)) === problem.start && pastBlanks(text, problem.end) >= lineEnd(text, problem.end);
  return alone ? wholeLines(text, problem) : problem;
}
