import type {
  Baseline, Calendar, Day, Dependency, Id, KitError, Milestone, Plan, ProgressReport, User,
} from '../../sdk/model/index.js';
import { makeWorkingTime, type WorkingTime } from '../../sdk/rules/index.js';
import type { PlanController } from '../bind/index.js';
import { acceptMilestones, type Accepted, type Flaw, type MilestoneInput } from './lenient.js';
import { Outline, type TimelineData } from './outline.js';

/** The properties that hold data. */
export interface OwnData {
  readonly milestones?: readonly MilestoneInput[] | undefined;
  readonly dependencies?: readonly Dependency[] | undefined;
  readonly reports?: readonly ProgressReport[] | undefined;
  readonly users?: readonly User[] | undefined;
  readonly baseline?: Baseline | undefined;
  readonly anchorOn?: Day | undefined;
  readonly calendar?: Calendar | undefined;
  readonly today?: Day | undefined;
}

/** A plan ready to be drawn. */
export interface Drawable {
  readonly outline: Outline;
  readonly users: ReadonlyMap<Id, User>;
  readonly flaws: ReadonlyMap<Id, Flaw>;
  readonly plan: Plan | undefined;
}

export type DrawState =
  | { readonly status: 'pending' }
  | { readonly status: 'ready'; readonly value: Drawable; readonly problem?: string }
  | { readonly status: 'failed'; readonly error: KitError };

/** Resolves where the data comes from, and derives what is drawn only when something it reads has changed. */
export class DataSource {
  #inputs: readonly unknown[] = [];
  #made: Drawable | undefined;
  readonly #known = new WeakMap<MilestoneInput, Milestone>();
  #accepted: { input: readonly MilestoneInput[]; accepted: Accepted } | undefined;
  #worked: { calendar: Calendar | undefined; time: WorkingTime } | undefined;

  resolve(own: OwnData, controller: PlanController): DrawState {
    const today = own.today ?? controller.today;
    if (own.milestones) {
      const { milestones, flaws } = this.#accept(own.milestones);
      return { status: 'ready', value: this.#make(
        milestones, own.dependencies ?? none, own.reports ?? none, own.users ?? none, own.baseline, own.anchorOn,
        today, own.calendar, flaws, undefined) };
    }
    const { state } = controller;
    if (controller.source === 'none') {
      return { status: 'ready', value: this.#make(
        none, none, none, none, undefined, undefined, today, undefined, noFlaws, undefined) };
    }
    if (state.status === 'pending') return { status: 'pending' };
    const rows = state.value;
    if (state.status === 'failed' && !rows) return { status: 'failed', error: state.error };
    if (!rows) return { status: 'pending' };
    const value = this.#make(
      rows.milestones, rows.dependencies, rows.reports, rows.users, own.baseline ?? rows.baseline,
      rows.plan?.anchorOn, today, rows.calendar, noFlaws, rows.plan);
    return { status: 'ready', value, ...(state.status === 'failed' && { problem: state.error.message }) };
  }

  #accept(input: readonly MilestoneInput[]): Accepted {
    if (this.#accepted?.input !== input) this.#accepted = { input, accepted: acceptMilestones(input, this.#known) };
    return this.#accepted.accepted;
  }

  #make(
    milestones: TimelineData['milestones'], dependencies: readonly Dependency[], reports: readonly ProgressReport[],
    users: readonly User[], baseline: Baseline | undefined, anchorOn: Day | undefined, today: Day,
    calendar: Calendar | undefined, flaws: ReadonlyMap<Id, Flaw>, plan: Plan | undefined,
  ): Drawable {
    const inputs = [milestones, dependencies, reports, users, baseline, anchorOn, today, calendar, flaws, plan];
    if (this.#made && inputs.every((input, index) => input === this.#inputs[index])) return this.#made;
    this.#inputs = inputs;
    if (!this.#worked || this.#worked.calendar !== calendar) {
      this.#worked = { calendar, time: makeWorkingTime(calendar) };
    }
    const outline = new Outline({
      milestones, dependencies, reports, baseline, anchorOn, today, workingTime: this.#worked.time,
    });
    const all = new Map(flaws);
    for (const id of outline.tree.cycles.flat()) all.set(id, 'cycle');
    this.#made = { outline, users: new Map(users.map((user) => [user.id, user])), flaws: all, plan };
    return this.#made;
  }
}

const none: readonly never[] = [];
const noFlaws: ReadonlyMap<Id, Flaw> = new Map();
