import { statementsOf } from '../../catalog/index.js';
import { endedStatement, mayStandIn } from '../../syntax/tn3270.js';
import { defineCheck } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';
import { at, telnetIn, titleOf } from './profile.js';

/** Words that stand for a statement and are none (reference: telnet, statements, errorHandling). */
export const telnetUnknownStatement = defineCheck({
  code: 'telnet-unknown-statement',
  severity: 'warning',
  summary: 'A word of the Telnet profile stands where a statement should begin, and no statement of this name is known.',
  explanation: `
The statement before it takes no further operand, so that a statement should begin here. The server reports a word that it does
not know as an error of the profile (message EZZ6035I with the number of the line, when \`DEBUG CONFIG EXCEPTION\` is in effect).
That it leaves just this statement out, so that the default stays in force, is how the server is known to behave; no manual says it.

The finding is a warning, not an error, because a later release or APAR may know the statement. The quick fix writes the statement
that was probably meant.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
        MSG07
        ⟦INACTVE⟧ 3600
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  fixed: {
    TN3270: `
      TELNETPARMS
        PORT 23
        MSG07
        INACTIVE 3600
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    for (const { type, keyword, parent } of telnetIn(context)?.profile.all ?? []) {
      if (type || endedStatement(keyword.text) || keyword.text.startsWith('&')) continue;
      const fitting = statementsOf('tn3270').filter((row) => mayStandIn(row, parent?.type));
      const names = [...fitting.map(({ name }) => name), ...(parent?.type?.endKeyword ? [parent.type.endKeyword] : [])];
      const meant = didYouMean(keyword.text, names);
      const where = parent ? `in ${titleOf(parent)}` : 'outside all blocks';
      yield {
        at: at(keyword),
        message: `No statement ${keyword.text} is known ${where}: the server reports an error of the profile, and probably leaves the statement out.${meant ? ` Did you mean ${meant}?` : ''}`,
        fixes: () => (meant ? [{ title: `Change ${keyword.text} to ${meant}`, safe: false, edits: [{ at: at(keyword), newText: meant }] }] : []),
      };
    }
  },
});
