import { dayNumber, daysBetween } from '../model/day.js';
import type { Id, Milestone, State } from '../model/index.js';
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
  const standings = new Array<Standing>(nodes.length);
  for (let place = nodes.length - 1; place >= 0; place -= 1) {
    const node = nodes[place] as Node;
    const isCancelled = cancelled[place] === 1;
    const below = node.children.map((child) => standings[child.place] as Standing);
    const steps = expected[place];
    const judgement = judgeNode(node, {
      below,
      expected: steps,
      cancelled: isCancelled,
      report: node.item && reports.get(node.item.id),
      moment,
    });
    standings[place] = standingOf(node, { judgement, below, expected: steps, cancelled: isCancelled });
  }
  const [plan = nothing, ...rest] = standings;
  const byId = new Map<Id, Standing>();
  for (const [index, standing] of rest.entries()) byId.set((forest.items[index + 1] as Milestone).id, standing);
  return Object.assign(byId, { plan });
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
  { below, expected, cancelled, report, moment }: Surroundings & { report: LatestReport | undefined; moment: Moment },
): Judgement {
  const { item, span, done } = node;
  const isPastDue = node.isDueFirm && span.dueOn !== undefined && span.dueOn < moment.today;
  let [offTrack, offTrackWeight] = [0, 0];
  for (const [index, { health }] of below.entries()) {
    if (health !== 'off-track') continue;
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
    spi: done || cancelled ? undefined : scheduleIndex(node, moment),
    startPassed: span.startsOn !== undefined && span.startsOn < moment.today,
    begun: node.begun,
    dated: span.startsOn !== undefined || span.dueOn !== undefined,
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
  return {
    ...(progress !== undefined && { progress: progress / wholeSteps }),
    ...(!isLeaf && ownProgress !== undefined && ownProgress !== progress && {
      statedProgress: ownProgress / wholeSteps,
    }),
    ...(expected !== undefined && { expected: expected / wholeSteps }),
    span: node.span,
    ...(differs(childrenSpan, ownSpan) && { childrenSpan }),
    ...(item !== undefined && childrenStatus !== undefined && childrenStatus !== item.status && { childrenStatus }),
    ...judgement,
    cancelled,
    counts: cancelled || (isLeaf && item === undefined) ? countless : isLeaf ? onlyOne[judgement.state] : sumOf(below),
    lateChildIds: isLeaf || ownSpan.dueOn === undefined ? noIds : lateChildren(node, ownSpan.dueOn),
  };
}

/** Whether the children say another day than the one that is stated. */
function differs(children: Span, stated: Span): boolean {
  return (stated.startsOn !== undefined && children.startsOn !== undefined && stated.startsOn !== children.startsOn)
    || (stated.dueOn !== undefined && children.dueOn !== undefined && stated.dueOn !== children.dueOn);
}

const noIds: readonly Id[] = Object.freeze([]);

function lateChildren({ children }: Node, dueOn: string): readonly Id[] {
  const late = children.filter(({ span }) => span.dueOn !== undefined && span.dueOn > dueOn);
  return late.length === 0 ? noIds : late.map(({ item }) => item?.id ?? '');
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

/** The standing of a plan without items. */
const nothing = Object.freeze<Standing>({
  span: {}, state: 'planned', reason: { code: 'nothing-known' }, cancelled: false, counts: countless, lateChildIds: noIds,
});
