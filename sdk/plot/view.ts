/**
 * What a time axis shows: the day number at its beginning, and the width of a day in px. Both may have fractions.
 * Positions grow in reading direction; what draws from right to left mirrors them.
 *
 * One multiplication needs no d3-scale, which would bring 9.6 KB (brotli) into the timeline's door.
 */
export interface View {
  readonly start: number;
  readonly perDay: number;
}

/** From the whole calendar in 1,000 px to days of 72 px. */
export const narrowestDay = 0.0003;
export const widestDay = 72;

/** Day numbers of 0001-01-01 and 9999-12-31, the first and the last {@link Day} there is. */
export const firstDay = -719_162;
export const lastDay = 2_932_896;

/** @returns px from the beginning of the axis; a day begins there and ends one `perDay` later */
export function xOf(view: View, day: number): number {
  return (day - view.start) * view.perDay;
}

/** The inverse of {@link xOf}; not rounded. */
export function dayAt(view: View, x: number): number {
  return view.start + x / view.perDay;
}

/** @param distance px; a positive one shows later days */
export function panBy(view: View, distance: number): View {
  return limited(view.start + distance / view.perDay, view.perDay);
}

/**
 * Zooms around a fixed point: the day below `x` stays below `x`.
 *
 * @param factor above 1 zooms in
 */
export function zoomBy(view: View, factor: number, x: number): View {
  return zoomTo(view, view.perDay * factor, x);
}

/** @param perDay px a day to arrive at; clamped to what can be drawn */
export function zoomTo(view: View, perDay: number, x: number): View {
  const next = Math.min(widestDay, Math.max(narrowestDay, perDay));
  return limited(dayAt(view, x) - x / next, next);
}

/**
 * The view in which `from` to `to` (both included) fill `width`.
 *
 * @param width px, of which `padding` stays free on both sides
 */
export function fitDays(from: number, to: number, width: number, padding = 24): View {
  const room = Math.max(width - 2 * padding, 40);
  const perDay = Math.min(widestDay, Math.max(narrowestDay, room / Math.max(to + 1 - from, 7)));
  const slack = (width - (to + 1 - from) * perDay) / 2;
  return limited(from - Math.max(slack, padding) / perDay, perDay);
}

/** The view of the same zoom with `day` at the share `at` of the width. */
export function centredOn(view: View, day: number, width: number, at = 0.5): View {
  return limited(day - width * at / view.perDay, view.perDay);
}

function limited(start: number, perDay: number): View {
  return { start: Math.min(lastDay, Math.max(firstDay, start)), perDay };
}
