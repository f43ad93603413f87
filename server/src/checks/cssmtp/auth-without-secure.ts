import { defineCheck } from '../check.js';
import { indentAt, insert, lineEndOf, replace } from '../support/edits.js';
import { keywordFile, lineIn, valueOf } from '../support/keyword-files.js';

/** AuthEntity without Secure Yes (reference: cssmtp, TargetServer AuthEntity). */
export const cssmtpAuthWithoutSecure = defineCheck({
  code: 'cssmtp-auth-without-secure',
  severity: 'error',
  summary: 'AuthEntity is coded for a mail server to which the connection is not secured.',
  explanation: `
\`AuthEntity\` names whose user name and password CSSMTP sends to the mail server (since z/OS 3.2). It does so only over TLS:
\`Secure Yes\` must stand in the same \`TargetServer\` block, and an AT-TLS rule must protect the connection. \`Secure\` is \`No\`
when it is not coded.`,
  example: {
    CSSMTPCF: `
      TargetServer
      {
        TargetName  mail.example.com
        ⟦AuthEntity⟧  MAIL.ACCOUNT
      }
    `,
  },
  fixed: {
    CSSMTPCF: `
      TargetServer
      {
        TargetName  mail.example.com
        AuthEntity  MAIL.ACCOUNT
        Secure Yes
      }
    `,
  },
  *file({ file }) {
    if (file.language !== 'cssmtp') return;
    for (const head of keywordFile(file).lines) {
      const auth = lineIn(head, 'AuthEntity');
      const secure = lineIn(head, 'Secure');
      const value = secure?.args[0];
      if (!auth || head.keyword.text.toLowerCase() !== 'targetserver' || (secure && valueOf(secure) !== 'NO')) continue;
      yield {
        at: { span: auth.keyword },
        message: 'AuthEntity needs Secure Yes in the same TargetServer: CSSMTP sends no password over a connection without TLS.',
        fixes: () => [{ title: 'Secure the connection', safe: false, edits: [value ? replace(value, 'Yes') : insert(auth.end, `${lineEndOf(file.text)}${indentAt(file.text, auth.keyword.start)}Secure Yes`)] }],
      };
    }
  },
});
