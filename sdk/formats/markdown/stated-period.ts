import type { Period } from './periods.js';

/** Which days of an item a period gives: both, the last, the first. */
export type PeriodUse = 'span' | 'due' | 'start';

export interface StatedPeriod {
  readonly period: Period;
  readonly use: PeriodUse;
}
