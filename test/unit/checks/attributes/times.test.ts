import { describe, expect, test } from 'vitest';
import { afterFix, expectMarked } from '../marked.js';

const condition = (line: string): string => `IpTimeCondition T\n{\n  ${line}\n}\n`;
const rule = (line: string): string => `PolicyRule R\n{\n  ${line}\n  PolicyActionReference  A\n}\n`;

describe('bad-time', () => {
  test.each([
    'ConditionTimeRange 20260101000000:20261231235959',
    'ConditionTimeRange 20260101:20261231',
    'ConditionTimeRange 20260101000000 20261231235959',
    'ConditionTimeRange 20260101000000-20261231235959',
    'MonthOfYearMask 000000000001',
    `DayOfMonthMask ${'1'.repeat(31)}`,
    `DayOfMonthMask ${'0'.repeat(61)}1`,
    'DayOfWeekMask 0111110',
    'TimeOfDayRange 08:00-18:00',
    'TimeOfDayRange 22:00-06:00',
    'TimeOfDayRange 0-24',
    'TimeOfDayRange 8:30:00-17',
    'TimeOfDayRange 6-8,17-19',
    'TimeOfDayRange <hours>',
  ])('%s', (line) => {
    expectMarked('bad-time', condition(line));
    expectMarked('bad-time', rule(line));
  });

  test.each([
    ['ConditionTimeRange ⟦2026⟧', 'ConditionTimeRange takes two moments with a colon between, as in 20260101000000:20261231235959; "2026" is none.'],
    ['ConditionTimeRange ⟦20261301000000:20261231235959⟧', 'ConditionTimeRange: 20261301000000 is no year, month, day and time.'],
    ['ConditionTimeRange ⟦20270101000000:20261231235959⟧', 'ConditionTimeRange: the end lies before the beginning, so this is never in effect.'],
    ['DayOfWeekMask ⟦0000000⟧', 'DayOfWeekMask has no 1: this is never in effect.'],
    ['DayOfWeekMask ⟦MTWTF⟧', 'DayOfWeekMask takes a digit for each day, 7 in all, each 0 or 1; "MTWTF" is none.'],
    [`DayOfMonthMask ⟦${'1'.repeat(30)}⟧`, 'DayOfMonthMask takes 31 digits, or 62; here there are 30.'],
    ['TimeOfDayRange ⟦8-25⟧', 'TimeOfDayRange takes hours such as 08:00-18:00, from 0 to 24; "8-25" is none.'],
    ['TimeOfDayRange ⟦06:00-08:00,17:00⟧', 'TimeOfDayRange takes hours such as 08:00-18:00, from 0 to 24; "17:00" is none.'],
  ])('%s', (line, message) => {
    expect(expectMarked('bad-time', condition(line)).map((finding) => `${finding.severity} ${finding.message}`)).toEqual([`warning ${message}`]);
  });

  test('the last day has no time of its own', () => {
    expectMarked('bad-time', condition('ConditionTimeRange 20261231120000:20261231'));
  });

  test('dots are written for colons', () => {
    expect(afterFix('bad-time', condition('TimeOfDayRange 8.30-17.45'))).toBe(condition('TimeOfDayRange 08:30-17:45'));
  });
});
