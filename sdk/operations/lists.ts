import * as v from 'valibot';

import {
  assignment, id, InvalidError, milestone, successCriterion, type Id, type Milestone, type SuccessCriterion,
} from '../model/index.js';
import { changesOf, define, pick, withChanges } from './define.js';
import { deleting, putChecked } from './factory.js';
import { assertFree, livingMilestone } from './living.js';
import type { Operation, Transaction } from './operation.js';
import { writers } from './permissions.js';

/** Lists are never replaced: a member is added or removed, so that two people who add are both right. */
const label = milestone.entries.labels.wrapped.item;

function adding<Args extends { milestoneId: Id }>(
  args: v.GenericSchema<unknown, Args>,
  field: 'labels' | 'watcherIds',
  valueOf: (args: Args) => string,
): Operation<Args> {
  return define(writers, args, (transaction, given) => {
    const item = livingMilestone(transaction, given.milestoneId);
    const values = item[field] ?? [];
    if (values.includes(valueOf(given))) return;
    putChecked(transaction, 'milestone', { ...item, [field]: [...values, valueOf(given)] });
  });
}

function removing<Args extends { milestoneId: Id }>(
  args: v.GenericSchema<unknown, Args>,
  field: 'labels' | 'watcherIds',
  valueOf: (args: Args) => string,
): Operation<Args> {
  return define(writers, args, (transaction, given) => {
    const item = livingMilestone(transaction, given.milestoneId);
    const values = (item[field] ?? []).filter((value) => value !== valueOf(given));
    transaction.put('milestone', withChanges(item, { [field]: values.length > 0 ? values : null }));
  });
}

const labelArgs = v.strictObject({ milestoneId: id, label });
const watcherArgs = v.strictObject({ milestoneId: id, userId: id });

const assign = define(
  writers,
  v.strictObject({
    ...pick(assignment.entries, ['id', 'milestoneId', 'assigneeId']),
    role: v.exactOptional(assignment.entries.role),
  }),
  (transaction, given) => {
    assertFree(transaction, 'assignment', given.id);
    livingMilestone(transaction, given.milestoneId);
    const record = { ...given, role: given.role ?? 'responsible' } as const;
    const isThere = transaction.all('assignment').some((other) =>
      other.milestoneId === record.milestoneId && other.assigneeId === record.assigneeId && other.role === record.role);
    if (!isThere) putChecked(transaction, 'assignment', record);
  },
);

function changeCriteria(
  transaction: Transaction,
  milestoneId: Id,
  change: (criteria: readonly SuccessCriterion[]) => readonly SuccessCriterion[],
): void {
  const item = livingMilestone(transaction, milestoneId);
  const successCriteria = [...change(item.successCriteria ?? [])];
  transaction.put('milestone', withChanges<Milestone>(item, {
    successCriteria: successCriteria.length > 0 ? successCriteria : null,
  }));
}

function indexOfCriterion(criteria: readonly SuccessCriterion[], criterionId: Id): number {
  const index = criteria.findIndex((criterion) => criterion.id === criterionId);
  if (index < 0) throw new InvalidError('This success criterion is not there any more.', 'criterionId');
  return index;
}

const criterionOf = { milestoneId: id, criterionId: id };

export const listOperations = {
  'label.add': adding(labelArgs, 'labels', (args) => args.label),
  'label.remove': removing(labelArgs, 'labels', (args) => args.label),
  'watcher.add': adding(watcherArgs, 'watcherIds', (args) => args.userId),
  'watcher.remove': removing(watcherArgs, 'watcherIds', (args) => args.userId),
  'assignee.add': assign,
  'assignee.remove': deleting('assignment', writers),

  'criterion.create': define(
    writers,
    v.strictObject({ milestoneId: id, criterion: successCriterion }),
    (transaction, { milestoneId, criterion }) => changeCriteria(transaction, milestoneId, (criteria) => {
      if (!criteria.some((other) => other.id === criterion.id)) return [...criteria, criterion];
      throw new InvalidError('There is a success criterion with this id already. Make a new id.', 'criterion');
    }),
  ),
  'criterion.change': define(
    writers,
    v.strictObject({
      ...criterionOf,
      set: changesOf<SuccessCriterion>()(successCriterion.entries, ['text', 'met']),
    }),
    (transaction, { milestoneId, criterionId, set }) => changeCriteria(transaction, milestoneId, (criteria) => {
      const index = indexOfCriterion(criteria, criterionId);
      return criteria.map((criterion, at) => at === index ? withChanges(criterion, set) : criterion);
    }),
  ),
  'criterion.set': define(
    writers,
    v.strictObject({ ...criterionOf, met: v.boolean() }),
    (transaction, { milestoneId, criterionId, met }) => changeCriteria(transaction, milestoneId, (criteria) => {
      const index = indexOfCriterion(criteria, criterionId);
      return criteria.map((criterion, at) => at === index ? { ...criterion, met } : criterion);
    }),
  ),
  'criterion.delete': define(
    writers,
    v.strictObject(criterionOf),
    (transaction, { milestoneId, criterionId }) => changeCriteria(transaction, milestoneId, (criteria) => {
      const index = indexOfCriterion(criteria, criterionId);
      return criteria.filter((_criterion, at) => at !== index);
    }),
  ),
};
