import { defineCheck } from '../check.js';
import { valueDrafts } from '../support/keyword-checks.js';

/** A value that a statement of FTP.DATA does not take (reference: ftpdata, the values of each statement). */
export const ftpdataValue = defineCheck({
  code: 'ftpdata-value',
  severity: 'error',
  summary: 'The statement of FTP.DATA does not take this value, or has none.',
  explanation: `
Statement and value stand on one line. Switches take \`TRUE\` or \`FALSE\`, the security statements one of a few words. A value
that FTP does not take leaves the default in effect: \`SECURE_FTP PRIVATE\` would not require TLS. The finding is an error where the
list of values is complete, a warning where a range is not confirmed, and information where other values may exist.`,
  example: {
    FTPSDATA: `
      EXTENSIONS     AUTH_TLS
      SECURE_LOGIN   ⟦VERIFYUSER⟧
    `,
  },
  fixed: {
    FTPSDATA: `
      EXTENSIONS     AUTH_TLS
      SECURE_LOGIN   VERIFY_USER
    `,
  },
  *file(context) {
    if (context.file.language === 'ftpdata') yield* valueDrafts(context, 'ftpdata');
  },
});
