import { defineCheck } from '../check.js';
import { releaseDrafts } from '../support/keyword-checks.js';

/** A name that is newer than the release of the settings (reference: cssmtp, since). */
export const cssmtpRelease = defineCheck({
  code: 'cssmtp-release',
  severity: 'information',
  summary: 'The CSSMTP statement or parameter came with a later release than that of the settings.',
  explanation: `
A release that does not have the name does not do what it says. Either the setting \`release\` is behind the system, or the line
was written for a newer one. Names that came by service are taken as present from the oldest release that could have them.`,
  example: {
    CSSMTPCF: `
      TargetServer
      {
        TargetName  mail.example.com
        Secure      Yes
        ⟦AuthEntity⟧  MAIL.ACCOUNT
      }
    `,
  },
  *file(context) {
    if (context.file.language === 'cssmtp') yield* releaseDrafts(context, 'cssmtp');
  },
});
