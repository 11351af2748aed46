import { dayFromNumber, dayNumber, type Day } from '../model/day.js';
import { InvalidError } from '../model/errors.js';
import type { Calendar } from '../model/index.js';
import type { WorkingTime } from './types.js';

const mondayToFriday: Pick<Calendar, 'workingWeekdays' | 'holidays' | 'extraWorkingDays'> = {
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: [],
};

// 1970-01-01 is a Thursday; counting from the Monday before it makes whole weeks.
const daysFromMonday = 3;

/**
 * Working time as arithmetic: whole weeks by multiplication, holidays and extra working days by a search in a sorted
 * list. An extra working day is worked whatever the week or a holiday says.
 *
 * @param calendar absent: Monday to Friday
 * @throws {InvalidError} when no day of the week is worked
 */
export function makeWorkingTime(calendar: typeof mondayToFriday = mondayToFriday): WorkingTime {
  const worked = [1, 2, 3, 4, 5, 6, 7].map((weekday) => calendar.workingWeekdays.includes(weekday));
  const workedBefore = worked.map((_, weekday) => worked.slice(0, weekday).filter(Boolean).length);
  const perWeek = worked.filter(Boolean).length;
  if (perWeek === 0) {
    throw new InvalidError('A calendar needs at least one working day a week.', 'workingWeekdays');
  }
  /** Working days of the plain week in the stretch from the Monday before 1970-01-01 up to the day before. */
  const plainBefore = (day: number) => {
    const weeks = Math.floor((day + daysFromMonday) / 7);
    return weeks * perWeek + (workedBefore[day + daysFromMonday - weeks * 7] ?? 0);
  };
  const isPlain = (day: number) => plainBefore(day + 1) > plainBefore(day);
  const daysOfWeek = worked.flatMap((isWorked, weekday) => isWorked ? [weekday] : []);
  /** The day with so many working days of the plain week before it that is worked itself. */
  const plainAt = (count: number) => {
    const weeks = Math.floor(count / perWeek);
    return weeks * 7 + (daysOfWeek[count - weeks * perWeek] ?? 0) - daysFromMonday;
  };

  const { days, balance } = exceptionsOf(calendar, isPlain);
  /** How many exceptions are before the day. */
  const exceptionsBefore = (day: number) => {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[middle] ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const countBefore = (day: number) => plainBefore(day) + (balance[exceptionsBefore(day)] ?? 0);
  const isWorked = (day: number) => {
    const at = exceptionsBefore(day);
    return days[at] === day ? (balance[at + 1] ?? 0) > (balance[at] ?? 0) : isPlain(day);
  };
  /** The working day with so many working days before it. */
  const workingDayAt = (count: number) => {
    // The last exception that is not behind the wanted day; from there on only the plain week matters.
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (plainBefore(days[middle] ?? 0) + (balance[middle] ?? 0) <= count) low = middle + 1;
      else high = middle;
    }
    const at = low - 1;
    const day = days[at];
    if (day !== undefined && isWorked(day) && countBefore(day) === count) return day;
    return plainAt(count - (balance[at + 1] ?? 0));
  };

  return {
    isWorkingDay: (day) => isWorked(dayNumber(day)),
    workingDaysBetween: (from, to) => Math.max(0, countBefore(dayNumber(to) + 1) - countBefore(dayNumber(from))),
    addWorkingDays: (day, count) => dayFromNumber(workingDayAt(countBefore(dayNumber(day)) + count)),
    countBefore: (day) => countBefore(day) - countBefore(0),
  };
}

/**
 * The days on which the calendar differs from its plain week, ascending; `balance[i]` is what the first i of them add
 * to the number of working days.
 */
function exceptionsOf(calendar: typeof mondayToFriday, isPlain: (day: number) => boolean) {
  const extra = new Set((calendar.extraWorkingDays ?? []).map((day: Day) => dayNumber(day)));
  const holidays = new Set(calendar.holidays.map(({ on }) => dayNumber(on)));
  const days = [
    ...[...extra].filter((day) => !isPlain(day)),
    ...[...holidays].filter((day) => isPlain(day) && !extra.has(day)),
  ].sort((a, b) => a - b);
  const balance = [0];
  for (const [index, day] of days.entries()) balance.push((balance[index] ?? 0) + (extra.has(day) ? 1 : -1));
  return { days, balance };
}
