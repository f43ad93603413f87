import { defineCheck } from '../check.js';
import { indentAt, insertLines } from '../support/edits.js';
import { consequence, titleOf } from '../support/wording.js';
import { headEnd, problemsOf } from './problems.js';

/** A block statement whose attributes follow without `{` (reference: pagent-ttls, syntax.braces). */
export const missingOpenBrace = defineCheck({
  code: 'missing-open-brace',
  severity: 'error',
  summary: 'The opening brace of a block is missing.',
  explanation: `
The attributes of a statement stand between braces; the opening one follows on the next line that is no comment. Without
it the statement has no block: its attributes stand outside of any statement, and its closing brace closes something
else, or nothing.`,
  example: `
    ⟦TTLSGroupAction TNGA⟧
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
  *item({ item, text, roles }) {
    for (const { statement } of problemsOf(item, 'missing-open')) {
      if (!statement) continue;
      const end = headEnd(statement);
      yield {
        at: { span: { start: statement.keyword.start, end } },
        message: `The { behind ${titleOf(statement)} is missing: its attributes stand outside of any block.${consequence(statement, roles)}`,
        fixes: () => {
          const indent = indentAt(text, statement.keyword.start);
          const open = insertLines(text, end, [`${indent}{`]);
          const closed = statement.block?.close !== undefined;
          const edits = closed ? [open] : [open, insertLines(text, statement.end, [`${indent}}`])];
          return [{ title: closed ? 'Insert the opening brace' : 'Insert the braces', safe: false, edits }];
        },
      };
    }
  },
});
