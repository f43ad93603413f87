import { expect, test } from 'vitest';
import { isActive, parseTimeCondition, type TimeParts } from '../../../server/src/policy/time.js';

/** Whether a rule with one time condition is active at `yyyy-mm-ddThh:mm`, wall clock of Policy Agent. */
function active(parts: TimeParts, at: string): boolean {
  return isActive([parseTimeCondition(parts)], new Date(at));
}

test('a rule without time condition is always active', () => {
  expect(isActive([], new Date('2024-02-29T03:00'))).toBe(true);
  expect(active({}, '2024-02-29T03:00')).toBe(true);
});

test('office hours: the end is not part of the window', () => {
  const office: TimeParts = { DayOfWeekMask: '0111110', TimeOfDayRange: ['08:00-18:00'] };
  expect(active(office, '2024-05-06T08:00')).toBe(true); // a Monday
  expect(active(office, '2024-05-06T17:59')).toBe(true);
  expect(active(office, '2024-05-06T18:00')).toBe(false);
  expect(active(office, '2024-05-05T10:00')).toBe(false); // a Sunday
});

test('a window whose end lies before its start passes midnight', () => {
  const night: TimeParts = { TimeOfDayRange: ['22:00-06:00'] };
  expect(active(night, '2024-05-06T23:30')).toBe(true);
  expect(active(night, '2024-05-06T05:59')).toBe(true);
  expect(active(night, '2024-05-06T12:00')).toBe(false);
});

test('hours alone, several windows in one value, and a repeated attribute', () => {
  const parts: TimeParts = { TimeOfDayRange: ['6-8,12:30-13:00', '20-24'] };
  expect(active(parts, '2024-05-06T07:00')).toBe(true);
  expect(active(parts, '2024-05-06T12:45')).toBe(true);
  expect(active(parts, '2024-05-06T23:59')).toBe(true);
  expect(active(parts, '2024-05-06T09:00')).toBe(false);
});

test('months count from January', () => {
  expect(active({ MonthOfYearMask: '100000000001' }, '2024-12-24T10:00')).toBe(true);
  expect(active({ MonthOfYearMask: '100000000001' }, '2024-11-24T10:00')).toBe(false);
});

test('days count from the first of the month; the second 31 digits from its last day', () => {
  const first = `1${'0'.repeat(30)}`;
  expect(active({ DayOfMonthMask: first }, '2024-04-01T10:00')).toBe(true);
  expect(active({ DayOfMonthMask: first }, '2024-04-30T10:00')).toBe(false);
  const lastDay = '0'.repeat(31) + first;
  expect(active({ DayOfMonthMask: lastDay }, '2024-02-29T10:00')).toBe(true);
  expect(active({ DayOfMonthMask: lastDay }, '2023-02-28T10:00')).toBe(true);
  expect(active({ DayOfMonthMask: lastDay }, '2024-02-28T10:00')).toBe(false);
});

test('an absolute range holds from its first to its last moment', () => {
  const year: TimeParts = { ConditionTimeRange: '20240701000000:20250630235959' };
  expect(active(year, '2024-06-30T23:59:59')).toBe(false);
  expect(active(year, '2024-07-01T00:00')).toBe(true);
  expect(active(year, '2025-06-30T23:59:59')).toBe(true);
  expect(active(year, '2025-07-01T00:00')).toBe(false);
});

test('an absolute range of days ends with its last day', () => {
  expect(active({ ConditionTimeRange: '20240701:20240702' }, '2024-07-02T23:00')).toBe(true);
  expect(active({ ConditionTimeRange: '20240701:20240702' }, '2024-07-03T00:00')).toBe(false);
});

test('one of several conditions is enough', () => {
  const conditions = ['01:00-02:00', '03:00-04:00'].map((range) => parseTimeCondition({ TimeOfDayRange: [range] }));
  expect(isActive(conditions, new Date('2024-05-06T03:30'))).toBe(true);
  expect(isActive(conditions, new Date('2024-05-06T02:30'))).toBe(false);
});

test('a part that cannot be read leaves its default', () => {
  expect(active({ DayOfWeekMask: '01111', TimeOfDayRange: ['noon'], ConditionTimeRange: 'soon' }, '2024-05-05T10:00')).toBe(true);
});
