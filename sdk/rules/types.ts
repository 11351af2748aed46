import type { Day, Dependency, Health, Id, Milestone, ProgressReport, Share, State, Status } from '../model/index.js';

/** Which days are worked; see `working-time.ts`. */
export interface WorkingTime {
  isWorkingDay(day: Day): boolean;
  /** Working days from `from` to `to`, both included; 0 when `to` is earlier. */
  workingDaysBetween(from: Day, to: Day): number;
  /** The day `days` working days after `day`; negative counts back. A day off counts as the next working day first. */
  addWorkingDays(day: Day, days: number): Day;
  /**
   * The place of a day on the axis of working time: working days from 1970-01-01 to the day before, negative earlier.
   *
   * @param dayNumber as `dayNumber` of the model gives it
   */
  countBefore(dayNumber: number): number;
}

/** The days of an item: its exact ones, or its relative ones resolved with the plan's anchor. */
export interface Span {
  startsOn?: Day;
  dueOn?: Day;
}

/** Why an item is in its state, as a code and parameters; `sdk/text` makes the sentence. */
export type Reason =
  | { code: 'done' | 'cancelled' | 'not-started' | 'nothing-known' | 'blocked' | 'low-confidence' | 'start-passed' }
  | { code: 'stated'; computed?: Health }
  /** Days of the calendar since the due day, 1 or more. */
  | { code: 'overdue'; days: number }
  /** Something is reported, but there are no dates to compare it with. */
  | { code: 'no-dates'; done?: Share }
  /** `done` and `expected` are shares; from 15 % complete on, `spi` is the earned schedule index SPI(t), 0 or more. */
  | { code: 'on-plan' | 'behind'; done: Share; expected: Share; spi?: number }
  /** `children` are those that are not cancelled. With `done` and `expected` it is behind by its own numbers too. */
  | { code: 'children-off-track'; offTrack: number; children: number; done?: Share; expected?: Share; spi?: number };

/** How many open and finished items without children below are in each state; cancelled ones are in none. */
export type StateCounts = Readonly<Record<State, number>>;

/** Everything that is derived for one item. Nothing of it is ever stored. */
export interface Standing {
  /** Rolled up from the children, or the item's own; absent when nothing is known (not 0). */
  readonly progress?: Share | undefined;
  /** What the item states itself, where its children say something else. */
  readonly statedProgress?: Share | undefined;
  /** Where the plan expects it to be today; absent without dates. */
  readonly expected?: Share | undefined;
  /** Own days, or those of the children where it has none. */
  readonly span: Span;
  /** What the children span, where it differs from the stated days. */
  readonly childrenSpan?: Span | undefined;
  /** What the children's statuses add up to, where the item states another one. */
  readonly childrenStatus?: Status | undefined;
  /** Absent: none (done, cancelled, or nothing known). */
  readonly health?: Health | undefined;
  readonly state: State;
  readonly reason: Reason;
  /** It, or what it belongs to, is cancelled: struck through, and in no count. Its state is then `planned`. */
  readonly cancelled: boolean;
  /** Items without children below it, itself when it has none. */
  readonly counts: StateCounts;
  /** Children whose due day is past this item's stated one. */
  readonly lateChildIds: readonly Id[];
}

/** The standing of each item by its id, and of the whole plan: its top items taken together. */
export interface Standings extends ReadonlyMap<Id, Standing> {
  readonly plan: Standing;
}

export interface StandingsInput {
  readonly milestones: readonly Milestone[];
  readonly anchorOn?: Day | undefined;
  readonly today: Day;
  readonly reports?: readonly ProgressReport[] | undefined;
  readonly dependencies?: readonly Dependency[] | undefined;
  /** Monday to Friday without it. */
  readonly workingTime?: WorkingTime | undefined;
  /** How work is expected to proceed between its days: evenly, or slowly at both ends (3x² − 2x³). */
  readonly curve?: 'linear' | 's-curve' | undefined;
}

/**
 * The items of a plan as a forest. An item whose parent is missing or deleted stands at the top, and so does each item
 * of a circle of parents; what hangs below such an item stays below it.
 */
export interface Tree {
  readonly rootIds: readonly Id[];
  /** Ordered by (rank, id); empty for a leaf. */
  childIdsOf(id: Id): readonly Id[];
  parentIdOf(id: Id): Id | undefined;
  /** 0 at the top. */
  depthOf(id: Id): number;
  /** All ids, each parent right before its children. */
  readonly order: readonly Id[];
  /** Circles of parents that came in from a weak storage, each first to last; drawn flat. */
  readonly cycles: readonly (readonly Id[])[];
  /** Ids that came more than once; the first item with the id counts. */
  readonly duplicateIds: readonly Id[];
}
