import { defineCheck } from '../check.js';
import { repeatedDrafts } from '../support/keyword-checks.js';

/** A statement of which one counts, coded more than once (reference: ftpdata, repeatable). */
export const ftpdataTwice = defineCheck({
  code: 'ftpdata-twice',
  severity: 'warning',
  summary: 'A statement of FTP.DATA is coded again further down.',
  explanation: `
Only a few statements, such as \`EXTENSIONS\`, \`CIPHERSUITE\` and \`DEBUG\`, may stand several times. Of the others one counts.
Keep the one that is meant, so that the next reader need not guess.`,
  example: {
    FTPSDATA: `
      ⟦SECURE_FTP⟧  ALLOWED
      EXTENSIONS  AUTH_TLS
      SECURE_FTP  REQUIRED
    `,
  },
  fixed: {
    FTPSDATA: `
      EXTENSIONS  AUTH_TLS
      SECURE_FTP  REQUIRED
    `,
  },
  *file(context) {
    if (context.file.language === 'ftpdata') yield* repeatedDrafts(context, 'ftpdata');
  },
});
