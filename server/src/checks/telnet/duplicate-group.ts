import { blockOf, type GroupDefinition } from '../../syntax/tn3270-names.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck } from '../check.js';
import { at, telnetIn } from './profile.js';

/** Two groups of one name in a BEGINVTAM block. */
export const telnetDuplicateGroup = defineCheck({
  code: 'telnet-duplicate-group',
  severity: 'warning',
  summary: 'Two groups of the same kind in a BEGINVTAM block have the same name.',
  explanation: `
A mapping names a group by its name alone, so that only one of the two can be meant. Which one that is, and whether the server
reports the other, is not documented. Give one another name, or put the members together in one group. Groups of the same name in two
\`BEGINVTAM\` blocks do not disturb each other.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        LUGROUP LUS LU01..LU09 ENDLUGROUP
        LUGROUP ⟦LUS⟧ LU11..LU19 ENDLUGROUP
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    const names = telnetIn(context)?.names;
    const seen = new Map<TelnetStatement | undefined, Map<string, GroupDefinition>>();
    for (const group of names?.definitions ?? []) {
      const block = blockOf(group.statement);
      let known = seen.get(block);
      if (!known) seen.set(block, (known = new Map()));
      const key = `${group.type} ${group.name}`;
      const first = known.get(key);
      if (!first) known.set(key, group);
      else
        yield {
          at: at(group),
          message: `${key} is defined twice in this BEGINVTAM block, and a mapping can mean only one of the two. Which one counts is not documented: rename one, or put them together.`,
          related: [{ at: at(first), message: 'The first one.' }],
        };
    }
  },
});
