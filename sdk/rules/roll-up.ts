import { dayNumber } from '../model/day.js';
import type { Day, Id, Milestone, Status } from '../model/index.js';
import type { Forest } from './forest.js';
import type { LatestReport } from './reports.js';
import { makeSpan, spansFrom } from './spans.js';
import type { Span, WorkingTime } from './types.js';
import { weightsOf, type Weighable } from './weights.js';

/** Shares are whole steps of 0.0001, so that sums are exact. */
export const wholeSteps = 10_000;

/** All that is known of one place before anything is compared with today. */
export interface Node {
  readonly place: number;
  /** Absent for the plan itself. */
  readonly item: Milestone | undefined;
  /** Places of the children that are not cancelled. */
  readonly children: readonly Node[];
  /** Of the children, in the same order, on the one basis of their group, and their sum. */
  readonly weights: readonly number[];
  readonly totalWeight: number;
  /** Steps; what the children add up to or, without any, its own. */
  readonly progress: number | undefined;
  /** The same as a share that was never floored: for ratios, which would show the lost steps. */
  readonly exactProgress: number;
  /** Steps that the item states itself, by a report, a value or its status. */
  readonly ownProgress: number | undefined;
  readonly done: boolean;
  /** By its own status, a start day, or progress of its own or below. */
  readonly begun: boolean;
  readonly childrenStatus: Status | undefined;
  readonly ownSpan: Span;
  readonly childrenSpan: Span;
  readonly span: Span;
  /** Whether its due day is stated, or those of all its children are: then it can be past due. */
  readonly isDueFirm: boolean;
  /** The axis of working time; absent without dates. Length 0 is a due day without a start. */
  readonly line: { readonly start: number; readonly length: number } | undefined;
  /** It, or something below it, has a due day: something is expected of it. */
  readonly isPlanned: boolean;
}

export interface RollUpInput {
  readonly forest: Forest;
  readonly anchorOn?: Day | undefined;
  readonly reports: ReadonlyMap<Id, LatestReport>;
  readonly workingTime: WorkingTime;
}

/** Every node of the forest by place; the plan itself is the first. */
export function rollUp({ forest, anchorOn, reports, workingTime }: RollUpInput): readonly Node[] {
  const { items, ends } = forest;
  const nodes = new Array<Node>(items.length);
  const spanOf = spansFrom(anchorOn);
  for (let place = items.length - 1; place >= 0; place -= 1) {
    const item = items[place];
    const end = ends[place] ?? 0;
    const children = end === place + 1 ? none : livingChildren(nodes, ends, place);
    const ownSpan = item ? spanOf(item) : makeSpan(undefined, undefined);
    const ownProgress = item && ownProgressOf(item, reports.get(item.id));
    nodes[place] = makeNode(place, item, children, ownSpan, ownProgress, workingTime);
  }
  return nodes;
}

const none: readonly never[] = Object.freeze([]);

function livingChildren(nodes: readonly Node[], ends: Int32Array, place: number): readonly Node[] {
  const children: Node[] = [];
  const end = ends[place] ?? 0;
  for (let at = place + 1; at < end; at = ends[at] ?? end) {
    const child = nodes[at] as Node;
    if (child.item?.status !== 'cancelled') children.push(child);
  }
  return children;
}

function ownProgressOf(item: Milestone, report: LatestReport | undefined): number | undefined {
  if (item.status === 'done') return wholeSteps;
  const share = report?.progress ?? item.progress;
  return share === undefined ? undefined : Math.round(share * wholeSteps);
}

function makeNode(
  place: number,
  item: Milestone | undefined,
  children: readonly Node[],
  ownSpan: Span,
  ownProgress: number | undefined,
  workingTime: WorkingTime,
): Node {
  const isLeaf = children.length === 0;
  const allDone = !isLeaf && children.every(({ done }) => done);
  const weights = isLeaf ? none : weightsOf(children.map(weighableOf));
  let totalWeight = 0;
  for (const weight of weights) totalWeight += weight;
  const rolled = isLeaf ? undefined : rolledProgress(children, weights, totalWeight, allDone);
  // Children that know nothing leave the item its own word; but all of it is done only when all of them are.
  const unrolled = ownProgress === undefined || isLeaf || allDone
    ? ownProgress
    : Math.min(ownProgress, wholeSteps - 1);
  const progress = rolled?.steps ?? unrolled;
  const isWhole = isLeaf ? progress === wholeSteps : allDone;
  const done = item?.status === 'done' || (isWhole && item?.status !== 'blocked' && item?.status !== 'cancelled');
  const childrenSpan = isLeaf ? makeSpan(undefined, undefined) : spanAround(children);
  const span = isLeaf ? ownSpan : merge(ownSpan, childrenSpan);
  const line = lineOf(span, workingTime);
  return {
    place,
    item,
    children,
    weights,
    totalWeight,
    progress,
    exactProgress: rolled?.exact ?? (unrolled ?? 0) / wholeSteps,
    ownProgress,
    done,
    begun: done || item?.status === 'active' || item?.startedOn !== undefined || (progress ?? 0) > 0
      || children.some(({ begun }) => begun),
    childrenStatus: isLeaf ? undefined : statusOf(children, allDone),
    ownSpan,
    childrenSpan,
    span,
    isDueFirm: ownSpan.dueOn !== undefined || (!isLeaf && children.every(({ isDueFirm }) => isDueFirm)),
    line,
    isPlanned: line !== undefined || children.some((child) => child.isPlanned),
  };
}

function rolledProgress(children: readonly Node[], weights: readonly number[], total: number, allDone: boolean) {
  let sum = 0;
  let exact = 0;
  let isKnown = false;
  for (let index = 0; index < children.length; index += 1) {
    const { progress, exactProgress } = children[index] as Node;
    if (progress === undefined) continue;
    const weight = weights[index] ?? 0;
    isKnown = true;
    sum += weight * progress;
    exact += weight / total * exactProgress;
  }
  if (!isKnown) return undefined;
  const steps = floorDivide(sum, total);
  return { steps: allDone ? wholeSteps : Math.min(steps, wholeSteps - 1), exact };
}

/** Exact for whole numbers up to 2^53, where a division could round up to the next whole number. */
export function floorDivide(sum: number, by: number): number {
  return (sum - sum % by) / by;
}

function weighableOf({ item, span, line }: Node): Weighable {
  const hasDays = line !== undefined && (span.startsOn !== undefined || item?.kind === 'milestone');
  return {
    weight: item?.weight,
    effortInHours: item?.effortInHours,
    workingDays: hasDays ? Math.max(1, line.length) : undefined,
  };
}

function statusOf(children: readonly Node[], allDone: boolean): Status {
  if (allDone) return 'done';
  const open = children.filter(({ done }) => !done);
  if (open.every(({ item }) => item?.status === 'blocked')) return 'blocked';
  return children.some(({ begun, item }) => begun || item?.status === 'blocked') ? 'active' : 'planned';
}

/** From the first day that is known of any child to the last due day of any. */
function spanAround(children: readonly Node[]): Span {
  let startsOn: Day | undefined;
  let dueOn: Day | undefined;
  for (const { span } of children) {
    const first = span.startsOn ?? span.dueOn;
    if (first !== undefined && (startsOn === undefined || first < startsOn)) startsOn = first;
    if (span.dueOn !== undefined && (dueOn === undefined || span.dueOn > dueOn)) dueOn = span.dueOn;
  }
  return makeSpan(startsOn, dueOn);
}

/** A day that is stated stays; the other one comes from the children unless the two would be in the wrong order. */
function merge(own: Span, children: Span): Span {
  const startsOn = own.startsOn ?? children.startsOn;
  const dueOn = own.dueOn ?? children.dueOn;
  if (startsOn !== undefined && dueOn !== undefined && startsOn > dueOn) return own;
  return makeSpan(startsOn, dueOn);
}

function lineOf({ startsOn, dueOn }: Span, workingTime: WorkingTime): Node['line'] {
  if (dueOn === undefined) return undefined;
  const end = workingTime.countBefore(dayNumber(dueOn) + 1);
  const start = startsOn === undefined ? end : workingTime.countBefore(dayNumber(startsOn));
  return { start, length: end - start };
}
