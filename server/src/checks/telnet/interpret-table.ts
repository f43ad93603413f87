import { defineCheck } from '../check.js';
import { blockOf } from '../../syntax/tn3270-names.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import { perFile } from '../../workspace/source-file.js';
import { at, telnetIn, telnetOf } from './profile.js';
import { spaceOf, type Space } from './spaces.js';

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
    const looked = new Set<Space>();
    for (const statement of telnetIn(context)?.profile.all ?? []) {
      if (statement.type?.name !== 'INTERPTCP') continue;
      const space = spaceOf(model, file, blockOf(statement));
      if (looked.has(space)) continue;
      looked.add(space);
      const hasTable = space.parts.some((part) => blocksWithTable(part.file).has(part.block));
      if (space.complete && !hasTable) yield { at: at(statement.keyword), message: 'A client with an interpret table needs a USS table as well: add USSTCP, such as USSTCP EZBTPUST, for the same clients.' };
    }
  },
});

/** The blocks of a file that give clients a USS table; undefined for what stands outside all blocks. */
const blocksWithTable = perFile((file): ReadonlySet<TelnetStatement | undefined> => new Set(telnetOf(file).profile.all.filter(({ type }) => type?.name === 'USSTCP').map((statement) => blockOf(statement))));
