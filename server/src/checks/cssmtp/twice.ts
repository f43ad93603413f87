import { defineCheck } from '../check.js';
import { repeatedDrafts, repeatedParameterDrafts } from '../support/keyword-checks.js';

/** A statement of which one counts, coded more than once (reference: cssmtp, repeatable). */
export const cssmtpTwice = defineCheck({
  code: 'cssmtp-twice',
  severity: 'warning',
  summary: 'A CSSMTP statement is coded again further down.',
  explanation: `
Only \`TargetServer\` and \`MailAdministrator\` may stand several times. Of every other statement one counts. Keep the one that
is meant, so that the next reader need not guess. Parameters that stand twice in one block are for information.`,
  example: {
    CSSMTPCF: `
      ⟦LogLevel⟧  7
      TargetServer
      {
        TargetName  mail.example.com
      }
      LogLevel  15
    `,
  },
  fixed: {
    CSSMTPCF: `
      TargetServer
      {
        TargetName  mail.example.com
      }
      LogLevel  15
    `,
  },
  *file(context) {
    if (context.file.language === 'cssmtp') {
      yield* repeatedDrafts(context, 'cssmtp');
      yield* repeatedParameterDrafts(context, 'cssmtp');
    }
  },
});
