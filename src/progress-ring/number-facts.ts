import type { Share } from '../../sdk/model/values.js';
import { judge } from '../../sdk/rules/health.js';
import type { StateCounts } from '../../sdk/rules/types.js';
import { stateNames } from '../theme/palette.js';
import type { RingFacts, RingNumbers } from './facts.js';
import { layOutSegments, layOutShare } from './segments.js';

/** Of numbers that a page gives without items: judged like an item whose plan is a straight line. */
export function factsOfNumbers(numbers: RingNumbers): RingFacts {
  const [progress, expected] = [shareOf(numbers.progress), shareOf(numbers.expected)];
  const counts = numbers.counts && countsOf(numbers.counts);
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

/** What is no number is not known, and no share is less than nothing or more than all. */
function shareOf(value: unknown): Share | undefined {
  return typeof value !== 'number' || Number.isNaN(value) ? undefined : Math.min(1, Math.max(0, value));
}

function countsOf(counts: Partial<StateCounts>): StateCounts {
  const counted = stateNames.map((state) => [state, Math.max(0, Math.floor(Number(counts[state] ?? 0)) || 0)] as const);
  return Object.fromEntries(counted) as unknown as StateCounts;
}
