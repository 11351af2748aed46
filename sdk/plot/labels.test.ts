import { describe, expect, it } from 'vitest';

import { placeLabel } from './labels.js';

const bar = { x: 100, width: 50 };

describe('the place of a label', () => {
  it('is after its bar', () => {
    expect(placeLabel(bar, 80, [])).toEqual({ side: 'after', x: 159, width: 80 });
  });

  it('is before its bar where a neighbour follows', () => {
    expect(placeLabel(bar, 80, [{ x: 180, width: 40 }])).toEqual({ side: 'before', x: 11, width: 80 });
  });

  it('is cut between two neighbours', () => {
    const place = placeLabel(bar, 80, [{ x: 0, width: 60 }, { x: 210, width: 40 }]);
    expect(place).toEqual({ side: 'after', x: 159, width: 42 });
  });

  it('is nowhere when there is no room at all', () => {
    expect(placeLabel(bar, 80, [{ x: 0, width: 95 }, { x: 160, width: 40 }]).side).toBe('none');
  });

  it('never touches a neighbour, wherever that stands', () => {
    for (let x = -200; x < 400; x += 3) {
      const place = placeLabel(bar, 80, [{ x, width: 30 }]);
      const apart = place.x + place.width <= x || place.x >= x + 30;
      if (place.side !== 'none') expect([x, place, apart]).toEqual([x, place, true]);
    }
  });
});
