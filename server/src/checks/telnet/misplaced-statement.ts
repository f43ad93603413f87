import type { Statement as CatalogStatement } from '../../catalog/types.js';
import { mayStandIn } from '../../syntax/tn3270.js';
import { defineCheck } from '../check.js';
import { listed } from '../support/wording.js';
import { at, isIncluded, telnetIn, titleOf } from './profile.js';

/** Statements in a block that does not take them (reference: telnet, appearsIn, blockNesting). */
export const telnetMisplacedStatement = defineCheck({
  code: 'telnet-misplaced-statement',
  severity: 'warning',
  summary: 'A statement of the Telnet profile stands in a block that does not take it.',
  explanation: `
\`TELNETGLOBALS\` holds parameters of the whole server, \`TELNETPARMS\` those of one port, and \`BEGINVTAM\` the groups and the
mappings of clients to LU names, applications and parameter groups. The server reports a statement in the wrong block as an error
of the profile, and probably leaves it out; no manual says what becomes of it. Of a few parameters it was not read in a manual which
blocks take them; there the finding is for information.

Outside all blocks nothing is said in a file that another profile includes, or that has no block at all: its text may be meant to
be read inside one.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
        ⟦TCPIPJOBNAME⟧ TCPIP
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const telnet = telnetIn(context);
    if (!telnet) return;
    const isFragment = isIncluded(context.model, context.file.uri) || !telnet.profile.statements.some(({ end }) => end);
    for (const { type, keyword, parent } of telnet.profile.all) {
      if (!type || type.certainty === 'unknown' || (parent && !parent.type) || mayStandIn(type, parent?.type)) continue;
      if (!parent && isFragment) continue;
      // Where INCLUDE may stand is not known in full.
      if (type.name === 'INCLUDE') continue;
      const places = type.placement.map(({ statement }) => statement ?? 'the outer level');
      const where = parent ? `in ${titleOf(parent)}` : 'outside all blocks';
      if (isUnsure(type)) {
        yield { at: at(keyword), severity: 'information', message: `${type.name} is known in ${listed(places, 'or')} only; whether the server takes it ${where} was not read in a manual.` };
        continue;
      }
      yield { at: at(keyword), message: `${type.name} does not belong ${where}: the server reports an error of the profile, and probably leaves it out. Write it in ${listed(places, 'or')}.` };
    }
  },
});

const ofParameters = new Set(['TELNETGLOBALS', 'TELNETPARMS', 'PARMSGROUP']);

/** A parameter of which it is known from profiles only, or by memory, which blocks take it. */
function isUnsure({ certainty, placement }: CatalogStatement): boolean {
  return certainty !== 'doc' && placement.every(({ statement }) => ofParameters.has(statement ?? ''));
}
