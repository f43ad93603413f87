import type { Statement, SyntaxProblem } from '../../syntax/tree.js';
import type { DraftFix } from '../check.js';
import { defineCheck } from '../check.js';
import { blockIndent, indentAt, insert, lineEndOf, replace, withoutSequenceNumber } from '../support/edits.js';
import { problemsOf } from './problems.js';

/** `TTLSRule X{`, `{LocalAddr All`, `Direction Inbound}` (reference: pagent-ttls, syntax.braces). */
export const braceGlued = defineCheck({
  code: 'brace-glued',
  severity: 'warning',
  summary: 'A brace stands right beside a word, without a blank.',
  explanation: `
Words are separated by blanks. A brace without a blank belongs to its word: \`TTLSRule TN{\` defines a rule of the name
\`TN{\`, and no block begins; in \`Direction Inbound}\` the value is \`Inbound}\`, and no block ends. Each brace stands on
a line of its own.`,
  example: `
    TTLSGroupAction TNGA⟦{⟧
      TTLSEnabled  Off
    }
  `,
  fixed: `
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  itemsWith: ['problem'],
  *item({ item, text }) {
    for (const problem of problemsOf(item, 'brace-glued')) {
      const brace = text.slice(problem.start, problem.end);
      const behind = isBehindWord(text, problem);
      yield {
        at: { span: problem },
        message: `The ${brace} is part of the word ${behind ? 'before' : 'behind'} it, so that no block ${brace === '{' ? 'begins' : 'ends'} here. Put it on a line of its own.`,
        fixes: () => (problem.statement ? [separate(text, problem, problem.statement, behind)] : []),
      };
    }
  },
});

function isBehindWord(text: string, { start }: SyntaxProblem): boolean {
  return start > 0 && /\S/.test(text[start - 1] ?? '');
}

function separate(text: string, problem: SyntaxProblem, statement: Statement, behind: boolean): DraftFix {
  const eol = lineEndOf(text);
  const opens = text[problem.start] === '{';
  const tail = withoutSequenceNumber(text, problem.end);
  if (!behind) return { title: 'Put the brace on a line of its own', safe: true, edits: [insert(problem.end, `${eol}${opens ? blockIndent(text, statement) : indentAt(text, statement.keyword.start)}`), ...tail] };
  const superfluous = opens ? statement.block?.open?.start !== problem.start : statement.parent?.block?.close?.start !== problem.start;
  if (superfluous) return { title: 'Remove the brace', safe: true, edits: [replace(problem, '')] };
  const owner = opens ? statement : (statement.parent ?? statement);
  return { title: 'Put the brace on a line of its own', safe: true, edits: [insert(problem.start, `${eol}${indentAt(text, owner.keyword.start)}`), ...tail] };
}
