import type { Extent } from './bars.js';

export interface LabelPlace {
  /** `after` and `before` the bar in reading direction, or `none` where nothing fits. */
  readonly side: 'after' | 'before' | 'none';
  /** px from the beginning of the axis to the beginning of the text. */
  readonly x: number;
  /** px that the text may take up; shorter than the text where it has to be cut. */
  readonly width: number;
}

/**
 * Places a label beside its bar so that it touches no neighbour in its row: after the bar where it fits, else before it,
 * else after it and cut, and nowhere when not even a few letters have room.
 *
 * @param neighbours other things in the same row, in any order
 * @param gap px between a label and what it stands beside
 */
export function placeLabel(bar: Extent, textWidth: number, neighbours: readonly Extent[], gap = 9): LabelPlace {
  const after = bar.x + bar.width + gap;
  let room = Infinity;
  let roomBefore = Infinity;
  for (const { x, width } of neighbours) {
    if (x + width <= bar.x) roomBefore = Math.min(roomBefore, bar.x - gap - (x + width) - gap);
    else if (x >= bar.x + bar.width) room = Math.min(room, x - gap - after);
    else if (x + width > bar.x + bar.width) room = Math.min(room, 0);
  }
  if (textWidth <= room) return { side: 'after', x: after, width: textWidth };
  if (textWidth <= roomBefore) return { side: 'before', x: bar.x - gap - textWidth, width: textWidth };
  const width = Math.max(0, room);
  return width < 32 ? { side: 'none', x: after, width: 0 } : { side: 'after', x: after, width };
}
