import * as v from 'valibot';

import {
  attachment, comment, ForbiddenError, GoneError, id, InvalidError, notificationPreference, refOf, reminderRule,
  splitRef, type Attachment, type Comment, type Id, type ReminderRule,
} from '../model/index.js';
import { changesOf, compact, define, pick, withChanges } from './define.js';
import { changing, creating, deleting, putChecked } from './factory.js';
import { assertFree, existing, livingMilestone } from './living.js';
import type { OperationContext, Transaction } from './operation.js';
import { commenters, everyone, managers, writers } from './permissions.js';

const { entries } = comment;

/** What is spoken about has to be there. @throws {GoneError} */
function assertAbout(transaction: Transaction, about: string): void {
  const { kind, id: aboutId } = splitRef(about);
  if (kind === 'milestone') livingMilestone(transaction, aboutId);
  else existing(transaction, kind, aboutId);
}

/** A comment that is there and of this person. @throws {ForbiddenError} */
function ownComment(transaction: Transaction, commentId: Id, context: OperationContext, operation: string): Comment {
  const record = existing(transaction, 'comment', commentId);
  if (record.byId !== context.userId) throw new ForbiddenError(operation, context.role);
  return record;
}

export const commentOperations = {
  'comment.create': define(
    commenters,
    v.strictObject(pick(entries, ['id', 'about', 'threadId', 'body', 'mentionIds'])),
    (transaction, given, context) => {
      assertFree(transaction, 'comment', given.id);
      assertAbout(transaction, given.about);
      if (given.threadId !== undefined && existing(transaction, 'comment', given.threadId).about !== given.about) {
        throw new InvalidError('An answer is about the same as the comment it answers.', 'threadId');
      }
      putChecked(transaction, 'comment', { ...given, byId: context.userId, at: context.at });
    },
  ),
  /** The text before is kept as a revision. */
  'comment.revise': define(
    commenters,
    v.strictObject({ id, body: entries.body, mentionIds: entries.mentionIds }),
    (transaction, given, context) => {
      const record = ownComment(transaction, given.id, context, 'comment.revise');
      if (record.body === given.body) return;
      const revisions = [...record.revisions ?? [], { body: record.body, at: context.at }];
      putChecked(transaction, 'comment', compact<Comment>({ ...record, ...given, revisions }));
    },
  ),
  'comment.react': define(
    commenters,
    v.strictObject({ id, reaction: v.pipe(v.string(), v.minLength(1), v.maxLength(16)), given: v.boolean() }),
    (transaction, { id: commentId, reaction, given }, context) => {
      const record = existing(transaction, 'comment', commentId);
      const before = new Map(Object.entries(record.reactions ?? {}));
      const others = (before.get(reaction) ?? []).filter((userId) => userId !== context.userId);
      const after = given ? [...others, context.userId] : others;
      if (after.length > 0) before.set(reaction, after);
      else before.delete(reaction);
      transaction.put('comment', withChanges(record, {
        reactions: before.size > 0 ? Object.fromEntries(before) : null,
      }));
    },
  ),
  'comment.resolve': define(
    commenters,
    v.strictObject({ id, resolved: v.boolean() }),
    (transaction, given, context) => {
      const record = existing(transaction, 'comment', given.id);
      transaction.put('comment', withChanges(record, { resolvedAt: given.resolved ? context.at : null }));
    },
  ),
  /** One's own; managers also those of others. */
  'comment.delete': define(commenters, v.strictObject({ id }), (transaction, given, context) => {
    const record = managers.includes(context.role)
      ? existing(transaction, 'comment', given.id)
      : ownComment(transaction, given.id, context, 'comment.delete');
    transaction.put('comment', { ...record, deletedAt: context.at });
  }),
};

export const fileOperations = {
  /** The bytes are stored before and uploaded after; whoever finishes the upload says what became of it. */
  'attachment.create': creating(
    'attachment',
    writers,
    v.strictObject(pick(attachment.entries, ['id', 'about', 'name', 'mediaType', 'bytes'])),
    (given, context, transaction): Attachment => {
      assertAbout(transaction, given.about);
      return { ...given, state: 'waiting', byId: context.userId, at: context.at };
    },
  ),
  'attachment.change': changing(
    'attachment',
    writers,
    v.strictObject({ name: attachment.entries.name }),
  ),
  'attachment.delete': deleting('attachment', writers),
};

export const noticeOperations = {
  /** One's own only: those of others are as good as not there. */
  'notification.read': define(
    everyone,
    v.strictObject({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(1_000)), read: v.exactOptional(v.boolean()) }),
    (transaction, given, context) => {
      for (const noticeId of given.ids) {
        const record = existing(transaction, 'notification', noticeId);
        if (record.userId !== context.userId) throw new GoneError(refOf('notification', noticeId));
        const readAt = given.read === false ? null : record.readAt ?? context.at;
        transaction.put('notification', withChanges(record, { readAt }));
      }
    },
  ),
  /** How one wants to hear of something; replaces what was wanted before. */
  'notification-preference.set': define(
    everyone,
    v.strictObject(pick(notificationPreference.entries, ['id', 'reason', 'channels', 'digest', 'quietHours'])),
    (transaction, given, context) => {
      const before = transaction.all('notification-preference')
        .find(({ userId, reason }) => userId === context.userId && reason === given.reason);
      if (!before) assertFree(transaction, 'notification-preference', given.id);
      putChecked(transaction, 'notification-preference', {
        ...given, id: before?.id ?? given.id, userId: context.userId,
      });
    },
  ),
  'reminder-rule.create': creating(
    'reminder-rule',
    managers,
    v.strictObject(pick(reminderRule.entries, ['id', 'about', 'when', 'to', 'paused'])),
    (given): ReminderRule => given,
  ),
  'reminder-rule.change': changing(
    'reminder-rule',
    managers,
    changesOf<ReminderRule>()(reminderRule.entries, ['about', 'when', 'to', 'paused']),
  ),
  'reminder-rule.delete': deleting('reminder-rule', managers),
};
