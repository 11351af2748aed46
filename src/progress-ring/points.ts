import type { Share } from '../../sdk/model/values.js';

/** Whole points between the two numbers as they are shown, which is floored; negative when ahead. */
export function pointsBehind(progress: Share, expected: Share): number {
  return percentOf(expected) - percentOf(progress);
}

// Shares have steps of 0.0001: exact in integers, whatever floating point makes of them.
function percentOf(share: Share): number {
  return Math.floor(Math.round(share * 10_000) / 100);
}
