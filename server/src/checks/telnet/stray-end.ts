import { endedStatement } from '../../syntax/tn3270.js';
import { defineCheck } from '../check.js';
import { at, isIncluded, telnetIn, titleOf } from './profile.js';

/** END keywords that end nothing (reference: telnet, the END keywords of blocks and lists). */
export const telnetStrayEnd = defineCheck({
  code: 'telnet-stray-end',
  severity: 'warning',
  summary: 'An END keyword of the Telnet profile ends nothing.',
  explanation: `
Each END keyword ends one kind of block or list, and none of that kind is open here. Either the keyword that begins the block is
missing or misspelt, or the block has been ended before. What stands between is then read as part of another block, or of none.

Nothing is said at the outer level of a file that another profile includes: the block may begin there.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        ALLOWAPPL TSO*
        ⟦ENDDEFAULTLUS⟧
      ENDVTAM
    `,
  },
  *file(context) {
    const telnet = telnetIn(context);
    if (!telnet) return;
    for (const { word, within } of telnet.profile.strayEnds) {
      if (!within && isIncluded(context.model, context.file.uri)) continue;
      const begins = endedStatement(word.text)?.name ?? '';
      const where = within ? ` in this ${titleOf(within)} block` : '';
      yield { at: at(word), message: `${word.text} ends nothing: no ${begins} is open${where}. Begin it with ${begins}, or remove ${word.text}.` };
    }
  },
});
