import {
  dayNumber, type Baseline, type Day, type Dependency, type Id, type Milestone, type ProgressReport, type State,
} from '../../sdk/model/index.js';
import type { DaySpan } from '../../sdk/plot/index.js';
import { buildTree, computeStandings, type Standing, type Tree, type WorkingTime } from '../../sdk/rules/index.js';

/** Everything a timeline draws. */
export interface TimelineData {
  readonly milestones: readonly Milestone[];
  readonly dependencies: readonly Dependency[];
  readonly reports: readonly ProgressReport[];
  readonly baseline?: Baseline | undefined;
  /** Absent: the plan is in relative time, and is drawn from {@link nominalAnchor} on. */
  readonly anchorOn?: Day | undefined;
  readonly today: Day;
  readonly workingTime?: WorkingTime | undefined;
}

/** Day 1 of a plan without an anchor: a Monday and the first day of a year, so that every period begins with it. */
export const nominalAnchor: Day = '2001-01-01';

/** The items in reading order with all that is derived for them, made once for each change of the data. */
export class Outline {
  readonly data: TimelineData;
  /** Whether positions on the axis are counted from the beginning of the plan instead of being calendar days. */
  readonly relative: boolean;
  /** In the order of the tree, each parent right before its children. */
  readonly items: readonly Milestone[];
  readonly tree: Tree;
  readonly #standings: ReadonlyMap<Id, Standing>;
  readonly #indexById = new Map<Id, number>();
  readonly #depths: Uint16Array;
  /** Index after the last item below. */
  readonly #ends: Int32Array;
  readonly #places: Int32Array;
  #extent: { from: number; to: number } | undefined;

  constructor(data: TimelineData) {
    this.data = data;
    this.relative = isRelative(data);
    const anchorOn = this.relative ? nominalAnchor : data.anchorOn;
    this.tree = buildTree(data.milestones);
    const { order } = this.tree;
    const byId = new Map<Id, Milestone>();
    for (const item of data.milestones) byId.set(item.id, item);
    this.#depths = new Uint16Array(order.length);
    this.#ends = new Int32Array(order.length);
    this.#places = new Int32Array(order.length);
    const items: Milestone[] = [];
    const open: number[] = [];
    const counts: number[] = [0];
    for (const [index, id] of order.entries()) {
      const item = byId.get(id);
      if (!item) throw new Error(`The tree names an item that is not in the plan: ${id}`);
      items.push(item);
      this.#indexById.set(id, index);
      const depth = this.tree.depthOf(id);
      while (open.length > depth) this.#ends[open.pop() ?? 0] = index;
      open.push(index);
      counts.length = depth + 1;
      this.#places[index] = counts[depth] = (counts[depth] ?? 0) + 1;
      this.#depths[index] = depth;
    }
    for (const index of open) this.#ends[index] = order.length;
    this.items = items;
    this.#standings = computeStandings({
      milestones: data.milestones,
      reports: data.reports,
      dependencies: data.dependencies,
      // On an axis without an anchor nothing can be late: all of it is still to come.
      today: this.relative ? '2000-12-31' : data.today,
      ...(anchorOn && { anchorOn }),
      ...(data.workingTime && { workingTime: data.workingTime }),
    });
  }

  get length(): number {
    return this.items.length;
  }

  indexOf(id: Id | undefined): number {
    return id === undefined ? -1 : this.#indexById.get(id) ?? -1;
  }

  itemOf(id: Id | undefined): Milestone | undefined {
    return this.items[this.indexOf(id)];
  }

  standingOf(id: Id): Standing | undefined {
    return this.#standings.get(id);
  }

  depthAt(index: number): number {
    return this.#depths[index] ?? 0;
  }

  /** Index after the last item below the one at `index`. */
  endAt(index: number): number {
    return this.#ends[index] ?? index + 1;
  }

  hasChildren(index: number): boolean {
    return this.endAt(index) > index + 1;
  }

  /** 1 for the first of its siblings. */
  placeAt(index: number): number {
    return this.#places[index] ?? 1;
  }

  siblingIdsOf(id: Id): readonly Id[] {
    const parentId = this.tree.parentIdOf(id);
    return parentId === undefined ? this.tree.rootIds : this.tree.childIdsOf(parentId);
  }

  spanOf(id: Id): DaySpan {
    return toDaySpan(this.standingOf(id)?.span ?? {});
  }

  baselineOf(id: Id): DaySpan | undefined {
    const days = this.data.baseline?.days[id];
    return days && toDaySpan(days);
  }

  stateOf(id: Id): State {
    return this.standingOf(id)?.state ?? 'planned';
  }

  /** First and last day of all items; absent when none has days. */
  extent(): { from: number; to: number } | undefined {
    return this.#extent ??= this.#measure();
  }

  #measure(): { from: number; to: number } | undefined {
    let first: Day | undefined;
    let last: Day | undefined;
    for (const { span: { startsOn, dueOn } } of this.#standings.values()) {
      const begin = startsOn ?? dueOn;
      const end = dueOn ?? startsOn;
      if (begin !== undefined && (first === undefined || begin < first)) first = begin;
      if (end !== undefined && (last === undefined || end > last)) last = end;
    }
    return first === undefined || last === undefined ? undefined : { from: dayNumber(first), to: dayNumber(last) };
  }
}

function isRelative(data: TimelineData): boolean {
  return data.anchorOn === undefined && data.milestones.length > 0
    && data.milestones.some((item) => item.relative !== undefined)
    && !data.milestones.some((item) => item.startsOn !== undefined || item.dueOn !== undefined);
}

function toDaySpan(days: { startsOn?: Day | undefined; dueOn?: Day | undefined }): DaySpan {
  return {
    ...(days.startsOn !== undefined && { from: dayNumber(days.startsOn) }),
    ...(days.dueOn !== undefined && { to: dayNumber(days.dueOn) }),
  };
}
