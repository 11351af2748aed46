import type {
  Assignment, Baseline, Calendar, Day, Dependency, Id, Plan, ProgressReport, User,
} from '../../sdk/model/index.js';
import { KitError } from '../../sdk/model/errors.js';
import { findCycle } from '../../sdk/rules/cycles.js';
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
  readonly assignments?: readonly Assignment[] | undefined;
  readonly baseline?: Baseline | undefined;
  readonly anchorOn?: Day | undefined;
  readonly calendar?: Calendar | undefined;
  readonly today?: Day | undefined;
}

/** A plan ready to be drawn. */
export interface Drawable {
  readonly outline: Outline;
  readonly users: ReadonlyMap<Id, User>;
  /** Who works on an item, by its id; the owner stands in the item. */
  readonly assignees: ReadonlyMap<Id, readonly Id[]>;
  readonly flaws: ReadonlyMap<Id, Flaw>;
  readonly plan: Plan | undefined;
}

export type DrawState =
  | { readonly status: 'pending' }
  | { readonly status: 'ready'; readonly value: Drawable; readonly problem?: KitError }
  | { readonly status: 'failed'; readonly error: KitError };

/** Resolves where the data comes from, and derives what is drawn only when something it reads has changed. */
export class DataSource {
  #parts: Partial<Parts> = {};
  #made: Drawable | undefined;
  #accepted: { input: readonly MilestoneInput[]; accepted: Accepted } | undefined;
  #worked: { calendar: Calendar | undefined; time: WorkingTime; problem?: KitError } | undefined;
  #circled: { dependencies: readonly Dependency[]; ids: readonly Id[] } | undefined;

  resolve(own: OwnData, controller: PlanController): DrawState {
    const today = own.today ?? controller.today;
    if (own.milestones) {
      const { milestones, flaws } = this.#accept(own.milestones);
      const value = this.#make({ ...nothing, ...given(own), milestones, flaws, today });
      const problem = this.#worked?.problem;
      return { status: 'ready', value, ...(problem && { problem }) };
    }
    const { state } = controller;
    if (controller.source === 'none') return { status: 'ready', value: this.#make({ ...nothing, today }) };
    if (state.status === 'pending') return { status: 'pending' };
    const rows = state.value;
    if (state.status === 'failed' && !rows) return { status: 'failed', error: state.error };
    if (!rows) return { status: 'pending' };
    const { milestones, dependencies, reports, users, assignments, calendar, plan } = rows;
    const value = this.#make({
      milestones, dependencies, reports, users, assignments, calendar, plan, today,
      baseline: own.baseline ?? rows.baseline, anchorOn: plan?.anchorOn, flaws: noFlaws,
    });
    return { status: 'ready', value, ...(state.status === 'failed' && { problem: state.error }) };
  }

  #accept(input: readonly MilestoneInput[]): Accepted {
    if (this.#accepted?.input !== input) this.#accepted = { input, accepted: acceptMilestones(input, this.#accepted?.accepted) };
    return this.#accepted.accepted;
  }

  #make(parts: Parts): Drawable {
    const made = this.#made;
    if (made && partNames.every((name) => parts[name] === this.#parts[name])) return made;
    this.#parts = parts;
    const { milestones, dependencies, reports, users, assignments, baseline, anchorOn, today, calendar, flaws, plan } = parts;
    if (!this.#worked || this.#worked.calendar !== calendar) this.#worked = { calendar, ...workingTimeOf(calendar) };
    if (this.#circled?.dependencies !== dependencies) this.#circled = { dependencies, ids: findCycle(dependencies) ?? none };
    const outline = new Outline({
      milestones, dependencies, reports, baseline, anchorOn, today, workingTime: this.#worked.time,
    }, this.#made?.outline);
    const all = new Map(flaws);
    for (const id of this.#circled.ids) all.set(id, 'dependency-cycle');
    for (const id of outline.cycles.flat()) all.set(id, 'cycle');
    this.#made = {
      outline, users: new Map(users.map((user) => [user.id, user])), assignees: assigneesByItem(assignments), flaws: all, plan,
    };
    return this.#made;
  }
}

/** A calendar that cannot be gives way to the usual week, and is named. */
function workingTimeOf(calendar: Calendar | undefined): { time: WorkingTime; problem?: KitError } {
  try {
    return { time: makeWorkingTime(calendar) };
  } catch (error) {
    if (error instanceof KitError) return { time: makeWorkingTime(), problem: error };
    throw error;
  }
}

interface Parts {
  readonly milestones: TimelineData['milestones'];
  readonly dependencies: readonly Dependency[];
  readonly reports: readonly ProgressReport[];
  readonly users: readonly User[];
  readonly assignments: readonly Assignment[];
  readonly baseline: Baseline | undefined;
  readonly anchorOn: Day | undefined;
  readonly today: Day;
  readonly calendar: Calendar | undefined;
  readonly flaws: ReadonlyMap<Id, Flaw>;
  readonly plan: Plan | undefined;
}

const none: readonly never[] = [];
const noFlaws: ReadonlyMap<Id, Flaw> = new Map();
const nothing: Omit<Parts, 'today'> = {
  milestones: none, dependencies: none, reports: none, users: none, assignments: none, baseline: undefined,
  anchorOn: undefined, calendar: undefined, flaws: noFlaws, plan: undefined,
};
const partNames = [...Object.keys(nothing), 'today'] as readonly (keyof Parts)[];

/** The properties that a host has set. */
function given({ dependencies, reports, users, assignments, baseline, anchorOn, calendar }: OwnData): Omit<
  Parts, 'milestones' | 'today' | 'flaws' | 'plan'
> {
  return {
    dependencies: dependencies ?? none, reports: reports ?? none, users: users ?? none, assignments: assignments ?? none,
    baseline, anchorOn, calendar,
  };
}

function assigneesByItem(assignments: readonly Assignment[]): ReadonlyMap<Id, readonly Id[]> {
  const byItem = new Map<Id, Id[]>();
  for (const { milestoneId, assigneeId } of assignments) {
    const there = byItem.get(milestoneId);
    if (there) there.push(assigneeId);
    else byItem.set(milestoneId, [assigneeId]);
  }
  return byItem;
}
