import type { FileRole } from '../../catalog/types.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { type Row, rowsOf, saidOf } from '../support/rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { consequence } from '../support/wording.js';

/** A name of more than 32 characters (reference: pagent-ttls, syntax.names). */
export const nameTooLong = defineCheck({
  code: 'name-too-long',
  severity: 'error',
  summary: 'The name of a statement is too long.',
  explanation: `
Names have 1 to 32 characters and no blanks. Policy Agent logs an error for a longer one, and installs none of the new
AT-TLS policy. Shorten the name, and every reference to it. Longer names of QoS policies are cut off without a message;
there it is a warning.`,
  example: `
    TTLSKeyringParms ⟦RING-OF-ALL-THE-TN3270-SERVERS-HERE⟧
    {
      Keyring  TCPIP/TNRING
    }
  `,
  item: ({ item, roles }) => saidOf(rowsOf(item), (row) => draftFor(row, roles)),
});

function draftFor({ node, type }: Row, roles: ReadonlySet<FileRole>): Draft | undefined {
  const limit = type?.nameMaxLength;
  const [name] = node.args;
  if (!type || limit === undefined || !name || name.text.length <= limit || isSpoiled(name.text)) return undefined;
  return {
    at: { span: name },
    severity: type.discipline === 'QoS' ? 'warning' : undefined,
    message: `The name has ${name.text.length} characters; ${limit} are possible.${consequence(node, roles)}`,
  };
}
