import type { State } from '../../sdk/model/milestone.js';
import type { Share } from '../../sdk/model/values.js';
import { judge } from '../../sdk/rules/health.js';
import type { Reason, Standing, StateCounts } from '../../sdk/rules/types.js';
import { layOutSegments, layOutShare, totalOf, type Segment } from './segments.js';

/** What a ring draws and says, whatever it comes from. */
export interface RingFacts {
  /** Absent: nothing is known, which is not 0. */
  readonly progress?: Share;
  readonly expected?: Share;
  readonly state: State;
  readonly counts?: StateCounts;
  readonly reason?: Reason;
  readonly segments: readonly Segment[];
}

export function factsOfStanding(
  standing: Pick<Standing, 'progress' | 'expected' | 'state' | 'counts' | 'reason'>,
): RingFacts | undefined {
  const { progress, expected, state, counts, reason } = standing;
  if (totalOf(counts) === 0) return undefined;
  return {
    ...(progress !== undefined && { progress }),
    ...(expected !== undefined && { expected }),
    state, counts, reason,
    segments: layOutSegments(counts),
  };
}

/** Of numbers that a page gives without items: judged like an item whose plan is a straight line. */
export function factsOfNumbers(
  given: { progress?: Share | undefined; expected?: Share | undefined; counts?: StateCounts | undefined },
): RingFacts {
  const { progress, expected, counts } = given;
  const { state, reason } = judge({
    status: 'active',
    cancelled: false,
    done: progress === 1,
    lowConfidence: false,
    progress: progress === undefined ? undefined : stepsOf(progress),
    expected: expected === undefined ? undefined : stepsOf(expected),
    // In a straight line as much time is earned as work is done.
    spi: progress === undefined || !expected ? undefined : progress / expected,
    startPassed: expected !== undefined && expected > 0,
    begun: progress !== undefined && progress > 0,
    dated: expected !== undefined,
  });
  return {
    ...(progress !== undefined && { progress }),
    ...(expected !== undefined && { expected }),
    ...(counts && { counts }),
    state, reason,
    segments: counts ? layOutSegments(counts) : layOutShare(progress ?? 0, state),
  };
}

/** Whole points between the two numbers as they are shown; negative when ahead. */
export function pointsBehind(progress: Share, expected: Share): number {
  return percentOf(expected) - percentOf(progress);
}

// Shares are shown floored, so that 99.6 % never reads as done; their steps of 0.0001 are exact in integers.
function percentOf(share: Share): number {
  return Math.floor(stepsOf(share) / 100);
}

function stepsOf(share: Share): number {
  return Math.round(share * 10_000);
}
