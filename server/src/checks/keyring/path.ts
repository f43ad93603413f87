import { defineCheck } from '../check.js';
import { alignedKeyword, appendToBlock } from '../support/edits.js';
import { ringsIn } from './rings.js';

/** A path without a password (reference: pagent-ttls, Keyring: a key database only with KeyringPw or KeyringStashFile). */
export const keyringPath = defineCheck({
  code: 'keyring-path',
  severity: 'warning',
  summary: 'Keyring is a path, and without a password or stash file it is taken for a SAF key ring.',
  explanation: `
\`Keyring\` is taken as a key database in z/OS UNIX only when \`KeyringPw\` or \`KeyringStashFile\` is coded with it. Without them a
path is looked up as the name of a SAF key ring, which does not exist, and every handshake fails with return code 202 or a
similar one. \`gskkyman\` writes the stash file beside the database, with the ending \`.sth\`.`,
  example: `
    TTLSKeyringParms CLIENTDB
    {
      Keyring           ⟦/etc/tls/client.kdb⟧
    }
  `,
  fixed: `
    TTLSKeyringParms CLIENTDB
    {
      Keyring           /etc/tls/client.kdb
      KeyringStashFile  /etc/tls/client.sth
    }
  `,
  itemsWith: ['TTLSKeyringParms'],
  *item({ item, text }) {
    for (const { block, word, keyring, secrets } of ringsIn(item)) {
      if (!word.text.startsWith('/') || keyring.kind === 'token' || secrets.length > 0) continue;
      yield {
        at: { span: word },
        message: `${word.text} is taken for a SAF key ring: it is a key database only with KeyringStashFile or KeyringPw beside it.`,
        fixes: () => {
          const stash = word.text.replace(/\.(kdb|p12|pfx)$/i, '.sth');
          const edit = stash === word.text ? undefined : appendToBlock(text, block, [alignedKeyword(block, 'KeyringStashFile') + stash]);
          return edit ? [{ title: `Add KeyringStashFile ${stash}`, safe: false, edits: [edit] }] : [];
        },
      };
    }
  },
});
