import { describe, expect, it } from 'vitest';

import { dayNumber } from '../model/index.js';
import { centredOn, dayAt, firstDay, fitDays, lastDay, panBy, widestDay, xOf, zoomBy } from './view.js';

const january = dayNumber('2026-01-01');
const view = { start: january, perDay: 2 };

describe('the view of a time axis', () => {
  it('puts a day where its number says, and finds it there again', () => {
    expect(xOf(view, january + 10)).toBe(20);
    expect(dayAt(view, 20)).toBe(january + 10);
  });

  it('keeps the day below the pointer while zooming', () => {
    const zoomed = zoomBy(view, 1.7, 300);
    expect(dayAt(zoomed, 300)).toBeCloseTo(dayAt(view, 300), 9);
    expect(zoomed.perDay).toBeCloseTo(3.4);
  });

  it('zooms in no further than days of 72 px', () => {
    expect(zoomBy(view, 1e9, 0).perDay).toBe(widestDay);
  });

  it('shows later days when panned forward', () => {
    expect(panBy(view, 20).start).toBe(january + 10);
  });

  it('stays inside the calendar however far it is panned', () => {
    expect(panBy(view, -1e12).start).toBe(firstDay);
    expect(panBy(view, 1e12).start).toBe(lastDay);
  });

  it.each([
    ['36 months', january, january + 1095],
    ['one day', january, january],
    ['3,000 years', firstDay, firstDay + 1_095_000],
  ])('fits %s into the width, with room on both sides', (_, from, to) => {
    const fitted = fitDays(from, to, 900);
    expect(xOf(fitted, to + 1)).toBeLessThanOrEqual(900 - 23);
    if (from > firstDay) expect(xOf(fitted, from)).toBeGreaterThanOrEqual(23);
  });

  it('survives a container without width', () => {
    expect(fitDays(january, january + 100, 0).perDay).toBeGreaterThan(0);
  });

  it('centres a day', () => {
    expect(xOf(centredOn(view, january + 500, 900), january + 500)).toBe(450);
  });
});
