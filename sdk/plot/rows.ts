/**
 * Which rows of a long list are drawn. Browsers draw no element taller than about 18 million px (Firefox; Chromium
 * 33 million): beyond {@link tallest} the scrollbar stands for a longer way than it has px.
 */
export const tallest = 12_000_000;

export interface RowWindow {
  /** Index of the first row that is drawn. */
  readonly first: number;
  /** Index after the last one. */
  readonly last: number;
  /** px to add to `index × rowHeight` to get the row's place in the scrolled sheet; 0 below the limit. */
  readonly shift: number;
}

/** px that the scrolled sheet is tall. */
export function sheetHeight(count: number, rowHeight: number): number {
  return Math.min(count * rowHeight, tallest);
}

/**
 * @param scrollTop px that the sheet is scrolled by
 * @param height px of the sheet that are seen
 * @param overscan rows drawn beyond each edge, so that a short scroll shows no gap
 */
export function rowWindow(
  scrollTop: number, height: number, count: number, rowHeight: number, overscan = 4,
): RowWindow {
  const offset = offsetAt(scrollTop, height, count, rowHeight);
  const first = Math.max(0, Math.min(Math.floor(offset / rowHeight) - overscan, count));
  const last = Math.max(first, Math.min(count, Math.ceil((offset + height) / rowHeight) + overscan));
  return { first, last, shift: scrollTop - offset };
}

/** The scroll position that shows the row `index` whole, moving as little as possible. */
export function scrollToRow(
  index: number, scrollTop: number, height: number, count: number, rowHeight: number,
): number {
  const offset = offsetAt(scrollTop, height, count, rowHeight);
  const top = index * rowHeight;
  if (top >= offset && top + rowHeight <= offset + height) return scrollTop;
  const wanted = top < offset ? top : top + rowHeight - height;
  return wanted / stretch(height, count, rowHeight);
}

function offsetAt(scrollTop: number, height: number, count: number, rowHeight: number): number {
  const most = Math.max(count * rowHeight - height, 0);
  return Math.min(Math.max(scrollTop, 0) * stretch(height, count, rowHeight), most);
}

function stretch(height: number, count: number, rowHeight: number): number {
  const whole = count * rowHeight;
  return whole <= tallest ? 1 : (whole - height) / (tallest - height);
}
