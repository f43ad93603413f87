import { availableIn } from '../../catalog/index.js';
import { defineCheck } from '../check.js';
import { changeTo } from '../support/keyword-checks.js';
import { keywordFile, lastLine, valueOf } from '../support/keyword-files.js';
import { sideOf, usesAttls } from './side.js';

/** CCCNONOTIFY with AT-TLS (reference: ftpdata, TLSRFCLEVEL and crossFileRules). */
export const ftpdataCcc = defineCheck({
  code: 'ftpdata-ccc',
  severity: 'error',
  summary: 'TLSRFCLEVEL CCCNONOTIFY does not go together with AT-TLS.',
  explanation: `
After the command CCC this level puts TLS aside without an alert, which AT-TLS cannot do. Up to z/OS V2R4 the session ends at
CCC; from V2R5 on the value is rejected and \`DRAFT\` is used, with which CCC is not supported. Write \`RFC4217\`, on both sides. A
server from V2R5 on uses AT-TLS by default.`,
  example: {
    FTPSDATA: `
      EXTENSIONS    AUTH_TLS
      TLSMECHANISM  ATTLS
      TLSRFCLEVEL   ⟦CCCNONOTIFY⟧
    `,
  },
  fixed: {
    FTPSDATA: `
      EXTENSIONS    AUTH_TLS
      TLSMECHANISM  ATTLS
      TLSRFCLEVEL   RFC4217
    `,
  },
  *file({ file, settings }) {
    if (file.language !== 'ftpdata') return;
    const tree = keywordFile(file);
    const line = lastLine(tree, 'TLSRFCLEVEL');
    const word = line?.args[0];
    if (!word || valueOf(line) !== 'CCCNONOTIFY') return;
    const rejected = availableIn(settings.release, 'V2R5');
    const byDefault = rejected && sideOf(tree) === 'server' && !lastLine(tree, 'TLSMECHANISM');
    if (!usesAttls(tree) && !byDefault) return;
    yield {
      at: { span: word },
      message: `CCCNONOTIFY does not go together with AT-TLS: ${rejected ? 'it is rejected and DRAFT is used' : 'the session ends at the command CCC'}. Write RFC4217.`,
      fixes: () => [changeTo(word, 'RFC4217')],
    };
  },
});
