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
  /** Absent without children, and when all of them are cancelled. */
  readonly group: Group | undefined;
  /** Steps; what the children add up to or, without any, its own. */
  readonly progress: number | undefined;
  /** Steps that the item states itself, by a report, a value or its status. */
  readonly ownProgress: number | undefined;
  readonly done: boolean;
  /** By its own status, a start day, or progress of its own or below. */
  readonly begun: boolean;
  readonly ownSpan: Span;
  /** The stated days, and those of the children where it has none. */
  readonly span: Span;
  /** Whether its due day is stated, or those of all its children are: then it can be past due. */
  readonly isDueFirm: boolean;
  /** Its days on the axis of working time; absent without a due day. */
  readonly line: Line | undefined;
  /** It, or something below it, has a due day: something is expected of it. */
  readonly isPlanned: boolean;
}

/** The children of one item that are not cancelled, and what they add up to. */
export interface Group {
  readonly children: readonly Node[];
  /** In the order of the children, on the one basis of their group; whole numbers. */
  readonly weights: readonly number[];
  readonly totalWeight: number;
  readonly allDone: boolean;
  /** Steps; absent when no child knows anything. */
  readonly progress: number | undefined;
  /** The same as a share that was never floored: for ratios, which would show the lost steps. */
  readonly exactProgress: number;
  readonly status: Status;
  readonly span: Span;
}

/** In places on the axis of working time; a length of 0 is a due day without a start, or days off only. */
export interface Line {
  readonly start: number;
  readonly length: number;
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
    nodes[place] = makeNode({
      place,
      item,
      group: groupOf(nodes, ends, place),
      ownSpan: item ? spanOf(item) : makeSpan(undefined, undefined),
      ownProgress: item && ownProgressOf(item, reports.get(item.id)),
    }, workingTime);
  }
  return nodes;
}

function groupOf(nodes: readonly Node[], ends: Int32Array, place: number): Group | undefined {
  const end = ends[place] ?? 0;
  if (end === place + 1) return undefined;
  const children: Node[] = [];
  for (let at = place + 1; at < end; at = ends[at] ?? end) {
    const child = nodes[at] as Node;
    if (child.item?.status !== 'cancelled') children.push(child);
  }
  return children.length === 0 ? undefined : makeGroup(children);
}

function makeGroup(children: readonly Node[]): Group {
  const weights = weightsOf(children.map(weighableOf));
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
  const allDone = children.every(({ done }) => done);
  let sum = 0;
  let exactProgress = 0;
  let isKnown = false;
  for (const [index, child] of children.entries()) {
    if (child.progress === undefined) continue;
    const weight = weights[index] ?? 0;
    isKnown = true;
    sum += weight * child.progress;
    exactProgress += weight / totalWeight * exactProgressOf(child);
  }
  const steps = allDone ? wholeSteps : Math.min(wholeSteps - 1, floorDivide(sum, totalWeight));
  return {
    children,
    weights,
    totalWeight,
    allDone,
    progress: isKnown ? steps : undefined,
    exactProgress,
    status: statusOf(children, allDone),
    span: spanAround(children),
  };
}

/** A share that was never floored on its way up. */
export function exactProgressOf({ group, progress = 0 }: Node): number {
  return group?.progress === undefined ? progress / wholeSteps : group.exactProgress;
}

function ownProgressOf(item: Milestone, report: LatestReport | undefined): number | undefined {
  if (item.status === 'done') return wholeSteps;
  const share = report?.progress?.progress ?? item.progress;
  return share === undefined ? undefined : Math.round(share * wholeSteps);
}

function makeNode(
  own: Pick<Node, 'place' | 'item' | 'group' | 'ownSpan' | 'ownProgress'>, workingTime: WorkingTime,
): Node {
  const { place, item, group, ownSpan, ownProgress } = own;
  const progress = group ? group.progress ?? unlessWhole(ownProgress, group) : ownProgress;
  const status = item?.status;
  const isWhole = group ? group.allDone : progress === wholeSteps;
  const done = status === 'done' || (isWhole && status !== 'blocked' && status !== 'cancelled');
  const span = group ? merge(ownSpan, group.span) : ownSpan;
  const line = lineOf(span, workingTime);
  return {
    place,
    item,
    group,
    progress,
    ownProgress,
    done,
    begun: done || status === 'active' || item?.startedOn !== undefined || (progress ?? 0) > 0
      || (group?.children.some(({ begun }) => begun) ?? false),
    ownSpan,
    span,
    isDueFirm: ownSpan.dueOn !== undefined || (group?.children.every(({ isDueFirm }) => isDueFirm) ?? false),
    line,
    isPlanned: line !== undefined || (group?.children.some(({ isPlanned }) => isPlanned) ?? false),
  };
}

/** Children that know nothing leave the item its own word; but all of it is done only when all of them are. */
function unlessWhole(steps: number | undefined, { allDone }: Group): number | undefined {
  return steps === wholeSteps && !allDone ? wholeSteps - 1 : steps;
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

function lineOf({ startsOn, dueOn }: Span, workingTime: WorkingTime): Line | undefined {
  if (dueOn === undefined) return undefined;
  const end = workingTime.countBefore(dayNumber(dueOn) + 1);
  const start = startsOn === undefined ? end : workingTime.countBefore(dayNumber(startsOn));
  return { start, length: end - start };
}
