import { defineCheck } from '../check.js';
import { blockOf } from '../../syntax/tn3270-names.js';
import { at, telnetIn, telnetOf } from './profile.js';
import { spaceOf } from './spaces.js';

/** INTERPTCP without USSTCP (reference: telnet, INTERPTCP). */
export const telnetInterpretTable = defineCheck({
  code: 'telnet-interpret-table',
  severity: 'warning',
  summary: 'Clients have an interpret table, and no client of the BEGINVTAM block has a USS table.',
  explanation: `
An interpret table works together with a USS table: a client that \`INTERPTCP\` gives the one needs the other too, from a \`USSTCP\` for the same client or for all.

Nothing is said where the block has any \`USSTCP\`, and where a member that it includes is not in the library.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        ⟦INTERPTCP⟧ INTTAB
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const { model, file } = context;
    for (const statement of telnetIn(context)?.profile.all ?? []) {
      if (statement.type?.name !== 'INTERPTCP') continue;
      const { parts, complete } = spaceOf(model, file, blockOf(statement));
      const hasTable = parts.some((part) => telnetOf(part.file).profile.all.some((other) => other.type?.name === 'USSTCP' && blockOf(other) === part.block));
      if (!complete || hasTable) continue;
      yield { at: at(statement.keyword), message: 'A client with an interpret table needs a USS table as well: add USSTCP, such as USSTCP EZBTPUST, for the same clients.' };
      return;
    }
  },
});
