import { defineCheck } from '../check.js';
import { keywordFile } from '../support/keyword-files.js';
import { insert, lineEndOf } from '../support/edits.js';

/** A brace without its counterpart (reference: cssmtp, syntax.blockForm). */
export const cssmtpBrace = defineCheck({
  code: 'cssmtp-brace',
  severity: 'error',
  summary: 'A brace in the CSSMTP configuration has no counterpart.',
  explanation: `
A block is the name of its statement, \`{\` on a line of its own, one parameter a line, and \`}\` on a line of its own. With a
brace lost, CSSMTP takes what follows for parameters of the wrong block.`,
  example: {
    CSSMTPCF: `
      TargetServer
      ⟦{⟧
        TargetName  mail.example.com
      LogLevel  7
    `,
  },
  fixed: {
    CSSMTPCF: `
      TargetServer
      {
        TargetName  mail.example.com
      }
      LogLevel  7
    `,
  },
  *file({ file }) {
    if (file.language !== 'cssmtp') return;
    for (const { kind, span, line } of keywordFile(file).problems) {
      yield {
        at: { span },
        message: kind === 'unclosed' ? `The block of ${line?.keyword.text ?? 'this statement'} is never closed: write } on a line of its own.` : 'This brace belongs to no block.',
        fixes: () => (line ? [{ title: 'Close the block', safe: false, edits: [insert(line.end, `${lineEndOf(file.text)}}`)] }] : []),
      };
    }
  },
});
