import type { DraftFix } from '../check.js';
import { defineCheck } from '../check.js';
import { behindText, blockIndent, indentAt, lineEndOf, pastBlanks, replace, withoutSequenceNumber } from '../support/edits.js';
import { problemsOf } from './problems.js';

/** `{ Direction Inbound`, `} TTLSRule Y` (reference: pagent-ttls, syntax.braces). */
export const textAfterBrace = defineCheck({
  code: 'text-after-brace',
  severity: 'warning',
  summary: 'Something stands behind a brace on its line.',
  explanation: `
Each brace and each attribute stands on a line of its own. What Policy Agent makes of words behind a brace is not
documented; as everywhere behind a value, they are most likely ignored without a message. A comment may stand there.`,
  example: `
    TTLSGroupAction TNGA
    { ⟦TTLSEnabled  Off⟧
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
    for (const problem of problemsOf(item, 'text-after-brace')) {
      const { statement } = problem;
      const closing = text[problem.start] === '}' && problem.end - problem.start === 1;
      const behindItem = closing && statement?.block?.close?.start === problem.start && statement.parent === undefined && pastBlanks(text, problem.end) >= text.length;
      yield {
        at: { span: problem },
        message: behindItem ? 'What follows this } on its line is most likely ignored. Put it on the next line.' : 'What stands behind a brace on its line is most likely ignored. Put it on the next line.',
        fixes: (): DraftFix[] => {
          if (!statement) return [];
          const title = 'Go on on the next line';
          const eol = lineEndOf(text);
          if (behindItem) return [{ title, safe: true, edits: [replace({ start: problem.end, end: pastBlanks(text, problem.end) }, eol)] }];
          const inside = !closing && text[behindText(text, problem.start) - 1] === '{';
          const indent = inside ? blockIndent(text, statement) : indentAt(text, statement.keyword.start);
          return [{ title, safe: true, edits: [replace({ start: behindText(text, problem.start), end: problem.start }, eol + indent), ...withoutSequenceNumber(text, problem.end)] }];
        },
      };
    }
  },
});
