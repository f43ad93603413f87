import type { KeywordLine } from '../../syntax/keyword-lines.js';
import { defineCheck } from '../check.js';
import { keywordFile, lastLine, valueOf } from '../support/keyword-files.js';
import { sideOf } from './side.js';

/** TLS of an FTP client that lacks something (reference: ftpdata, TLSMECHANISM, SECURE_MECHANISM, KEYRING). */
export const ftpdataClientTls = defineCheck({
  code: 'ftpdata-client-tls',
  severity: 'warning',
  summary: 'TLS of the FTP client lacks the mechanism or the key ring.',
  explanation: `
The client asks for TLS when \`SECURE_MECHANISM TLS\` is coded, or the start option \`-a\` or \`-r\` says so. Without the statement
\`TLSMECHANISM\` is idle: for information, as the start options are not known here. With \`TLSMECHANISM FTP\` the client does TLS itself
and needs \`KEYRING\`; without it TLS log-ons fail (EZA2897I). With \`ATTLS\` the key ring stands in the AT-TLS policy.

The check looks at files with statements of the client only.`,
  example: {
    FTPCDATA: `
      SECURE_MECHANISM  TLS
      TLSMECHANISM      ⟦FTP⟧
    `,
  },
  *file({ file }) {
    if (file.language !== 'ftpdata') return;
    const tree = keywordFile(file);
    const mechanism = lastLine(tree, 'TLSMECHANISM');
    const word = mechanism?.args[0];
    if (!mechanism || !word || sideOf(tree) !== 'client') return;
    if (!isTls(lastLine(tree, 'SECURE_MECHANISM'))) yield { at: { span: mechanism.keyword }, severity: 'information', message: 'Without SECURE_MECHANISM TLS the client asks for TLS only when it is started with -a or -r.' };
    else if (valueOf(mechanism) === 'FTP' && !lastLine(tree, 'KEYRING')) yield { at: { span: word }, message: 'TLSMECHANISM FTP needs KEYRING: without it TLS log-ons fail (EZA2897I). Code KEYRING, or ATTLS with an AT-TLS rule.' };
  },
});

const isTls = (line: KeywordLine | undefined): boolean => valueOf(line) === 'TLS';
