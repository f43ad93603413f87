import { defineCheck } from '../check.js';
import { indentAt, insert, lineEndOf, replace } from '../support/edits.js';
import { keywordFile, lastLine, lineIn, valueOf } from '../support/keyword-files.js';

/** AuthEntity without TLSEhlo (reference: cssmtp, AuthEntity, Options TLSEhlo). */
export const cssmtpAuthEhlo = defineCheck({
  code: 'cssmtp-auth-ehlo',
  severity: 'information',
  summary: 'AuthEntity is coded, and CSSMTP does not greet again after the TLS handshake.',
  explanation: `
Most mail servers say that they take AUTH only in the answer to the EHLO that follows the TLS handshake. CSSMTP sends that EHLO when
\`TLSEhlo Yes\` stands in the \`Options\` block; \`No\` is the default. Without it the server may seem not to know AUTH, and refuse the mail.

The state shows as AUTH STATE in the answer to \`MODIFY procname,DISPLAY,TARGETS\`.`,
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
  fixed: {
    CSSMTPCF: `
      Options
      {
        TLSEhlo  Yes
      }
      TargetServer
      {
        TargetName  mail.example.com
        Secure      Yes
        AuthEntity  MAIL.ACCOUNT
      }
    `,
  },
  *file({ file }) {
    if (file.language !== 'cssmtp') return;
    const tree = keywordFile(file);
    const options = lastLine(tree, 'Options');
    const ehlo = options && lineIn(options, 'TLSEhlo');
    if (valueOf(ehlo) === 'YES' || ehlo?.args[0]?.text.includes('&')) return;
    const head = tree.lines.find((line) => line.keyword.text.toLowerCase() === 'targetserver' && lineIn(line, 'AuthEntity'));
    const auth = head && lineIn(head, 'AuthEntity');
    const [first] = tree.lines;
    if (!auth || !first) return;
    const eol = lineEndOf(file.text);
    const value = ehlo?.args[0];
    const lead = options?.block?.lines[0]?.keyword;
    const edit = value
      ? replace(value, 'Yes')
      : lead
        ? insert(lead.start, `TLSEhlo  Yes${eol}${indentAt(file.text, lead.start)}`)
        : insert(first.keyword.start, ['Options', '{', '  TLSEhlo  Yes', '}', ''].join(`${eol}${indentAt(file.text, first.keyword.start)}`));
    yield {
      at: { span: auth.keyword },
      message: 'Most servers take AUTH only after a second EHLO: code TLSEhlo Yes in Options, or log-on may not be tried.',
      fixes: () => [{ title: 'Code TLSEhlo Yes', safe: false, edits: [edit] }],
    };
  },
});
