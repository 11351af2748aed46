import { addDays, addMonths, dayNumber, dayOf, daysInMonth, isDay, weekdayOf, type Day } from '../../model/day.js';
import type { Draft } from './draft.js';
import type { CalendarPart, Period } from './periods.js';
import type { StatedPeriod } from './stated-period.js';
import type { ImportedPeriod, ImportNote } from './types.js';

/** First and last day. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** What surrounds a period: the nearest dated unit around it, and that one's surroundings. */
export interface Frame {
  readonly span?: Span;
  /** The period as it is written, when it is counted. */
  readonly counted?: { readonly unit: string; readonly from: number; readonly to: number };
  /** Written in the calendar. */
  readonly calendar: boolean;
  /** The days from which the numbers of its own unit are counted. */
  readonly base?: Day;
  readonly outer?: Frame;
}

export interface Dating {
  readonly start?: Day;
  /** The year that the document speaks of. */
  readonly year?: number;
}

export interface Dated {
  readonly span?: Span;
  readonly frame: Frame;
  readonly relative?: ImportedPeriod;
  /** It names days that do not exist. */
  readonly impossible?: boolean;
  /** The year was taken from the start of the plan. */
  readonly guessedYear?: boolean;
}

/** The outermost frame: the plan itself. */
export function planFrame(start: Day | undefined): Frame {
  return start === undefined ? { calendar: false } : { calendar: false, base: start };
}

/**
 * The days of a period in its surroundings. Weeks and days count from the nearest dated unit, months, quarters and years
 * from the start of the plan, or from the first day of a unit of the calendar; a number that would lie outside of the
 * unit around it is that of the next unit outwards.
 */
export function datePeriod(
  period: Period,
  frame: Frame,
  dating: Dating,
  year: number | undefined,
  local = false,
): Dated {
  if (period.kind === 'calendar') return dateCalendar(period, frame, dating, year);
  const { unit, open } = period;
  const from = Math.max(1, period.from);
  const to = Math.max(from, period.to);
  const months = unit === 'half' ? { unit: 'month' as const, from: from * 6 - 5, to: to * 6 } : undefined;
  const relative: ImportedPeriod | undefined =
    unit === 'day' ? undefined : (months ?? { unit: unit as ImportedPeriod['unit'], from, to });
  const base = baseOf(unit, from, to, frame, dating.start, local);
  const span = base === undefined ? undefined : countFrom(base, unit, from, to);
  return {
    frame: {
      calendar: false,
      counted: { unit, from, to },
      outer: frame,
      ...(base !== undefined && { base }),
      ...(span && { span }),
    },
    ...(span && { span: open === true ? { from: span.from, to: span.from } : span }),
    ...(relative && { relative }),
  };
}

function baseOf(
  unit: string,
  from: number,
  to: number,
  frame: Frame,
  start: Day | undefined,
  local: boolean,
): Day | undefined {
  const isShort = unit === 'week' || unit === 'day';
  for (let at: Frame | undefined = frame; at; at = at.outer) {
    if (!at.span) continue;
    const inside = (base: Day): boolean => {
      const { from: first } = countFrom(base, unit, from, to) ?? { from: base };
      return at.span !== undefined && first >= at.span.from && first <= at.span.to;
    };
    const { counted } = at;
    // "Weeks 9–16" over "Week 9": one count for both.
    if (!local && counted?.unit === unit && from >= counted.from && to <= counted.to && at.base !== undefined)
      return at.base;
    if (isShort || at.calendar) {
      if (inside(at.span.from)) return at.span.from;
      continue;
    }
    if (start !== undefined && !inside(start) && inside(at.span.from)) return at.span.from;
    return start;
  }
  return start;
}

function countFrom(base: Day, unit: string, from: number, to: number): Span | undefined {
  try {
    if (unit === 'day' || unit === 'week') {
      const days = unit === 'week' ? 7 : 1;
      return checked(addDays(base, (from - 1) * days), addDays(base, to * days - 1));
    }
    const months = { month: 1, quarter: 3, half: 6, year: 12 }[unit] ?? 1;
    return checked(addMonths(base, (from - 1) * months), addDays(addMonths(base, to * months), -1));
  } catch {
    // Beyond the year 9999.
    return undefined;
  }
}

function checked(from: Day, to: Day): Span | undefined {
  return isDay(from) && isDay(to) && from <= to ? { from, to } : undefined;
}

function dateCalendar(
  period: Period & { kind: 'calendar' },
  frame: Frame,
  dating: Dating,
  year: number | undefined,
): Dated {
  const around = spanAround(frame);
  let [{ from }, { to }] = [period, period];
  let guessedYear = false;
  if (from.year === undefined || to.year === undefined) {
    const isPart = from.month === undefined && from.week === undefined;
    const calendarAround = calendarSpan(frame);
    const known = (isPart ? calendarAround : around)
      ? yearWithin(from, (isPart ? calendarAround : around) as Span)
      : undefined;
    const meant = known ?? year;
    // "Q2" without a year is the second quarter of the plan.
    if (meant === undefined && isPart) {
      const unit = from.quarter !== undefined ? 'quarter' : 'half';
      const [first, last] = [from.quarter ?? from.half ?? 1, to.quarter ?? to.half ?? 1];
      if (first > (unit === 'quarter' ? 40 : 20)) return { frame, impossible: true };
      return datePeriod({ kind: 'counted', unit, from: first, to: last }, frame, dating, year);
    }
    const guess = meant ?? dating.year ?? (dating.start === undefined ? undefined : Number(dating.start.slice(0, 4)));
    if (guess === undefined) return { frame: { calendar: false, outer: frame } };
    guessedYear = meant === undefined && dating.year === undefined;
    from = { year: guess, ...from };
    to = { year: from.month !== undefined && (to.month ?? 12) < from.month ? guess + 1 : guess, ...to };
  }
  const first = firstDay(from);
  const last = lastDay(to);
  if (first === undefined || last === undefined || first > last)
    return { frame: { calendar: false, outer: frame }, impossible: true };
  const span = { from: first, to: last };
  return { span, frame: { calendar: true, span, base: first, outer: frame }, ...(guessedYear && { guessedYear }) };
}

function spanAround(frame: Frame): Span | undefined {
  for (let at: Frame | undefined = frame; at; at = at.outer) if (at.span) return at.span;
  return undefined;
}

function calendarSpan(frame: Frame): Span | undefined {
  for (let at: Frame | undefined = frame; at; at = at.outer) if (at.span) return at.calendar ? at.span : undefined;
  return undefined;
}

/** The year in which a day or month without one lies in a span, if there is any. */
function yearWithin(part: CalendarPart, span: Span): number | undefined {
  const [first, last] = [Number(span.from.slice(0, 4)), Number(span.to.slice(0, 4))];
  for (let year = first; year <= Math.min(last, first + 5); year += 1) {
    const day = firstDay({ year, ...part });
    const end = lastDay({ year, ...part });
    if (day !== undefined && end !== undefined && day <= span.to && end >= span.from) return year;
  }
  return first;
}

function firstDay({ year = 0, half, quarter, week, month, day }: CalendarPart): Day | undefined {
  if (week !== undefined) return isoWeek(year, week);
  const first = month ?? (quarter !== undefined ? (quarter - 1) * 3 + 1 : half !== undefined ? (half - 1) * 6 + 1 : 1);
  if (invalid(half, 2) || invalid(quarter, 4)) return undefined;
  return safeDay(year, first, day ?? 1);
}

function lastDay({ year = 0, half, quarter, week, month, day }: CalendarPart): Day | undefined {
  if (week !== undefined) {
    const monday = isoWeek(year, week);
    return monday === undefined ? undefined : addDays(monday, 6);
  }
  if (invalid(half, 2) || invalid(quarter, 4)) return undefined;
  const last = month ?? (quarter !== undefined ? quarter * 3 : half !== undefined ? half * 6 : 12);
  if (last < 1 || last > 12) return undefined;
  return safeDay(year, last, day ?? daysInMonth(year, last));
}

const invalid = (value: number | undefined, most: number): boolean =>
  value !== undefined && (value < 1 || value > most);

function safeDay(year: number, month: number, day: number): Day | undefined {
  try {
    return dayOf(year, month, day);
  } catch {
    return undefined;
  }
}

/** Monday of an ISO week; undefined where the year has no such week. */
function isoWeek(year: number, week: number): Day | undefined {
  const fourth = safeDay(year, 1, 4);
  if (fourth === undefined || week < 1 || week > 53) return undefined;
  const monday = addDays(fourth, 1 - weekdayOf(fourth) + (week - 1) * 7);
  // The week belongs to the year of its Thursday.
  return addDays(monday, 3).startsWith(String(year).padStart(4, '0')) ? monday : undefined;
}

/** The dates of a unit, and the frame for what is in it. */
export interface DatedDraft {
  readonly startsOn?: Day;
  readonly dueOn?: Day;
  readonly relative?: ImportedPeriod;
  readonly frame: Frame;
}

export function dateDraft(
  draft: Draft,
  frame: Frame,
  dating: Dating,
  note: (kind: ImportNote['kind'], line: number, message: string) => void,
): DatedDraft {
  if (draft.startsOn !== undefined || draft.dueOn !== undefined) return exactDays(draft, frame);
  const read = (stated: StatedPeriod | undefined): Dated | undefined => {
    if (!stated) return undefined;
    const dated = datePeriod(stated.period, frame, dating, draft.year, countsLocally(draft, stated.period));
    if (dated.impossible)
      note(
        'skipped',
        draft.line,
        `"${draft.title.slice(0, 80)}" names a day, week or quarter that does not exist; it has no date from it.`,
      );
    else if (dated.guessedYear)
      note('guessed', draft.line, `"${draft.title.slice(0, 80)}" names no year; that of the start is taken.`);
    return dated;
  };
  const span = read(draft.span);
  const due = read(draft.due);
  const startsOn = span?.span?.from;
  let dueOn = due?.span?.to ?? (draft.span?.use === 'start' ? undefined : span?.span?.to);
  if (startsOn !== undefined && dueOn !== undefined && startsOn > dueOn) {
    note('guessed', draft.line, `"${draft.title.slice(0, 80)}" would end before it starts; the end is left out.`);
    dueOn = undefined;
  }
  const relative = draft.due ? (draft.span ? undefined : due?.relative) : span?.relative;
  return {
    ...(startsOn !== undefined && { startsOn }),
    ...(dueOn !== undefined && { dueOn }),
    ...(relative && { relative }),
    frame: span?.frame ?? frame,
  };
}

function exactDays({ startsOn, dueOn }: Draft, frame: Frame): DatedDraft {
  const span = startsOn !== undefined && dueOn !== undefined ? { from: startsOn, to: dueOn } : undefined;
  return {
    ...(startsOn !== undefined && { startsOn }),
    ...(dueOn !== undefined && { dueOn }),
    frame: span ? { calendar: true, span, base: span.from, outer: frame } : frame,
  };
}

/** Whether the weeks of a unit's children begin again with 1: one of them lies before the unit's own first. */
function countsLocally(draft: Draft, period: Period): boolean {
  const parent = draft.parent?.span?.period;
  if (period.kind !== 'counted' || parent?.kind !== 'counted' || parent.unit !== period.unit) return false;
  return firstOfChildren(draft.parent, period.unit) < parent.from;
}

const firsts = new WeakMap<Draft, number>();

function firstOfChildren(parent: Draft | undefined, unit: string): number {
  if (!parent) return Number.POSITIVE_INFINITY;
  const known = firsts.get(parent);
  if (known !== undefined) return known;
  let first = Number.POSITIVE_INFINITY;
  for (const { span } of parent.children) {
    if (span?.period.kind === 'counted' && span.period.unit === unit) first = Math.min(first, span.period.from);
  }
  firsts.set(parent, first);
  return first;
}

/** Days from one day to another, for tests of order. */
export const isBefore = (a: Day, b: Day): boolean => dayNumber(a) < dayNumber(b);
