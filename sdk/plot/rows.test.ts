import { describe, expect, it } from 'vitest';

import { rowWindow, scrollToRow, sheetHeight, tallest } from './rows.js';

describe('the rows that are drawn', () => {
  it('are those that are seen, and a few beyond', () => {
    expect(rowWindow(3800, 380, 10_000, 38, 4)).toEqual({ first: 96, last: 114, shift: 0 });
  });

  it('end with the list', () => {
    expect(rowWindow(0, 380, 3, 38)).toEqual({ first: 0, last: 3, shift: 0 });
    expect(rowWindow(1e9, 380, 100, 38).last).toBe(100);
  });

  it('are none for an empty list', () => {
    expect(rowWindow(0, 380, 0, 38)).toEqual({ first: 0, last: 0, shift: 0 });
  });

  it('reach the last of a million rows although no element may be that tall', () => {
    expect(sheetHeight(1_000_000, 38)).toBe(tallest);
    const { last, shift } = rowWindow(tallest - 500, 500, 1_000_000, 38);
    expect(last).toBe(1_000_000);
    expect(last * 38 + shift).toBeLessThanOrEqual(tallest + 1);
  });

  it.each([[100], [10_000], [1_000_000]])('scrolls any row of %i into view', (count) => {
    for (const index of [0, 7, Math.floor(count / 2), count - 1]) {
      const top = scrollToRow(index, 0, 380, count, 38);
      const { first, last, shift } = rowWindow(top, 380, count, 38, 0);
      expect(index).toBeGreaterThanOrEqual(first);
      expect(index).toBeLessThan(last);
      expect(index * 38 + shift).toBeGreaterThanOrEqual(top - 1);
    }
  });

  it('does not scroll to a row that is seen already', () => {
    expect(scrollToRow(5, 100, 380, 1000, 38)).toBe(100);
  });
});
