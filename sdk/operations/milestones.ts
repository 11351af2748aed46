import * as v from 'valibot';

import {
  CycleError, day, GoneError, id, InvalidError, json, milestone, refOf, relativePeriod, type Day, type Id,
  type Milestone, type Status,
} from '../model/index.js';
import { withDays } from './days.js';
import { changesOf, define, pick, withChanges } from './define.js';
import { putChecked } from './factory.js';
import { assertFree, assertRoom, existing, livingMilestone, livingPlan } from './living.js';
import type { Transaction } from './operation.js';
import { rankAt, separateTwins, siblingsIn } from './order.js';
import { writers } from './permissions.js';
import { pathUp, subtreeOf } from './subtree.js';

const { entries } = milestone;

/** The workflow keeps the days on which work really began and ended, as far as nobody has said them. */
export function withStatus(item: Milestone, status: Status, today: Day): Milestone {
  if (item.status === status) return item;
  const next = { ...item, status };
  if (status === 'done') return { ...next, finishedOn: item.finishedOn ?? today };
  const reopened = item.status === 'done' ? withChanges(next, { finishedOn: null }) : next;
  return status === 'active' ? { ...reopened, startedOn: item.startedOn ?? today } : reopened;
}

const create = define(
  writers,
  v.strictObject({
    ...pick(entries, [
      'id', 'planId', 'kind', 'title', 'description', 'startsOn', 'dueOn', 'relative', 'startedOn', 'finishedOn',
      'statedHealth', 'priority', 'progress', 'weight', 'effortInHours', 'estimate', 'constraint', 'budget',
      'categoryId', 'labels', 'fields', 'successCriteria', 'ownerId', 'watcherIds',
    ]),
    status: v.exactOptional(entries.status),
    parentId: v.exactOptional(v.nullable(id)),
    /** The sibling before it; `null` is the first place, absent the last. */
    afterId: v.exactOptional(v.nullable(id)),
  }),
  (transaction, { afterId, parentId, status, ...given }, context) => {
    assertFree(transaction, 'milestone', given.id);
    assertRoom(transaction, 'milestones', 'milestone');
    livingPlan(transaction, given.planId);
    if (parentId != null) parentIn(transaction, parentId, given.planId);
    const rank = rankAt(transaction, 'milestone', siblingsIn(transaction, given.planId, parentId ?? undefined), afterId);
    const item: Milestone = {
      ...given, rank, status: 'planned', createdAt: context.at, ...(parentId != null && { parentId }),
    };
    putChecked(transaction, 'milestone', status === undefined ? item : withStatus(item, status, context.today));
  },
);

/** A parent that is there and of the same plan. */
function parentIn(transaction: Transaction, parentId: Id, planId: Id): void {
  if (livingMilestone(transaction, parentId).planId !== planId) {
    throw new InvalidError('The parent belongs to another plan. Choose one of the same plan.', 'parentId');
  }
}

/** The latest report is the progress of an item: a number set beside it would never be seen. */
function isReported(transaction: Transaction, itemId: Id): boolean {
  return transaction.all('progress-report')
    .some(({ milestoneId, progress }) => milestoneId === itemId && progress !== undefined);
}

const change = define(
  writers,
  v.strictObject({
    id,
    set: changesOf<Milestone>()(entries, [
      'kind', 'title', 'description', 'status', 'statedHealth', 'priority', 'progress', 'weight', 'effortInHours',
      'estimate', 'constraint', 'budget', 'categoryId', 'ownerId', 'startedOn', 'finishedOn',
    ]),
  }),
  (transaction, given, context) => {
    const item = livingMilestone(transaction, given.id);
    const { status, ...set } = given.set;
    if (set.progress !== undefined && isReported(transaction, item.id)) {
      throw new InvalidError('The progress of this item is reported. Make a new report instead.', 'progress');
    }
    const moved = status === undefined ? item : withStatus(item, status, context.today);
    putChecked(transaction, 'milestone', withChanges(moved, set));
  },
);

const setField = define(
  writers,
  v.strictObject({ id, fieldId: id, value: json }),
  (transaction, given) => {
    const item = livingMilestone(transaction, given.id);
    existing(transaction, 'custom-field', given.fieldId);
    const fields = withChanges(item.fields ?? {}, { [given.fieldId]: given.value });
    transaction.put('milestone', { ...item, fields });
  },
);

const schedule = define(
  writers,
  v.strictObject({
    id,
    startsOn: v.exactOptional(v.nullable(day)),
    dueOn: v.exactOptional(v.nullable(day)),
    relative: v.exactOptional(v.nullable(relativePeriod)),
  }),
  (transaction, { id: itemId, ...days }) => {
    const item = livingMilestone(transaction, itemId);
    transaction.put('milestone', withDays(item, days, livingPlan(transaction, item.planId).anchorOn));
  },
);

const move = define(
  writers,
  v.strictObject({ id, parentId: v.nullable(id), afterId: v.exactOptional(v.nullable(id)) }),
  (transaction, { id: itemId, parentId, afterId }) => {
    const item = livingMilestone(transaction, itemId);
    if (parentId !== null) {
      parentIn(transaction, parentId, item.planId);
      const path = pathUp(transaction, parentId);
      if (path.includes(itemId)) throw new CycleError('parent', path.slice(0, path.indexOf(itemId) + 1));
    }
    const siblings = siblingsIn(transaction, item.planId, parentId ?? undefined)
      .filter((sibling) => sibling.id !== itemId);
    const rank = rankAt(transaction, 'milestone', siblings, afterId);
    transaction.put('milestone', withChanges({ ...item, rank }, { parentId }));
  },
);

/** Into the bin with all below it. One moment for all of them tells `restore` what belongs together. */
const remove = define(writers, v.strictObject({ id }), (transaction, given, context) => {
  for (const item of subtreeOf(transaction, livingMilestone(transaction, given.id))) {
    if (item.deletedAt === undefined) transaction.put('milestone', { ...item, deletedAt: context.at });
  }
});

/** Out of the bin, with what went in with it; below the nearest parent that is still there. */
const restore = define(writers, v.strictObject({ id }), (transaction, given) => {
  const item = transaction.get('milestone', given.id);
  if (!item) throw new GoneError(refOf('milestone', given.id));
  livingPlan(transaction, item.planId);
  if (item.deletedAt === undefined) return;
  const back = new Set<Id>();
  for (const member of subtreeOf(transaction, item)) {
    if (member.deletedAt !== item.deletedAt) continue;
    transaction.put('milestone', withChanges(member, { deletedAt: null }));
    back.add(member.id);
  }
  const [, ...above] = pathUp(transaction, given.id);
  const parentId = above.find((candidate) => transaction.get('milestone', candidate)?.deletedAt === undefined) ?? null;
  if (parentId === (item.parentId ?? null)) {
    separateTwins(transaction, back);
    return;
  }
  const siblings = siblingsIn(transaction, item.planId, parentId ?? undefined).filter(({ id: at }) => at !== given.id);
  const rank = rankAt(transaction, 'milestone', siblings);
  const restored = transaction.get('milestone', given.id) ?? item;
  transaction.put('milestone', withChanges({ ...restored, rank }, { parentId }));
});

export const milestoneOperations = {
  'milestone.create': create,
  'milestone.change': change,
  'milestone.field.set': setField,
  'milestone.schedule': schedule,
  'milestone.move': move,
  'milestone.delete': remove,
  'milestone.restore': restore,
};
