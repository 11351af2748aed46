/** One end of a period of the calendar, as far as it is written. */
export interface CalendarPart {
  year?: number;
  half?: number;
  quarter?: number;
  /** ISO week. */
  week?: number;
  month?: number;
  day?: number;
}

export type CountedUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** A stretch of time as a document writes it: counted from some start, or in the calendar. */
export type Period =
  | { kind: 'counted'; unit: CountedUnit; from: number; to: number; open?: boolean }
  | { kind: 'calendar'; from: CalendarPart; to: CalendarPart };

/** Whether a period is one day. */
export function isSingleDay(period: Period): boolean {
  if (period.kind === 'counted') return period.unit === 'day' && period.from === period.to;
  const { from, to } = period;
  return from.day !== undefined && from.day === to.day && from.month === to.month && from.year === to.year;
}

/** A text that is the same for the same stretch of time. */
export function periodKey(period: Period): string {
  if (period.kind === 'counted') return `${period.unit} ${period.from}-${period.to}${period.open ? '+' : ''}`;
  const part = ({ year, half, quarter, week, month, day }: CalendarPart): string =>
    [year, half && `h${half}`, quarter && `q${quarter}`, week && `w${week}`, month && `m${month}`, day].join('.');
  return `${part(period.from)}/${part(period.to)}`;
}
