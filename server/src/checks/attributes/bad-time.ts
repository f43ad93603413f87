import type { Parameter } from '../../catalog/types.js';
import type { Word } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { replace } from '../support/edits.js';
import { valuesOf } from '../support/rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { quoted } from '../support/wording.js';

/** Times of validity in a form that cannot be read, or that never come (reference: pagent-ttls, IpTimeCondition; pagent-qos, PolicyRule). */
export const badTime = defineCheck({
  code: 'bad-time',
  severity: 'warning',
  summary: 'A time of validity is not in the form that it takes, or never comes.',
  explanation: `
| attribute | form |
|---|---|
| \`ConditionTimeRange\` | \`yyyymmddhhmmss:yyyymmddhhmmss\`, the first and the last moment |
| \`MonthOfYearMask\` | 12 digits 0 or 1, January first |
| \`DayOfMonthMask\` | 31 digits 0 or 1, or 62, where the second half counts from the end of the month |
| \`DayOfWeekMask\` | 7 digits 0 or 1, Sunday first |
| \`TimeOfDayRange\` | \`hh:mm-hh:mm\`; a range whose end lies before its start passes midnight |

A mask without a 1, and a time range whose end lies before its start, make a rule that is never in effect. What Policy Agent does
with a form that it cannot read was not read in a manual, so the finding is a warning.`,
  example: `
    IpTimeCondition OFFICE
    {
      DayOfWeekMask   0111110
      TimeOfDayRange  ⟦8.00-18.00⟧
    }
  `,
  fixed: `
    IpTimeCondition OFFICE
    {
      DayOfWeekMask   0111110
      TimeOfDayRange  08:00-18:00
    }
  `,
  itemsWith: ['other'],
  *item({ item }) {
    for (const { node, parameter } of valuesOf(item)) {
      const read = readers[parameter.name];
      const [word] = node.args;
      if (!read || !word || node.args.some(({ text }) => isSpoiled(text))) continue;
      const fault = read(node.args, parameter);
      if (fault) yield fault;
    }
  },
});

type Reader = (words: readonly Word[], parameter: Parameter) => Draft | undefined;

const readers: Readonly<Record<string, Reader | undefined>> = {
  ConditionTimeRange: faultOfMoments,
  MonthOfYearMask: mask('a digit for each month, 12 in all', [12]),
  DayOfMonthMask: mask('31 digits, or 62', [31, 62]),
  DayOfWeekMask: mask('a digit for each day, 7 in all', [7]),
  DaysOfWeekMask: mask('a digit for each day, 7 in all', [7]),
  TimeOfDayRange: faultOfHours,
};

function mask(wanted: string, lengths: readonly number[]): Reader {
  return ([word], { name }) => {
    if (!word) return undefined;
    const { text } = word;
    if (!/^[01]+$/.test(text)) return { at: { span: word }, message: `${name} takes ${wanted}, each 0 or 1; ${quoted(text)} is none.` };
    if (!lengths.includes(text.length)) return { at: { span: word }, message: `${name} takes ${wanted}; here there ${text.length === 1 ? 'is 1' : `are ${text.length}`}.` };
    return /1/.test(text) ? undefined : { at: { span: word }, message: `${name} has no 1: this is never in effect.` };
  };
}

/** As in most ranges the delimiter may be a blank too (reference: pagent-ttls, syntax.ranges). */
function faultOfMoments([word, second]: readonly Word[], { name }: Parameter): Draft | undefined {
  if (!word) return undefined;
  const text = second && [word, second].every((each) => /^\d+$/.test(each.text)) ? `${word.text}:${second.text}` : word.text;
  const ends = /^(\d{8,14})[:-](\d{8,14})$/.exec(text);
  if (!ends) return { at: { span: word }, message: `${name} takes two moments with a colon between, as in 20260101000000:20261231235959; ${quoted(word.text)} is none.` };
  const [from = '', to = ''] = [ends[1]?.padEnd(14, '0'), ends[2]?.padEnd(14, '9')];
  const impossible = [from, ends[2] ?? ''].find((text) => !isMoment(text));
  if (impossible !== undefined) return { at: { span: word }, message: `${name}: ${impossible} is no year, month, day and time.` };
  return from > to ? { at: { span: word }, message: `${name}: the end lies before the beginning, so this is never in effect.` } : undefined;
}

/** Months from 01 to 12, days from 01 to 31, hours up to 24, as far as the digits go. */
function isMoment(text: string): boolean {
  const [month, day, hour, minute, second] = [4, 6, 8, 10, 12].map((at) => (text.length >= at + 2 ? Number(text.slice(at, at + 2)) : undefined));
  return within(month, 1, 12) && within(day, 1, 31) && within(hour, 0, 24) && within(minute, 0, 59) && within(second, 0, 59);
}

function within(value: number | undefined, low: number, high: number): boolean {
  return value === undefined || (value >= low && value <= high);
}

/** Several ranges are separated by commas. */
function faultOfHours(words: readonly Word[], { name }: Parameter): Draft | undefined {
  const [first] = words;
  // Blanks inside of the value may be a form that was not read in a manual.
  if (!first || words.length > 1) return undefined;
  const wrong = first.text.split(',').find((part) => !isHours(part));
  if (wrong === undefined) return undefined;
  const meant = first.text.split(',').map(inDigits).join(',');
  return {
    at: { span: first },
    message: `${name} takes hours such as 08:00-18:00, from 0 to 24; ${quoted(wrong)} is none.`,
    fixes: () => (meant !== first.text && meant.split(',').every(isHours) ? [{ title: `Change ${first.text} to ${meant}`, safe: false, edits: [replace(first, meant)] }] : []),
  };
}

function isHours(text: string): boolean {
  const parts = /^(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?-(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (!parts) return false;
  const [, fromHour, fromMinute, fromSecond, toHour, toMinute, toSecond] = parts.map((part) => Number(part ?? 0));
  return within(fromHour, 0, 24) && within(toHour, 0, 24) && [fromMinute, fromSecond, toMinute, toSecond].every((part) => within(part, 0, 59));
}

/** `8.00-18.00` → `08:00-18:00`. */
function inDigits(text: string): string {
  return text.replace(/(\d{1,2})[.](\d{2})/g, '$1:$2').replace(/(?<!\d|:)(\d):/g, '0$1:');
}
