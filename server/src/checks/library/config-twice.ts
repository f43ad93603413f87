import type { Include } from '../../workspace/model.js';
import type { Draft, FileContext } from '../check.js';
import { defineCheck } from '../check.js';
import { isImageStatement, placeOfStatement } from './config-statements.js';
import { remove } from './edits.js';

/** TTLSConfig and its likes coded twice in one file (reference: pagent-main, fileRules twice). */
export const configTwice = defineCheck({
  code: 'config-twice',
  severity: 'warning',
  summary: 'A statement that names the policy file stands twice in one file.',
  explanation: `
An image file names one policy file of each kind. When \`TTLSConfig\` (or \`IPSecConfig\`, \`IDSConfig\`, \`QOSConfig\`,
\`RoutingConfig\`) is coded more than once, the last one counts and the others are ignored without a message: statements in
the other files never take effect. Statements that several stacks share belong in one file named by \`CommonTTLSConfig\` in
the main file.

For \`CommonTTLSConfig\` and its likes in the main file it is not documented which one counts; the finding is of severity information there.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      ⟦TTLSConfig //'USER.TCPPARMS(OLDPOLCY)' FLUSH PURGE⟧
      TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE
    `,
    OLDPOLCY: `
      # The policy of last year.
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  TNGA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  Off
      }
    `,
  },
  fixed: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE
    `,
    OLDPOLCY: `
      # The policy of last year.
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  TNGA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  Off
      }
    `,
  },
  *file(context) {
    const { file, model, roles } = context;
    const last = new Map<string, Include>();
    for (const include of [...model.includesFrom(file.uri)].reverse()) {
      const { reference } = include;
      if (reference.role === 'image' || !roles.has(isImageStatement(reference) ? 'image' : 'main')) continue;
      const key = `${reference.role} ${reference.common}`;
      const winner = last.get(key);
      if (winner) yield draftOf(include, winner, context);
      else last.set(key, include);
    }
  },
});

function draftOf(include: Include, winner: Include, { file }: FileContext): Draft {
  const { keyword, common, statement, item } = include.reference;
  return {
    at: placeOfStatement(include),
    message: common
      ? `${keyword} is coded again further down. Which of the two counts is not documented; keep one.`
      : `${keyword} is coded again further down, and the last one counts: this one is ignored.`,
    severity: common ? 'information' : undefined,
    related: [{ at: placeOfStatement(winner), message: common ? 'The other one.' : 'This one counts.' }],
    fixes: () => [{ title: `Remove this ${keyword}`, safe: false, edits: [remove(file, { item, statement })] }],
  };
}
