import type { ProfileWord } from '../../syntax/profile-words.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck, type Draft } from '../check.js';
import { at, telnetIn } from './profile.js';

/** Names of groups, and the level of use behind them (reference: telnet, nameMaxLength; LUGROUP and DEFAULTLUS, ,nnn%). */
export const telnetGroupHeader = defineCheck({
  code: 'telnet-group-header',
  severity: 'warning',
  summary: 'The name of a group in the Telnet profile is too long, or the level of use behind it is wrong.',
  explanation: `
The names of groups of LUs and of \`PARMSGROUP\` have up to 8 characters, those of groups of clients up to 16.

Behind the name of a list of LU names may stand a level of use in percent, at which the server issues message EZZ6007I: \`LUGROUP FLOOR1,80%\`, with a comma and
no blank. \`DEFAULTLUS\` and its like have no name: there a blank stands before the comma. The level is 100 at most. A group of which an exit (\`EXIT\`) gives
the names cannot have one.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      BEGINVTAM
        PORT 23
        LUGROUP FLOOR1,⟦800%⟧ LU01..LU09 ENDLUGROUP
        LUGROUP ⟦SECONDFLOOR⟧ LU21..LU29 ENDLUGROUP
        LUMAP FLOOR1 10.1.1.1
        ALLOWAPPL TSO*
      ENDVTAM
    `,
  },
  *file(context) {
    for (const statement of telnetIn(context)?.profile.all ?? []) yield* faultsOf(statement);
  },
});

/** Of the parameter in the catalogue. */
const level = ',nnn%';

function* faultsOf({ type, operands, end }: TelnetStatement): Generator<Draft> {
  const [first, second] = operands;
  const takesLevel = type?.parameters.some((row) => row.name === level) ?? false;
  if (!type || !first || first.text.includes('&') || (type.nameMaxLength === undefined && !takesLevel)) return;
  const comma = first.text.indexOf(',');
  const name = comma < 0 ? first.text : first.text.slice(0, comma);
  const most = type.nameArgument === 'required' ? type.nameMaxLength : undefined;
  if (most !== undefined && name.length > most) yield { at: at({ start: first.start, end: first.start + name.length }), message: `${name} has ${name.length} characters, and the name of ${type.name} up to ${most}: the server reports an error of the profile.` };
  if (!takesLevel) return;
  if (comma >= 0) yield* levelFaults({ ...first, start: first.start + comma + 1, text: first.text.slice(comma + 1) });
  // Without its END keyword the list may hold words of other statements.
  if (most !== undefined && end && second && comma < 0 && /^,\d/.test(second.text)) yield spaced(first, second);
  const exit = comma >= 0 && operands.slice(1).find(({ text }) => text.toUpperCase() === 'EXIT');
  if (exit && most !== undefined && end) yield { at: at(exit), message: `${type.name} ${name} takes its names from an exit, and such a group has no level of use. Remove ${first.text.slice(comma)}.` };
}

function* levelFaults(word: ProfileWord): Generator<Draft> {
  const number = /^(\d+)%$/.exec(word.text)?.[1];
  if (number === undefined) yield { at: at(word.text === '' ? { start: word.start - 1, end: word.end } : word), message: 'The level of use is a number and a percent sign, directly behind the comma: ,80%.' };
  else if (Number(number) > 100) yield { at: at(word), message: `A level of use is 100% at most; ${word.text} is never reached.` };
}

function spaced(name: ProfileWord, level: ProfileWord): Draft {
  return {
    at: at(level),
    message: `No blank may stand between the name of the group and the comma: write the level of use directly behind it.`,
    fixes: () => (name.line === level.line ? [{ title: `Write ${name.text}${level.text}`, safe: false, edits: [{ at: at({ start: name.end, end: level.start }), newText: '' }] }] : []),
  };
}
