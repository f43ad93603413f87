import { meaningOf } from '../../workspace/facts.js';
import type { DraftFix } from '../check.js';
import { defineCheck } from '../check.js';
import { indentAt, lineEndOf, replace, withoutSequenceNumber } from '../support/edits.js';
import { rootOf, titleOf } from '../support/wording.js';
import { headEnd, problemsOf } from './problems.js';

/** `TTLSRule X {` (reference: pagent-ttls, syntax.trailingText and syntax.braces). */
export const braceOnStatementLine = defineCheck({
  code: 'brace-on-statement-line',
  severity: 'warning',
  summary: 'An opening brace stands on the line of its statement.',
  explanation: `
Each brace stands on a line of its own. Text behind the name of a statement is ignored without a message, and that holds
for a brace too: Policy Agent then finds no block, and takes the lines of the block for something else. Put the brace on
the next line.

It is a warning, no error, because manuals print examples in this short form, and not every reader of them was punished
for it; for the statements of main and image files, where they do so most, it is a hint. When the next line has a brace too, the first one is only superfluous.`,
  example: `
    TTLSGroupAction TNGA ⟦{⟧
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
    for (const problem of problemsOf(item, 'brace-on-statement-line')) {
      const { statement } = problem;
      if (!statement) continue;
      const superfluous = statement.block?.open?.start !== problem.start;
      const ofMain = meaningOf(rootOf(statement)).type?.discipline === 'main';
      yield {
        at: { span: problem },
        severity: ofMain ? 'hint' : undefined,
        message: messageFor(titleOf(statement), superfluous, ofMain),
        fixes: (): DraftFix[] => {
          const span = { start: headEnd(statement), end: problem.end };
          if (superfluous) return [{ title: 'Remove the brace', safe: true, edits: [replace(span, '')] }];
          return [{ title: 'Put the brace on the next line', safe: true, edits: [replace(span, `${lineEndOf(text)}${indentAt(text, statement.keyword.start)}{`), ...withoutSequenceNumber(text, problem.end)] }];
        },
      };
    }
  },
});

function messageFor(title: string, superfluous: boolean, ofMain: boolean): string {
  if (superfluous) return `The { behind ${title} is ignored; the one on the next line opens the block. Remove it.`;
  if (ofMain) return `The { belongs on the line below ${title}: braces stand on lines of their own.`;
  return `The { behind ${title} is text behind a name, which Policy Agent ignores: it finds no block. Put the { on the next line.`;
}
