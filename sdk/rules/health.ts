import type { Health, Share, State, Status } from '../model/index.js';
import type { Reason } from './types.js';

/** What the health of one item is judged by. Shares are whole steps of 0.0001 here, 0 to 10,000. */
export interface HealthFacts {
  readonly status: Status;
  /** It, or something it belongs to, is cancelled. */
  readonly cancelled: boolean;
  /** By its status, or because all that it consists of is done. */
  readonly done: boolean;
  readonly stated?: Health | undefined;
  /** Calendar days since its due day; 0 or less: not past. Absent without a due day. */
  readonly daysPastDue?: number | undefined;
  readonly lowConfidence: boolean;
  readonly progress?: number | undefined;
  readonly expected?: number | undefined;
  /** Earned schedule index; absent where it would divide by zero. */
  readonly spi?: number | undefined;
  readonly startPassed: boolean;
  /** Somebody has started it, or something below it. */
  readonly begun: boolean;
  /** A start or due day is known. */
  readonly dated: boolean;
  /** Somebody has said something about it, be it without a number. */
  readonly reported?: boolean | undefined;
  /** Of its children that are not cancelled; absent without any. */
  readonly children?: {
    readonly count: number;
    readonly offTrack: number;
    readonly weight: number;
    readonly offTrackWeight: number;
  } | undefined;
}

export interface Judgement {
  readonly health?: Health | undefined;
  readonly state: State;
  readonly reason: Reason;
}

const cancelled: Judgement = { state: 'planned', reason: { code: 'cancelled' } };
const done: Judgement = { state: 'done', reason: { code: 'done' } };

/** From here on the earned schedule says more than points do. */
export const stepsForEarnedSchedule = 1_500;
const onTrackSpi = 0.95;
const atRiskSpi = 0.8;
const onTrackSteps = 1_000;
const atRiskSteps = 2_000;

/**
 * The health of one item with its reason: the first rule that fits. Where two rules say "at risk at least", the first
 * of them is the reason, unless its own numbers are worse still.
 */
export function judge(facts: HealthFacts): Judgement {
  if (facts.cancelled) return cancelled;
  if (facts.done) return done;
  const computed = compute(facts);
  if (facts.stated === undefined) {
    return { health: computed.health, state: stateOf(facts, computed.health), reason: computed.reason };
  }
  return {
    health: facts.stated,
    // What is stated stays as it was said; but a blocked item is never drawn better than at risk.
    state: facts.status === 'blocked' && facts.stated === 'on-track' ? 'at-risk' : facts.stated,
    reason: { code: 'stated', ...(computed.health !== undefined && { computed: computed.health }) },
  };
}

function stateOf({ begun }: HealthFacts, health: Health | undefined): State {
  if (health === 'at-risk' || health === 'off-track') return health;
  return begun ? 'on-track' : 'planned';
}

interface Verdict {
  readonly health?: Health | undefined;
  readonly reason: Reason;
}

const startPassedVerdict: Verdict = { health: 'at-risk', reason: { code: 'start-passed' } };
const notStarted: Verdict = { health: 'on-track', reason: { code: 'not-started' } };
const nothingKnown: Verdict = { reason: { code: 'nothing-known' } };

function compute(facts: HealthFacts): Verdict {
  const { daysPastDue = 0, status, lowConfidence, children } = facts;
  if (daysPastDue > 0) return { health: 'off-track', reason: { code: 'overdue', days: daysPastDue } };
  const own = byNumbers(facts);
  const hasBadChildren = children !== undefined && children.offTrack > 0
    && children.offTrackWeight * 5 >= children.weight;
  const byChildren: Reason | undefined = hasBadChildren
    ? {
      code: 'children-off-track',
      offTrack: children.offTrack,
      children: children.count,
      ...(own.reason.code === 'behind' && {
        done: own.reason.done,
        expected: own.reason.expected,
        ...(own.reason.spi !== undefined && { spi: own.reason.spi }),
      }),
    }
    : undefined;
  if (own.health === 'off-track') return { health: 'off-track', reason: byChildren ?? own.reason };
  if (status === 'blocked') return { health: 'at-risk', reason: { code: 'blocked' } };
  if (lowConfidence) return { health: 'at-risk', reason: { code: 'low-confidence' } };
  if (byChildren) return { health: 'at-risk', reason: byChildren };
  return own;
}

function byNumbers(facts: HealthFacts): Verdict {
  const { progress, expected, spi, startPassed, begun, dated, reported = progress !== undefined } = facts;
  if (expected !== undefined && spi !== undefined && (progress ?? 0) >= stepsForEarnedSchedule) {
    return compared(spi >= onTrackSpi ? 'on-track' : spi >= atRiskSpi ? 'at-risk' : 'off-track', facts);
  }
  const behind = expected === undefined ? 0 : expected - (progress ?? 0);
  if (behind > onTrackSteps) return compared(behind <= atRiskSteps ? 'at-risk' : 'off-track', facts);
  if (startPassed && !begun) return startPassedVerdict;
  if (!dated && !reported) return nothingKnown;
  if (!begun) return notStarted;
  if (expected !== undefined) return compared('on-track', facts);
  return {
    health: 'on-track',
    reason: { code: 'no-dates', ...(progress !== undefined && { done: toShare(progress) }) },
  };
}

function compared(health: Health, { progress = 0, expected = 0, spi }: HealthFacts): Verdict {
  const hasSpi = spi !== undefined && progress >= stepsForEarnedSchedule;
  return {
    health,
    reason: {
      code: health === 'on-track' ? 'on-plan' : 'behind',
      done: toShare(progress),
      expected: toShare(expected),
      ...(hasSpi && { spi }),
    },
  };
}

function toShare(steps: number): Share {
  return steps / 10_000;
}
