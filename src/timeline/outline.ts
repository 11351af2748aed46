import { dayNumber, type Day } from '../../sdk/model/day.js';
import type { Dependency, Milestone, ProgressReport, State } from '../../sdk/model/milestone.js';
import type { Baseline } from '../../sdk/model/plan.js';
import type { Id } from '../../sdk/model/values.js';
import type { DaySpan } from '../../sdk/plot/bars.js';
import { makeForest, type Forest } from '../../sdk/rules/forest.js';
import { spansFrom } from '../../sdk/rules/spans.js';
import type { Standing, WorkingTime } from '../../sdk/rules/types.js';
import { Branches } from './branches.js';

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
  readonly length: number;
  readonly #forest: Forest;
  readonly #branches: Branches;
  readonly #depths: Uint16Array;
  readonly #places: Int32Array;
  /** How many children, by place in the forest; the plan itself is the first. */
  readonly #counts: Int32Array;
  #extent: { from: number; to: number } | undefined;

  /** @param before what has not changed since is taken over from */
  constructor(data: TimelineData, before?: Outline) {
    this.data = data;
    this.relative = isRelative(data);
    const forest = makeForest(data.milestones);
    const { parents, items } = forest;
    this.#forest = forest;
    this.length = items.length - 1;
    this.#depths = new Uint16Array(items.length);
    this.#places = new Int32Array(items.length);
    this.#counts = new Int32Array(items.length);
    for (let place = 1; place < items.length; place++) {
      const parent = parents[place] ?? 0;
      this.#depths[place] = parent === 0 ? 0 : (this.#depths[parent] ?? 0) + 1;
      const count = (this.#counts[parent] ?? 0) + 1;
      this.#counts[parent] = this.#places[place] = count;
    }
    const anchorOn = this.#anchor;
    this.#branches = new Branches(forest, {
      reports: data.reports,
      // On an axis without an anchor nothing can be late: all of it is still to come.
      today: this.relative ? '2000-12-31' : data.today,
      ...(anchorOn && { anchorOn }),
      ...(data.workingTime && { workingTime: data.workingTime }),
    }, before === undefined ? undefined : before.#branches);
  }

  /** Items that name each other as parents, each circle first to last; they stand at the top. */
  get cycles(): readonly (readonly Id[])[] {
    return this.#forest.cycles;
  }

  get duplicateIds(): readonly Id[] {
    return this.#forest.duplicateIds;
  }

  /** The item at a place in reading order, 0 for the first. */
  at(index: number): Milestone | undefined {
    return this.#forest.items[index + 1];
  }

  idAt(index: number): Id | undefined {
    return this.at(index)?.id;
  }

  /** -1 for what is not in the plan. */
  indexOf(id: Id | null | undefined): number {
    return id === undefined || id === null ? -1 : (this.#forest.placeOf(id) ?? 0) - 1;
  }

  itemOf(id: Id | undefined): Milestone | undefined {
    return this.at(this.indexOf(id));
  }

  standingOf(id: Id): Standing | undefined {
    return this.#branches.at(this.indexOf(id), id);
  }

  /** Whether the standing of the item at `index` is at hand, or has to be computed with its branch. */
  isStandingKnown(index: number): boolean {
    return this.#branches.isKnown(index);
  }

  depthAt(index: number): number {
    return this.#depths[index + 1] ?? 0;
  }

  /** Index after the last item below the one at `index`. */
  endAt(index: number): number {
    return (this.#forest.ends[index + 1] ?? index + 2) - 1;
  }

  hasChildren(index: number): boolean {
    return this.endAt(index) > index + 1;
  }

  /** 1 for the first of its siblings. */
  placeAt(index: number): number {
    return this.#places[index + 1] ?? 1;
  }

  /** How many there are with the same parent, the item at `index` among them. */
  siblingCountAt(index: number): number {
    return this.#counts[this.#forest.parents[index + 1] ?? 0] ?? 1;
  }

  /** `null` for what stands at the top. */
  parentIdOf(id: Id): Id | null {
    return this.#forest.items[this.#forest.parents[this.indexOf(id) + 1] ?? 0]?.id ?? null;
  }

  /** @param id `null` for what stands at the top */
  childIdsOf(id: Id | null): readonly Id[] {
    const { ends, items } = this.#forest;
    const parent = this.indexOf(id) + 1;
    if (parent === 0 && id !== null) return [];
    const end = parent === 0 ? items.length : ends[parent] ?? 0;
    const ids: Id[] = [];
    for (let place = parent + 1; place < end; place = ends[place] ?? end) ids.push(items[place]?.id ?? '');
    return ids;
  }

  siblingIdsOf(id: Id): readonly Id[] {
    return this.childIdsOf(this.parentIdOf(id));
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

  /** First and last day number of all items; absent when none has days. */
  extent(): { from: number; to: number } | undefined {
    return this.#extent ??= this.#measure();
  }

  #measure(): { from: number; to: number } | undefined {
    const spanOf = spansFrom(this.#anchor);
    let first: Day | undefined;
    let last: Day | undefined;
    for (let index = 0; index < this.length; index++) {
      const item = this.at(index);
      if (!item) continue;
      const { startsOn, dueOn } = item.relative === undefined ? item : spanOf(item);
      const begin = startsOn ?? dueOn;
      const end = dueOn ?? startsOn;
      if (begin !== undefined && (first === undefined || begin < first)) first = begin;
      if (end !== undefined && (last === undefined || end > last)) last = end;
    }
    return first === undefined || last === undefined ? undefined : { from: dayNumber(first), to: dayNumber(last) };
  }

  get #anchor(): Day | undefined {
    return this.relative ? nominalAnchor : this.data.anchorOn;
  }
}

function isRelative(data: TimelineData): boolean {
  if (data.anchorOn !== undefined) return false;
  let relative = false;
  for (const item of data.milestones) {
    if (item.startsOn !== undefined || item.dueOn !== undefined) return false;
    relative ||= item.relative !== undefined;
  }
  return relative;
}

function toDaySpan(days: { startsOn?: Day | undefined; dueOn?: Day | undefined }): DaySpan {
  return {
    ...(days.startsOn !== undefined && { from: dayNumber(days.startsOn) }),
    ...(days.dueOn !== undefined && { to: dayNumber(days.dueOn) }),
  };
}
