import { luFault, luMembers, readLus, type LuFault, type LuRange } from '../../syntax/tn3270-lu-names.js';
import { defineCheck, type DraftFix } from '../check.js';
import { at, telnetIn } from './profile.js';

/** LU names and ranges of them that are not well formed (reference: telnet, luNames). */
export const telnetLuRange = defineCheck({
  code: 'telnet-lu-range',
  severity: 'error',
  summary: 'An LU name, or a range of them, is not well formed.',
  explanation: `
An LU name has up to 8 letters, digits and \`@ # $\`, and does not begin with a digit. A range is \`low..high\` or \`low..high..rule\`. Both names, and the rule, have the same length; the low name comes before the high one,
in the order 0-9, A-Z, @, #, $. The rule has a letter for each position: F for a character that stays, N for digits, A for letters,
B for both, X for 0-9 and A-F, ? for all of them and @, # and $; the first letter is F or A. Without a rule the part that differs is all
digits or all letters. The server ignores any other range, so that its LU names are missing from the list; with a name that is not valid
it ignores the whole statement.

Names with a system symbol are left alone.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        DEFAULTLUS
          ⟦TCP00030..TCP00001⟧
        ENDDEFAULTLUS
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  fixed: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        DEFAULTLUS
          TCP00001..TCP00030
        ENDDEFAULTLUS
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    for (const statement of telnetIn(context)?.profile.all ?? []) {
      // Without its END keyword the list may hold words of other statements.
      if (!statement.end) continue;
      for (const word of luMembers(statement)) {
        const range = readLus(word);
        const fault = range && luFault(range);
        if (range && fault) yield { at: at(word), message: `${word.text} ${messages[fault]} The server ignores ${word.text.includes('..') ? 'the range' : 'the whole statement'}.`, fixes: () => turned(range, fault) };
      }
    }
  },
});

const messages: Readonly<Record<LuFault, string>> = {
  name: 'is no LU name: write up to 8 letters, digits and @ # $, the first of them no digit.',
  form: 'is no range: write low..high or low..high..rule.',
  length: 'has parts of different lengths: low name, high name and rule must have the same number of characters.',
  order: 'ends before it begins: write the low name first.',
  first: 'has a rule that begins with another letter than F and A.',
  mixed: 'differs in letters and in digits: add a rule that says how it counts, such as low..high..FFFFFNNN.',
  count: 'holds more names than one range can have (4294967295).',
  rule: 'has a rule with other letters than F, N, A, B, X and ?.',
  fixed: 'has a rule that says F for a position that differs between the two names: write the letter for what may stand there, N for digits.',
  kind: 'has a character that its rule letter does not allow.',
};

function turned({ word, low, high, rule }: LuRange, fault: LuFault): DraftFix[] {
  if (fault !== 'order') return [];
  const newText = [high, low, ...(rule === undefined ? [] : [rule])].join('..');
  return [{ title: `Change to ${newText}`, safe: false, edits: [{ at: at(word), newText }] }];
}
