import { defineCheck } from '../check.js';
import { changeTo } from '../support/keyword-checks.js';
import { keywordFile, lastLine, valueOf } from '../support/keyword-files.js';

/** SECURE_PASSWORD OPTIONAL without client certificates (reference: ftpdata, SECURE_PASSWORD). */
export const ftpdataPassword = defineCheck({
  code: 'ftpdata-password',
  severity: 'warning',
  summary: 'SECURE_PASSWORD OPTIONAL needs client certificates.',
  explanation: `
A log-on without password needs a certificate that speaks for the client: \`SECURE_LOGIN REQUIRED\` or \`VERIFY_USER\`. With
\`NO_CLIENT_AUTH\`, which is the default, the server issues EZYFS16I and asks for the password all the same.`,
  example: {
    FTPSDATA: `
      EXTENSIONS       AUTH_TLS
      SECURE_LOGIN     NO_CLIENT_AUTH
      SECURE_PASSWORD  ⟦OPTIONAL⟧
    `,
  },
  fixed: {
    FTPSDATA: `
      EXTENSIONS       AUTH_TLS
      SECURE_LOGIN     NO_CLIENT_AUTH
      SECURE_PASSWORD  REQUIRED
    `,
  },
  *file({ file }) {
    if (file.language !== 'ftpdata') return;
    const tree = keywordFile(file);
    const line = lastLine(tree, 'SECURE_PASSWORD');
    const word = line?.args[0];
    if (!word || valueOf(line) !== 'OPTIONAL' || (valueOf(lastLine(tree, 'SECURE_LOGIN')) ?? 'NO_CLIENT_AUTH') !== 'NO_CLIENT_AUTH') return;
    yield { at: { span: word }, message: 'Without client certificates (SECURE_LOGIN NO_CLIENT_AUTH) the server issues EZYFS16I and requires the password.', fixes: () => [changeTo(word, 'REQUIRED')] };
  },
});
