/**
 * Time conditions: when a rule is active (IP Configuration Reference, IpTimeCondition; names and masks as displays show them).
 * Times are wall clock times of Policy Agent's TZ variable; a `Date` stands for the wall clock that its local getters show.
 */

/** Minutes of the day, end exclusive; 24:00 is 1440. An end before the start passes midnight. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

/** All parts must hold together. */
export interface TimeCondition {
  /** Digits yyyymmddhhmmss, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** 12 digits, January first. */
  readonly months: string;
  /** 31 digits, the first day of the month first. */
  readonly days: string;
  /** 31 digits, the last day of the month first. A day counts when either mask has it. */
  readonly daysFromEnd: string;
  /** 7 digits, Sunday first. */
  readonly weekdays: string;
  /** At least one; a time counts when any window has it. */
  readonly windows: readonly TimeWindow[];
}

/** The condition that always holds. */
export const always: TimeCondition = {
  months: '1'.repeat(12),
  days: '1'.repeat(31),
  daysFromEnd: '1'.repeat(31),
  weekdays: '1'.repeat(7),
  windows: [{ start: 0, end: 1440 }],
};

/** Values as coded; a part that is missing or cannot be read leaves its default. */
export interface TimeParts {
  readonly ConditionTimeRange?: string;
  readonly MonthOfYearMask?: string;
  readonly DayOfMonthMask?: string;
  readonly DayOfWeekMask?: string;
  readonly TimeOfDayRange?: readonly string[];
}

/** A time condition from the values of its attributes. */
export function parseTimeCondition(parts: TimeParts): TimeCondition {
  const range = /^(\d{8,14})[:-](\d{8,14})$/.exec(parts.ConditionTimeRange ?? '');
  const monthDays = /^([01]{31})([01]{31})?$/.exec(parts.DayOfMonthMask ?? '');
  const windows = (parts.TimeOfDayRange ?? []).flatMap((text) => text.split(',')).flatMap(parseWindow);
  return {
    from: range?.[1]?.padEnd(14, '0'),
    to: range?.[2] && lastMoment(range[2]),
    months: mask(parts.MonthOfYearMask, 12) ?? always.months,
    days: monthDays?.[1] ?? always.days,
    daysFromEnd: monthDays ? (monthDays[2] ?? '0'.repeat(31)) : always.daysFromEnd,
    weekdays: mask(parts.DayOfWeekMask, 7) ?? always.weekdays,
    windows: windows.length > 0 ? windows : always.windows,
  };
}

/** Whether a rule with these time conditions is active; without any it always is, with several one is enough. */
export function isActive(conditions: readonly TimeCondition[], at: Date): boolean {
  return conditions.length === 0 || conditions.some((condition) => holds(condition, at));
}

function holds(condition: TimeCondition, at: Date): boolean {
  const moment = digits(at);
  if (condition.from !== undefined && moment < condition.from) return false;
  if (condition.to !== undefined && moment > condition.to) return false;
  if (!dayCounts(condition, at)) return false;
  const minute = at.getHours() * 60 + at.getMinutes();
  return condition.windows.some(({ start, end }) => (start <= end ? start <= minute && minute < end : minute >= start || minute < end));
}

function dayCounts(condition: TimeCondition, at: Date): boolean {
  const day = at.getDate();
  const lastDay = new Date(at.getFullYear(), at.getMonth() + 1, 0).getDate();
  const inMonth = condition.days[day - 1] === '1' || condition.daysFromEnd[lastDay - day] === '1';
  return inMonth && condition.months[at.getMonth()] === '1' && condition.weekdays[at.getDay()] === '1';
}

function digits(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(at.getFullYear()).padStart(4, '0')}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${day}${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}

/** An end without time of day holds to the end of its day. */
function lastMoment(text: string): string {
  return text + '235959'.slice(text.length - 8);
}

function mask(text: string | undefined, length: number): string | undefined {
  return text?.length === length && /^[01]+$/.test(text) ? text : undefined;
}

function parseWindow(text: string): TimeWindow[] {
  const match = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/.exec(text.trim());
  if (!match) return [];
  const start = Number(match[1]) * 60 + Number(match[2] ?? 0);
  const end = Number(match[3]) * 60 + Number(match[4] ?? 0);
  return start <= 1440 && end <= 1440 ? [{ start, end }] : [];
}
