import { dayNumber, daysBetween } from '../model/day.js';
import type { Day, Id, Share, State } from '../model/index.js';
import { PlannedWork } from './earned-schedule.js';
import { expectations, scheduleIndex, type Moment } from './expected.js';
import { makeForest, type Forest } from './forest.js';
import { judge, type HealthFacts, type Judgement } from './health.js';
import { latestReports, type LatestReport } from './reports.js';
import { rollUp, wholeSteps, type Group, type Node } from './roll-up.js';
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
    const { item, group } = node;
    const context: Context = {
      below: group ? group.children.map((child) => standings[child.place] as Standing) : none,
      expected: expected[place],
      cancelled: cancelled[place] === 1,
    };
    const judgement = judge(factsOf(node, context, {
      moment, work, report: item && reports.get(item.id),
    }));
    standings[place] = standingOf(node, context, judgement);
  }
  const byId = new Map<Id, Standing>();
  for (const { place, item } of nodes) if (item) byId.set(item.id, standings[place] as Standing);
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

/** What is known of a node besides itself. */
interface Context {
  /** The standings of its children that are not cancelled. */
  readonly below: readonly Standing[];
  /** Steps. */
  readonly expected: number | undefined;
  readonly cancelled: boolean;
}

interface Means {
  readonly moment: Moment;
  readonly work: PlannedWork;
  readonly report: LatestReport | undefined;
}

function factsOf(node: Node, { below, expected, cancelled }: Context, { moment, work, report }: Means): HealthFacts {
  const { item, group, span, done, progress } = node;
  const isPastDue = node.isDueFirm && span.dueOn !== undefined && span.dueOn < moment.today;
  return {
    status: item?.status ?? 'planned',
    cancelled,
    done,
    stated: item?.statedHealth,
    daysPastDue: isPastDue && span.dueOn !== undefined ? daysBetween(span.dueOn, moment.today) : undefined,
    lowConfidence: report?.confidence?.confidence === 'low',
    progress,
    expected,
    spi: done || cancelled ? undefined : scheduleIndex(node, moment, work),
    startPassed: span.startsOn !== undefined && span.startsOn < moment.today,
    begun: node.begun,
    dated: span.startsOn !== undefined || span.dueOn !== undefined,
    reported: report !== undefined || progress !== undefined,
    children: group && childrenFacts(group, below),
  };
}

function childrenFacts({ weights, totalWeight }: Group, below: readonly Standing[]): HealthFacts['children'] {
  let offTrack = 0;
  let offTrackWeight = 0;
  for (const [index, { health }] of below.entries()) {
    if (health !== 'off-track') continue;
    offTrack += 1;
    offTrackWeight += weights[index] ?? 0;
  }
  return { count: below.length, offTrack, weight: totalWeight, offTrackWeight };
}

function standingOf(node: Node, { below, expected, cancelled }: Context, judgement: Judgement): Standing {
  const { item, group, progress, ownProgress, ownSpan } = node;
  return {
    progress: toShare(progress),
    statedProgress: group && ownProgress !== progress ? toShare(ownProgress) : undefined,
    expected: toShare(expected),
    span: node.span,
    childrenSpan: group && differs(group.span, ownSpan) ? group.span : undefined,
    childrenStatus: item === undefined || group?.status === item.status ? undefined : group?.status,
    health: judgement.health,
    state: judgement.state,
    reason: judgement.reason,
    cancelled,
    counts: group && !cancelled ? sumOf(below) : cancelled || !item ? countless : onlyOne[judgement.state],
    lateChildIds: group && ownSpan.dueOn !== undefined ? lateChildren(group, ownSpan.dueOn) : none,
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

function lateChildren({ children }: Group, dueOn: Day): readonly Id[] {
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
