import { availableIn } from '../../catalog/index.js';
import { defineCheck } from '../check.js';
import { changeTo } from '../support/keyword-checks.js';
import { keywordFile, lastLine, valueOf } from '../support/keyword-files.js';
import { sideOf } from './side.js';

/** FTP's own TLS in a server of V2R5 or later (reference: ftpdata, TLSMECHANISM). */
export const ftpdataNativeTls = defineCheck({
  code: 'ftpdata-native-tls',
  severity: 'error',
  summary: 'The FTP server no longer has TLS of its own.',
  explanation: `
From z/OS V2R5 on the server takes \`TLSMECHANISM ATTLS\` only; \`TLSMECHANISM FTP\` brings a configuration error message. Write
\`ATTLS\`, and an AT-TLS rule for the control port, Direction Inbound, with \`ApplicationControlled On\` and \`SecondaryMap On\`. The
client keeps both values: the check looks at files with statements of the server only.`,
  example: {
    FTPSDATA: `
      EXTENSIONS    AUTH_TLS
      TLSMECHANISM  ⟦FTP⟧
    `,
  },
  fixed: {
    FTPSDATA: `
      EXTENSIONS    AUTH_TLS
      TLSMECHANISM  ATTLS
    `,
  },
  *file({ file, settings }) {
    if (file.language !== 'ftpdata' || !availableIn(settings.release, 'V2R5')) return;
    const tree = keywordFile(file);
    const line = lastLine(tree, 'TLSMECHANISM');
    const word = line?.args[0];
    if (!word || valueOf(line) !== 'FTP' || sideOf(tree) !== 'server') return;
    yield { at: { span: word }, message: `The FTP server has no TLS of its own from z/OS V2R5 on: write ATTLS, and an AT-TLS rule for its port.`, fixes: () => [changeTo(word, 'ATTLS')] };
  },
});
