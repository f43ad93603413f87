import { meaningOf } from '../../workspace/facts.js';
import { defineCheck } from '../check.js';
import { removeStatement } from '../support/edits.js';
import { listed } from '../support/wording.js';
import { ringsIn } from './rings.js';

/** A password beside what is no file (reference: pagent-ttls, Keyring: taken as key database when a password is coded too). */
export const keyringPassword = defineCheck({
  code: 'keyring-password',
  severity: 'warning',
  summary: 'A SAF key ring or a token has a password or stash file beside it, which makes it a key database.',
  explanation: `
A SAF key ring has no password: access to it is a matter of RACF. When \`KeyringPw\` or \`KeyringStashFile\` is coded, the value of
\`Keyring\` is taken as the path of a key database in z/OS UNIX instead, and there is none of that name. Remove the password or stash
file.

A value that begins with \`/\`, or that ends like the name of a key database, is taken for one here too, and not reported. Beside a
PKCS #11 token the finding is for information: which of the two counts was not read in a manual.`,
  example: `
    TTLSKeyringParms TNRING
    {
      Keyring           TCPIP/TN3270
      ⟦KeyringStashFile⟧  /etc/tls/tn3270.sth
    }
  `,
  fixed: `
    TTLSKeyringParms TNRING
    {
      Keyring           TCPIP/TN3270
    }
  `,
  itemsWith: ['TTLSKeyringParms'],
  *item({ item, text }) {
    for (const { word, keyring, secrets } of ringsIn(item)) {
      const [first] = secrets;
      if (!first || /^[/.~]|\.(kdb|p12|pfx)$/i.test(word.text)) continue;
      const names = listed(secrets.map((line) => meaningOf(line).parameter?.name ?? ''));
      const isToken = keyring.kind === 'token';
      yield {
        at: { span: first.keyword },
        severity: isToken ? 'information' : 'warning',
        message: isToken ? `A PKCS #11 token needs no ${names}.` : `With ${names}, ${word.text} is taken as the path of a key database. A SAF key ring has no password.`,
        related: [{ at: { span: word }, message: 'The key ring.' }],
        fixes: () => [{ title: `Remove ${names}`, safe: false, edits: secrets.map((line) => removeStatement(text, line)) }],
      };
    }
  },
});
