import { dayNumber, daysBetween } from '../model/day.js';
import type { Id, Share, State } from '../model/index.js';
import { PlannedWork } from './earned-schedule.js';
import { expectations, scheduleIndex, type Moment } from './expected.js';
import { makeForest, type Forest } from './forest.js';
import { judge, type Judgement } from './health.js';
import { latestReports, type LatestReport } from './reports.js';
import { rollUp, wholeSteps, type Node } from './roll-up.js';
import type { Span, Standing, Standings, StandingsInput, StateCounts } from './types.js';
import { makeWorkingTime } from './working-time.js';

/**
 * Everything that is derived for the items of a plan, in two passes over the tree: what they add up to, then how that
 * compares with today. Deleted items are left out; nothing of the result depends on the order of the input.
 */
export function computeStandings(input: StandingsInput): Standings {
  const { milestones, anchorOn, today, workingTime = makeWorkingTime(), curve = 'linear' } = input;
  const forest = makeForest(milestones);
  const reports = latestReports(input.reports ?? []);
  const nodes = rollUp({ forest, anchorOn, reports, workingTime });
  const moment: Moment = { today, now: workingTime.countBefore(dayNumber(today)), curve };
  const expected = expectations(nodes, moment);
  const cancelled = cancelledPlaces(forest);
  const work = new PlannedWork();
  const standings = new Array<Standing>(nodes.length);
  for (let place = nodes.length - 1; place >= 0; place -= 1) {
    const node = nodes[place] as Node;
    const isCancelled = cancelled[place] === 1;
    const below = node.children.length === 0
      ? none
      : node.children.map((child) => standings[child.place] as Standing);
    const steps = expected[place];
    const judgement = judgeNode(node, {
      below,
      expected: steps,
      cancelled: isCancelled,
      report: node.item && reports.get(node.item.id),
      moment,
      work,
    });
    standings[place] = standingOf(node, { judgement, below, expected: steps, cancelled: isCancelled });
  }
  const byId = new Map<Id, Standing>();
  for (const [id, place] of forest.placeOf) byId.set(id, standings[place] as Standing);
  return Object.assign(byId, { plan: standings[0] as Standing });
}

/** A cancelled item takes along all that belongs to it. */
function cancelledPlaces({ items, parents }: Forest): Uint8Array {
  const cancelled = new Uint8Array(items.length);
  for (let place = 1; place < items.length; place += 1) {
    cancelled[place] = items[place]?.status === 'cancelled' ? 1 : cancelled[parents[place] ?? 0] ?? 0;
  }
  return cancelled;
}

interface Surroundings {
  readonly below: readonly Standing[];
  readonly expected: number | undefined;
  readonly cancelled: boolean;
}

function judgeNode(
  node: Node,
  { below, expected, cancelled, report, moment, work }: Surroundings & {
    readonly report: LatestReport | undefined;
    readonly moment: Moment;
    readonly work: PlannedWork;
  },
): Judgement {
  const { item, span, done } = node;
  const isPastDue = node.isDueFirm && span.dueOn !== undefined && span.dueOn < moment.today;
  let offTrack = 0;
  let offTrackWeight = 0;
  for (let index = 0; index < below.length; index += 1) {
    if (below[index]?.health !== 'off-track') continue;
    offTrack += 1;
    offTrackWeight += node.weights[index] ?? 0;
  }
  return judge({
    status: item?.status ?? 'planned',
    cancelled,
    done,
    stated: item?.statedHealth,
    daysPastDue: isPastDue && span.dueOn !== undefined ? daysBetween(span.dueOn, moment.today) : undefined,
    lowConfidence: report?.confidence === 'low',
    progress: node.progress,
    expected,
    spi: done || cancelled ? undefined : scheduleIndex(node, moment, work),
    startPassed: span.startsOn !== undefined && span.startsOn < moment.today,
    begun: node.begun,
    dated: span.startsOn !== undefined || span.dueOn !== undefined,
    reported: report !== undefined || node.progress !== undefined,
    children: below.length === 0
      ? undefined
      : { count: below.length, offTrack, weight: node.totalWeight, offTrackWeight },
  });
}

function standingOf(
  node: Node,
  { judgement, below, expected, cancelled }: Surroundings & { judgement: Judgement },
): Standing {
  const { item, progress, ownProgress, ownSpan, childrenSpan, childrenStatus } = node;
  const isLeaf = below.length === 0;
  const statesMore = !isLeaf && ownProgress !== undefined && ownProgress !== progress;
  return {
    progress: toShare(progress),
    statedProgress: statesMore ? toShare(ownProgress) : undefined,
    expected: toShare(expected),
    span: node.span,
    childrenSpan: !isLeaf && differs(childrenSpan, ownSpan) ? childrenSpan : undefined,
    childrenStatus: item === undefined || childrenStatus === item.status ? undefined : childrenStatus,
    health: judgement.health,
    state: judgement.state,
    reason: judgement.reason,
    cancelled,
    counts: cancelled || (isLeaf && item === undefined) ? countless : isLeaf ? onlyOne[judgement.state] : sumOf(below),
    lateChildIds: isLeaf || ownSpan.dueOn === undefined ? none : lateChildren(node, ownSpan.dueOn),
  };
}

function toShare(steps: number | undefined): Share | undefined {
  return steps === undefined ? undefined : steps / wholeSteps;
}

const none: readonly never[] = Object.freeze([]);

/** Whether the children say another day than the one that is stated. */
function differs(children: Span, stated: Span): boolean {
  return (stated.startsOn !== undefined && children.startsOn !== undefined && stated.startsOn !== children.startsOn)
    || (stated.dueOn !== undefined && children.dueOn !== undefined && stated.dueOn !== children.dueOn);
}

function lateChildren({ children }: Node, dueOn: string): readonly Id[] {
  const late = children.filter(({ span }) => span.dueOn !== undefined && span.dueOn > dueOn);
  return late.length === 0 ? none : late.map(({ item }) => item?.id ?? '');
}

const countless: StateCounts = Object.freeze({ done: 0, 'on-track': 0, 'at-risk': 0, 'off-track': 0, planned: 0 });
const onlyOne: Readonly<Record<State, StateCounts>> = {
  done: Object.freeze({ ...countless, done: 1 }),
  'on-track': Object.freeze({ ...countless, 'on-track': 1 }),
  'at-risk': Object.freeze({ ...countless, 'at-risk': 1 }),
  'off-track': Object.freeze({ ...countless, 'off-track': 1 }),
  planned: Object.freeze({ ...countless, planned: 1 }),
};

function sumOf(below: readonly Standing[]): StateCounts {
  const sum = { ...countless };
  for (const { counts } of below) {
    sum.done += counts.done;
    sum['on-track'] += counts['on-track'];
    sum['at-risk'] += counts['at-risk'];
    sum['off-track'] += counts['off-track'];
    sum.planned += counts.planned;
  }
  return sum;
}
