import { defineCheck } from '../check.js';
import { insert, lineEndOf } from '../support/edits.js';
import { keywordFile, lastLine, valueOf } from '../support/keyword-files.js';
import { sideOf } from './side.js';

/** TLS statements of a server without EXTENSIONS AUTH_TLS (reference: ftpdata, EXTENSIONS). */
export const ftpdataIdleTls = defineCheck({
  code: 'ftpdata-idle-tls',
  severity: 'warning',
  summary: 'The FTP server takes no TLS log-on, because EXTENSIONS AUTH_TLS is missing.',
  explanation: `
\`EXTENSIONS AUTH_TLS\` is what lets a client ask for TLS. Without it the server passes over \`TLSMECHANISM\` and every other TLS
statement. The check looks at files with statements of the server only; a server with Kerberos (\`AUTH_GSSAPI\`) is left alone.`,
  example: {
    FTPSDATA: `
      ⟦TLSMECHANISM⟧  ATTLS
      SECURE_LOGIN  NO_CLIENT_AUTH
    `,
  },
  fixed: {
    FTPSDATA: `
      EXTENSIONS AUTH_TLS
      TLSMECHANISM  ATTLS
      SECURE_LOGIN  NO_CLIENT_AUTH
    `,
  },
  *file({ file }) {
    if (file.language !== 'ftpdata') return;
    const tree = keywordFile(file);
    const line = lastLine(tree, 'TLSMECHANISM');
    const extended = tree.lines.some((each) => each.keyword.text.toUpperCase() === 'EXTENSIONS' && valueOf(each)?.startsWith('AUTH_'));
    if (!line || extended || sideOf(tree) !== 'server') return;
    yield {
      at: { span: line.keyword },
      message: 'Without EXTENSIONS AUTH_TLS the server takes no TLS log-on, and this statement is idle.',
      fixes: () => [{ title: 'Add EXTENSIONS AUTH_TLS', safe: false, edits: [insert(line.keyword.start, `EXTENSIONS AUTH_TLS${lineEndOf(file.text)}`)] }],
    };
  },
});
