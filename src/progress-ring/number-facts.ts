import type { Share } from '../../sdk/model/values.js';
import { judge } from '../../sdk/rules/health.js';
import type { RingFacts, RingNumbers } from './facts.js';
import { layOutSegments, layOutShare } from './segments.js';

/** Of numbers that a page gives without items: judged like an item whose plan is a straight line. */
export function factsOfNumbers({ progress, expected, counts }: RingNumbers): RingFacts {
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

function stepsOf(share: Share): number {
  return Math.round(share * 10_000);
}
