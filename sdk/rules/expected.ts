import type { Day } from '../model/index.js';
import { curveAt, timeAt, type Curve, type PlannedWork } from './earned-schedule.js';
import { stepsForEarnedSchedule } from './health.js';
import { exactProgressOf, floorDivide, wholeSteps, type Group, type Node } from './roll-up.js';

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
    const group = plannedGroupOf(node);
    if (!group) {
      expected[place] = ownExpectation(node, moment);
      continue;
    }
    const { children, weights, totalWeight } = group;
    const fallback = statesBothDays(node) ? ownExpectation(node, moment) ?? 0 : 0;
    let sum = 0;
    for (let index = 0; index < children.length; index += 1) {
      sum += (weights[index] ?? 0) * (expected[children[index]?.place ?? 0] ?? fallback);
    }
    expected[place] = floorDivide(sum, totalWeight);
  }
  return expected;
}

/** The children, where their plan says something. */
function plannedGroupOf({ group }: Node): Group | undefined {
  return group?.children.some(({ isPlanned }) => isPlanned) ? group : undefined;
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
  const done = exactProgressOf(node);
  const group = plannedGroupOf(node);
  if (!group) {
    const { line } = node;
    return line === undefined || line.length === 0 || now <= line.start
      ? undefined
      : toIndex(timeAt(done, curve) * line.length, now - line.start);
  }
  work.clear();
  addPlannedWork(node, group, work);
  const begin = Math.min(work.begin, statesBothDays(node) ? node.line?.start ?? Infinity : Infinity);
  return now <= begin ? undefined : toIndex(work.earnedAt(done, curve) - begin, now - begin);
}

/** Free of binary noise, so that 0.95 is 0.95. */
function toIndex(earned: number, gone: number): number {
  return Math.round(earned / gone * 1e6) / 1e6;
}

/** All planned work below a node, with the part that each piece is of the whole. */
function addPlannedWork(root: Node, rootGroup: Group, work: PlannedWork): void {
  const waiting = [{ node: root, group: rootGroup, part: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { children, weights, totalWeight } = next.group;
    const fallback = statesBothDays(next.node) ? next.node.line : undefined;
    for (let index = 0; index < children.length; index += 1) {
      const node = children[index] as Node;
      const part = next.part * (weights[index] ?? 0) / totalWeight;
      const group = plannedGroupOf(node);
      if (group) {
        waiting.push({ node, group, part });
        continue;
      }
      const line = node.line ?? fallback;
      if (line) work.add(line.start, line.length, part);
    }
  }
}
