import { availableIn } from '../../catalog/index.js';
import { defineCheck } from '../check.js';
import { removeLines } from '../support/keyword-checks.js';
import { keywordFile, lastLine } from '../support/keyword-files.js';
import { sideOf, usesAttls } from './side.js';

/** What replaces each in an AT-TLS policy (reference: ftpdata, notes of each statement). */
const counterparts: Readonly<Record<string, string>> = {
  KEYRING: 'Keyring in TTLSKeyringParms',
  CIPHERSUITE: 'V3CipherSuites in TTLSCipherParms',
  TLSTIMEOUT: 'GSK_V3_SESSION_TIMEOUT in TTLSGskAdvancedParms',
  SSLV3: 'SSLv3',
};

/** Statements of FTP's own TLS beside AT-TLS (reference: ftpdata, crossFileRules). */
export const ftpdataIgnored = defineCheck({
  code: 'ftpdata-ignored',
  severity: 'information',
  summary: 'With TLSMECHANISM ATTLS the statement has no effect.',
  explanation: `
Key ring, cipher suites, session timeout and SSL version 3 of FTP.DATA are for FTP's own TLS. With \`TLSMECHANISM ATTLS\` the
AT-TLS policy decides, and these lines are passed over; a server from z/OS V2R5 on, where \`ATTLS\` is the default, reports them as configuration
errors: a warning. Take them out, and look at the counterparts in the policy.`,
  example: {
    FTPSDATA: `
      EXTENSIONS    AUTH_TLS
      TLSMECHANISM  ATTLS
      ⟦KEYRING       FTPD/RING⟧
    `,
  },
  fixed: {
    FTPSDATA: `
      EXTENSIONS    AUTH_TLS
      TLSMECHANISM  ATTLS
    `,
  },
  *file({ file, settings }) {
    if (file.language !== 'ftpdata') return;
    const tree = keywordFile(file);
    const isRejected = sideOf(tree) === 'server' && availableIn(settings.release, 'V2R5');
    const isDefault = isRejected && !lastLine(tree, 'TLSMECHANISM');
    if (!usesAttls(tree) && !isDefault) return;
    for (const line of tree.lines) {
      const name = line.keyword.text.toUpperCase();
      const counterpart = counterparts[name];
      if (counterpart === undefined || !Object.hasOwn(counterparts, name)) continue;
      yield {
        at: { span: { start: line.keyword.start, end: line.end } },
        severity: isRejected ? 'warning' : undefined,
        message: isRejected
          ? `The FTP server reports ${name} as a configuration error from z/OS V2R5 on: the AT-TLS policy decides, with ${counterpart}.`
          : `${name} has no effect with TLSMECHANISM ATTLS: the AT-TLS policy decides, with ${counterpart}.`,
        tags: ['unnecessary'],
        fixes: () => [removeLines(file.text, line)],
      };
    }
  },
});
