import { defineCheck } from '../check.js';
import { rowsOf } from '../support/rows.js';
import { placeholderPattern } from '../support/spoiled.js';
import { isTtls } from '../support/wording.js';

/** Passwords in the text (reference: pagent-ttls, KeyringPw and GSK_LDAP_USER_PW). The value is never shown. */
export const passwordInPolicy = defineCheck({
  code: 'password-in-policy',
  severity: 'warning',
  summary: 'A password stands in the policy as clear text.',
  explanation: `
Everybody who may read the member, its copies, its history in Git and the logs of Policy Agent may read the password.

- \`KeyringPw\`: use a SAF key ring, which needs no password, or \`KeyringStashFile\` for a key database. When both are coded, the
  password counts.
- \`GSK_LDAP_USER_PW\`: there is no other way to give it, so the finding is for information. Use a user ID that may do nothing
  but read certificate revocation lists, or a server that answers without a user ID, and protect the member.

Change a password that has once been committed. Where a report quotes the line, it shows \`***\` in place of the value.`,
  example: `
    TTLSKeyringParms CLRING
    {
      Keyring    /etc/tls/client.kdb
      ⟦KeyringPw⟧  example
    }
  `,
  itemsWith: ['secret'],
  *item({ item, roles }) {
    if (!item.statement || !isTtls(item.statement, roles)) return;
    for (const { node, parameter } of rowsOf(item)) {
      if (!parameter?.secret || node.args.length === 0 || node.args.some(({ text }) => placeholderPattern.test(text))) continue;
      const avoidable = parameter.name === 'KeyringPw';
      const instead = avoidable ? ' Use a SAF key ring, or KeyringStashFile.' : '';
      yield { at: { span: node.keyword }, severity: avoidable ? 'warning' : 'information', message: `${parameter.name}: a password stands in the policy as clear text.${instead}` };
    }
  },
});
