import { defineCheck } from '../check.js';
import { valueDrafts } from '../support/keyword-checks.js';

/** A value that CSSMTP does not take (reference: cssmtp, the values and ranges of each parameter). */
export const cssmtpValue = defineCheck({
  code: 'cssmtp-value',
  severity: 'error',
  summary: 'The CSSMTP statement or parameter does not take this value, or has none.',
  explanation: `
Switches take \`Yes\` or \`No\`, numbers have a range, and every keyword needs its value on the same line. CSSMTP does not take
anything else. Where the range or the list of values could not be confirmed the finding is milder. Values with system symbols
are not judged.`,
  example: {
    CSSMTPCF: `
      TargetServer
      {
        TargetName  mail.example.com
      }
      Timeout
      {
        ConnectRetry  ⟦10⟧
      }
    `,
  },
  fixed: {
    CSSMTPCF: `
      TargetServer
      {
        TargetName  mail.example.com
      }
      Timeout
      {
        ConnectRetry  30
      }
    `,
  },
  *file(context) {
    if (context.file.language === 'cssmtp') yield* valueDrafts(context, 'cssmtp');
  },
});
