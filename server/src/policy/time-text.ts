/** Time conditions in words. */
import { always, isActive, type TimeCondition, type TimeWindow } from './time.js';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const two = (number: number): string => String(number).padStart(2, '0');
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** A moment of the wall clock: `2024-05-06 12:00`. */
export function momentText(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What a condition asks for: `Monday, Friday, 08:00-18:00`; equal conditions have equal texts. */
export function timeText(time: TimeCondition): string {
  const parts = [
    time.from !== undefined && `from ${digitsText(time.from)}`,
    time.to !== undefined && `to ${digitsText(time.to)}`,
    time.months !== always.months && named(time.months, months),
    daysText(time),
    time.weekdays !== always.weekdays && named(time.weekdays, weekdays),
    JSON.stringify(time.windows) !== JSON.stringify(always.windows) && windowsText(time.windows),
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'always' : parts.join(', ');
}

/** The parts of a condition that do not hold at a time, in words. */
export function timeObstacles(time: TimeCondition, at: Date): string[] {
  const parts: readonly (readonly [TimeCondition, string])[] = [
    [{ ...always, from: time.from }, `it begins on ${digitsText(time.from ?? '')}`],
    [{ ...always, to: time.to }, `it ended on ${digitsText(time.to ?? '')}`],
    [{ ...always, months: time.months }, `not in ${months[at.getMonth()] ?? ''}`],
    [{ ...always, days: time.days, daysFromEnd: time.daysFromEnd }, `not on day ${at.getDate()} of the month`],
    [{ ...always, weekdays: time.weekdays }, `not on a ${weekdays[at.getDay()] ?? ''}`],
    [{ ...always, windows: time.windows }, `only ${windowsText(time.windows)}`],
  ];
  return parts.filter(([part]) => !isActive([part], at)).map(([, words]) => words);
}

function windowsText(windows: readonly TimeWindow[]): string {
  return [...windows].sort((a, b) => a.start - b.start || a.end - b.end).map(({ start, end }) => `${clock(start)}-${clock(end)}`).join(', ');
}

function named(mask: string, names: readonly string[]): string {
  const chosen = names.filter((_, index) => mask[index] === '1');
  return chosen.length === 0 ? 'never' : chosen.join(', ');
}

function daysText({ days, daysFromEnd }: TimeCondition): string | false {
  if (days === always.days && daysFromEnd === always.daysFromEnd) return false;
  const numbers = (mask: string): string => [...mask].flatMap((digit, index) => (digit === '1' ? [index + 1] : [])).join(' ');
  const parts = [numbers(days) && `day ${numbers(days)}`, numbers(daysFromEnd) && `day ${numbers(daysFromEnd)} from the end`].filter(Boolean);
  return parts.length === 0 ? 'no day of the month' : `${parts.join(' and ')} of the month`;
}

/** `20240701000000` → `2024-07-01 00:00:00`. */
function digitsText(digits: string): string {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? [];
  return year === undefined ? digits : `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}
