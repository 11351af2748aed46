import type { Day, Dependency, Health, Id, Milestone, ProgressReport, Share, State } from '../model/index.js';

/** Which days are worked; see `working-time.ts`. */
export interface WorkingTime {
  isWorkingDay(day: Day): boolean;
  /** Working days from `from` to `to`, both included; 0 when `to` is earlier. */
  workingDaysBetween(from: Day, to: Day): number;
  /** The day `days` working days after `day`; negative counts back. A day off counts as the next working day first. */
  addWorkingDays(day: Day, days: number): Day;
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
  | { code: 'overdue'; days: number }
  /** `done` and `expected` are shares; from 15 % complete on, `spi` is the earned schedule index SPI(t), 0 or more. */
  | { code: 'on-plan' | 'behind'; done: Share; expected: Share; spi?: number }
  | { code: 'children-off-track'; offTrack: number; children: number; done?: Share; expected?: Share };

/** How many open and finished items without children below are in each state; cancelled ones are in none. */
export type StateCounts = Readonly<Record<State, number>>;

/** Everything that is derived for one item. Nothing of it is ever stored. */
export interface Standing {
  /** Rolled up from the children, or the item's own; absent when nothing is known (not 0). */
  readonly progress?: Share;
  /** What the item states itself, where its children say something else. */
  readonly statedProgress?: Share;
  /** Where the plan expects it to be today; absent without dates. */
  readonly expected?: Share;
  /** Own days, or those of the children where it has none. */
  readonly span: Span;
  /** What the children span, where it differs from the stated days. */
  readonly childrenSpan?: Span;
  /** Absent: none (done, cancelled, or nothing known). */
  readonly health?: Health;
  readonly state: State;
  readonly reason: Reason;
  readonly cancelled: boolean;
  /** Items without children below it, itself when it has none. */
  readonly counts: StateCounts;
  /** Children whose due day is past this item's stated one. */
  readonly lateChildIds: readonly Id[];
}

export interface StandingsInput {
  readonly milestones: readonly Milestone[];
  readonly anchorOn?: Day;
  readonly today: Day;
  readonly reports?: readonly ProgressReport[];
  readonly dependencies?: readonly Dependency[];
  readonly workingTime?: WorkingTime;
}

/** The items of a plan as a forest. Items whose parent is missing, deleted or part of a circle stand at the top. */
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
}
