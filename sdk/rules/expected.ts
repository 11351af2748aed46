import type { Day } from '../model/index.js';
import { curveAt, timeAt, type Curve, type PlannedWork } from './earned-schedule.js';
import { stepsForEarnedSchedule } from './health.js';
import { floorDivide, wholeSteps, type Node } from './roll-up.js';

export interface Moment {
  readonly today: Day;
  /** Today's place on the axis of working time. */
  readonly now: number;
  readonly curve: Curve;
}

/**
 * Where the plan expects each item to be when today begins, in steps by place: from the plan of its children where they
 * have dates, else by its own days in working time. Absent without dates.
 *
 * Children without dates are expected to follow the days that their parent states; where it states none, nothing is
 * expected of them yet.
 */
export function expectations(nodes: readonly Node[], moment: Moment): readonly (number | undefined)[] {
  const expected = new Array<number | undefined>(nodes.length);
  for (let place = nodes.length - 1; place >= 0; place -= 1) {
    const node = nodes[place] as Node;
    if (!hasPlannedChildren(node)) {
      expected[place] = ownExpectation(node, moment);
      continue;
    }
    const fallback = statesBothDays(node) ? ownExpectation(node, moment) ?? 0 : 0;
    let sum = 0;
    for (let index = 0; index < node.children.length; index += 1) {
      const child = node.children[index] as Node;
      sum += (node.weights[index] ?? 0) * (expected[child.place] ?? fallback);
    }
    expected[place] = floorDivide(sum, node.totalWeight);
  }
  return expected;
}

function hasPlannedChildren({ children }: Node): boolean {
  return children.some(({ isPlanned }) => isPlanned);
}

function statesBothDays({ ownSpan }: Node): boolean {
  return ownSpan.startsOn !== undefined && ownSpan.dueOn !== undefined;
}

function ownExpectation({ line, span }: Node, { today, now, curve }: Moment): number | undefined {
  if (line === undefined || span.dueOn === undefined) return undefined;
  if (today > span.dueOn) return wholeSteps;
  const passed = now - line.start;
  if (line.length === 0 || passed <= 0) return 0;
  return curve === 'linear'
    ? floorDivide(passed * wholeSteps, line.length)
    // Halves of a curve that is symmetric must not lose a step to the last binary digit.
    : Math.floor(curveAt(passed / line.length, curve) * wholeSteps + 1e-9);
}

/**
 * The earned schedule index SPI(t) = ES / AT: working time earned over working time gone since the beginning.
 *
 * @param work emptied and filled anew: one for all items saves thousands of lists
 * @returns undefined below 15 % complete, without a plan, and while no working time has gone
 * @see Lipke, "Schedule is Different", 2003
 */
export function scheduleIndex(node: Node, { now, curve }: Moment, work: PlannedWork): number | undefined {
  if ((node.progress ?? 0) < stepsForEarnedSchedule) return undefined;
  if (!hasPlannedChildren(node)) {
    if (node.line === undefined || node.line.length === 0 || now <= node.line.start) return undefined;
    return toIndex(timeAt(node.exactProgress, curve) * node.line.length, now - node.line.start);
  }
  work.clear();
  addPlannedWork(node, work);
  const begin = Math.min(work.begin, statesBothDays(node) ? node.line?.start ?? Infinity : Infinity);
  if (now <= begin) return undefined;
  return toIndex(work.earnedAt(node.exactProgress, curve) - begin, now - begin);
}

/** Free of binary noise, so that 0.95 is 0.95. */
function toIndex(earned: number, gone: number): number {
  return Math.round(earned / gone * 1e6) / 1e6;
}

/** All planned work below a node, with the part that each piece is of the whole. */
function addPlannedWork(root: Node, work: PlannedWork): void {
  const waiting: { readonly node: Node; readonly part: number }[] = [{ node: root, part: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node } = next;
    const fallback = statesBothDays(node) ? node.line : undefined;
    const unit = next.part / node.totalWeight;
    for (let index = 0; index < node.children.length; index += 1) {
      const child = node.children[index] as Node;
      const part = unit * (node.weights[index] ?? 0);
      const line = child.line ?? fallback;
      if (child.children.length > 0 && hasPlannedChildren(child)) waiting.push({ node: child, part });
      else if (line) work.add(line.start, line.length, part);
    }
  }
}
