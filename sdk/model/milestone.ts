import * as v from 'valibot';

import { relativePeriod } from './relative.js';
import { amount, day, id, instant, json, line, money, prose, rank, share } from './values.js';

/** Goals hold milestones, milestones hold tasks; any kind may be nested in any other. */
export const milestoneKinds = ['goal', 'milestone', 'task'] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

/** The workflow, set by people. */
export const statuses = ['planned', 'active', 'blocked', 'done', 'cancelled'] as const;
export type Status = (typeof statuses)[number];

/** How it is going, computed or stated by a person. */
export const healths = ['on-track', 'at-risk', 'off-track'] as const;
export type Health = (typeof healths)[number];

/** What is drawn: one state, one colour, one shape. */
export const states = ['done', 'on-track', 'at-risk', 'off-track', 'planned'] as const;
export type State = (typeof states)[number];

export const priorities = ['low', 'medium', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

/** A condition that shows that an item is reached. */
export const successCriterion = v.strictObject({ id, text: prose('A success criterion', 2_000), met: v.boolean() });
export type SuccessCriterion = v.InferOutput<typeof successCriterion>;

/** Remaining working days, 0 or more: at best, most likely, at worst. */
export const estimate = v.pipe(
  v.strictObject({ low: amount, likely: amount, high: amount }),
  v.check(
    (days) => days.low <= days.likely && days.likely <= days.high,
    'An estimate goes from low over likely to high.',
  ),
);
export type Estimate = v.InferOutput<typeof estimate>;

/** Checks on the dates of an item; nothing is moved by them in silence. */
export const constraint = v.strictObject({
  startsNoEarlierThan: v.exactOptional(day),
  endsNoLaterThan: v.exactOptional(day),
});
export type Constraint = v.InferOutput<typeof constraint>;

/**
 * A goal, milestone or task. Its days are either exact (`startsOn`, `dueOn`) or counted from the plan's anchor
 * (`relative`), never both; exact ones stay where they are when the plan is anchored anew.
 */
export const milestone = v.pipe(
  v.strictObject({
    id,
    planId: id,
    kind: v.picklist(milestoneKinds),
    /** Absent at the top of the plan. */
    parentId: v.exactOptional(id),
    rank,
    title: line('The title', 1_000),
    description: v.exactOptional(prose('The description')),
    startsOn: v.exactOptional(day),
    /** The last day that belongs to the item; a milestone has only this one. */
    dueOn: v.exactOptional(day),
    relative: v.exactOptional(relativePeriod),
    /** The days on which work really began and ended. */
    startedOn: v.exactOptional(day),
    finishedOn: v.exactOptional(day),
    status: v.picklist(statuses),
    /** What a person says, shown beside what is computed. */
    statedHealth: v.exactOptional(v.picklist(healths)),
    priority: v.exactOptional(v.picklist(priorities)),
    /** What was stated; what children add up to is derived and never stored. */
    progress: v.exactOptional(share),
    weight: v.exactOptional(amount),
    effortInHours: v.exactOptional(amount),
    estimate: v.exactOptional(estimate),
    constraint: v.exactOptional(constraint),
    budget: v.exactOptional(money),
    categoryId: v.exactOptional(id),
    labels: v.exactOptional(v.pipe(v.array(line('A label', 100)), v.maxLength(100))),
    /** Values of custom fields by the field's id. */
    fields: v.exactOptional(v.record(id, json)),
    successCriteria: v.exactOptional(v.pipe(v.array(successCriterion), v.maxLength(1_000))),
    ownerId: v.exactOptional(id),
    watcherIds: v.exactOptional(v.pipe(v.array(id), v.maxLength(1_000))),
    /** The document's own key for this item and the import that brought it, so that importing again updates. */
    importKey: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
    importBatchId: v.exactOptional(id),
    createdAt: v.exactOptional(instant),
    /** In the bin since then, with all below it; restoring takes it out again. */
    deletedAt: v.exactOptional(instant),
  }),
  v.check(
    (item) => item.startsOn === undefined || item.dueOn === undefined || item.startsOn <= item.dueOn,
    'The start day is after the due day. Move one of them.',
  ),
  v.check(
    (item) => item.relative === undefined || (item.startsOn === undefined && item.dueOn === undefined),
    'Days are either exact or counted from the anchor of the plan, not both.',
  ),
  v.check((item) => item.parentId !== item.id, 'An item cannot be placed below itself. Choose another parent.'),
);
export type Milestone = v.InferOutput<typeof milestone>;

/** Who works on an item, and as what. */
export const assignment = v.strictObject({
  id,
  milestoneId: id,
  /** A user or a team of this workspace. */
  assigneeId: id,
  role: v.picklist(['responsible', 'accountable', 'consulted', 'informed', 'approver']),
});
export type Assignment = v.InferOutput<typeof assignment>;

export const dependencyTypes = ['FS', 'SS', 'FF', 'SF'] as const;
/** Finish-to-start, start-to-start, finish-to-finish, start-to-finish. */
export type DependencyType = (typeof dependencyTypes)[number];

export const dependency = v.pipe(
  v.strictObject({
    id,
    planId: id,
    /** The predecessor: what is waited for. */
    fromId: id,
    /** The successor: what waits. */
    toId: id,
    type: v.picklist(dependencyTypes),
    /** Working days, negative for a lead. */
    lagInDays: v.pipe(v.number(), v.integer(), v.minValue(-3_650), v.maxValue(3_650)),
    importKey: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
  }),
  v.check((link) => link.fromId !== link.toId, 'An item cannot wait for itself. Choose another one.'),
);
export type Dependency = v.InferOutput<typeof dependency>;

/** A check-in: append-only, an edit is a new one. */
export const progressReport = v.strictObject({
  id,
  milestoneId: id,
  progress: v.exactOptional(share),
  confidence: v.exactOptional(v.picklist(['low', 'medium', 'high'])),
  note: v.exactOptional(prose('The note', 20_000)),
  blockers: v.exactOptional(prose('The blockers', 20_000)),
  /** The day it speaks of; backdating is a day, never a moment. */
  on: day,
  at: instant,
  byId: v.exactOptional(id),
  /** The report that this one corrects. */
  revises: v.exactOptional(id),
});
export type ProgressReport = v.InferOutput<typeof progressReport>;
