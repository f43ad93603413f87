import type { ProfileWord } from '../../syntax/profile-words.js';
import { luInterval, luMembers, readLus } from '../../syntax/tn3270-lu-names.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck } from '../check.js';
import { at, telnetIn, titleOf } from './profile.js';

/** LU names that stand twice in one list (reference: telnet, luNames). */
export const telnetLuOverlap = defineCheck({
  code: 'telnet-lu-overlap',
  severity: 'warning',
  summary: 'Two ranges of LU names in one list overlap.',
  explanation: `
An LU name serves one connection at a time, however often it stands in a list: the list gives fewer sessions than the sum of its
ranges. As a rule one of the ranges has a slip in its numbers. Ranges in different lists may share names on purpose, and are not
compared.

Ranges are compared whose names end in digits that count up, as in \`TCP00001..TCP00030\`.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        DEFAULTLUS
          TCP00001..TCP00030
          ⟦TCP00021..TCP00050⟧
        ENDDEFAULTLUS
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    for (const statement of telnetIn(context)?.profile.all ?? []) {
      if (!statement.end) continue;
      for (const [word, other] of overlaps(statement)) {
        yield {
          at: at(word),
          message: `${word.text} and ${other.text} in ${titleOf(statement)} share LU names; each serves one connection only.`,
          related: [{ at: at(other), message: 'The other range.' }],
        };
      }
    }
  },
});

/** Pairs of overlapping ranges, the later one first; one for each range that overlaps. */
function overlaps(statement: TelnetStatement): [ProfileWord, ProfileWord][] {
  const intervals = luMembers(statement)
    .flatMap((word) => {
      const range = readLus(word);
      const interval = range && luInterval(range);
      return interval ? [{ word, ...interval }] : [];
    })
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.from - b.from));
  const found: [ProfileWord, ProfileWord][] = [];
  let widest: (typeof intervals)[number] | undefined;
  for (const interval of intervals) {
    if (widest && widest.key === interval.key && interval.from <= widest.to) {
      found.push(widest.word.start < interval.word.start ? [interval.word, widest.word] : [widest.word, interval.word]);
      if (interval.to > widest.to) widest = interval;
    } else widest = interval;
  }
  return found.sort((a, b) => a[0].start - b[0].start);
}
