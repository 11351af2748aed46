import { tierFor } from '../../sdk/plot/index.js';

/** The steps that the buttons offer. */
export const zoomLevels = ['weeks', 'months', 'quarters', 'years'] as const;
export type ZoomLevel = (typeof zoomLevels)[number];

/** px a day that each button leads to. */
export const perDayOf: Readonly<Record<ZoomLevel, number>> = {
  weeks: 8, months: 47 / 30.44, quarters: 0.7, years: 0.2,
};

/** The button that is pressed at a zoom that was reached by any way. */
export function levelOf(perDay: number): ZoomLevel {
  const { minor } = tierFor(perDay);
  if (minor === 'day' || minor === 'week') return 'weeks';
  return minor === 'month' ? 'months' : minor === 'quarter' ? 'quarters' : 'years';
}
