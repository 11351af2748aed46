import * as v from 'valibot';

import { day, id, instant, json, line, prose } from './values.js';

/** What a comment, file or activity is about: a kind and an id, `milestone/0190…`. */
export const reference = v.pipe(v.string(), v.regex(/^[a-z-]{1,40}\/[\w-]{1,64}$/, 'A reference is kind/id.'));

/** Append-only: an edit is a new revision. */
export const comment = v.strictObject({
  id,
  about: reference,
  /** The comment that began the thread; absent in that one. */
  threadId: v.exactOptional(id),
  body: prose('The comment', 20_000),
  mentionIds: v.exactOptional(v.pipe(v.array(id), v.maxLength(100, 'A comment can mention at most 100 people.'))),
  /** User ids by the reaction they gave. */
  reactions: v.exactOptional(v.record(v.pipe(v.string(), v.maxLength(16)), v.array(id))),
  /** Earlier texts, oldest first. */
  revisions: v.exactOptional(v.array(v.strictObject({ body: prose('The comment', 20_000), at: instant }))),
  resolvedAt: v.exactOptional(instant),
  deletedAt: v.exactOptional(instant),
  byId: id,
  at: instant,
});
export type Comment = v.InferOutput<typeof comment>;

export const attachment = v.strictObject({
  id,
  about: reference,
  name: line('The name of the file', 255),
  mediaType: v.pipe(v.string(), v.regex(/^[\w.+-]+\/[\w.+-]+$/), v.maxLength(127)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  state: v.picklist(['waiting', 'uploaded', 'ready', 'refused']),
  byId: v.exactOptional(id),
  at: instant,
});
export type Attachment = v.InferOutput<typeof attachment>;

export const notificationReasons = [
  'mention', 'assigned', 'comment', 'reminder', 'overdue', 'status', 'update-request', 'sync',
] as const;

export const notification = v.strictObject({
  id,
  userId: id,
  about: reference,
  reason: v.picklist(notificationReasons),
  parameters: v.exactOptional(v.record(id, json)),
  readAt: v.exactOptional(instant),
  at: instant,
});
export type Notification = v.InferOutput<typeof notification>;

/** How one person wants to hear of things. */
export const notificationPreference = v.strictObject({
  id,
  userId: id,
  reason: v.picklist(notificationReasons),
  channels: v.array(v.picklist(['page', 'email', 'push', 'chat'])),
  digest: v.exactOptional(v.picklist(['none', 'daily', 'weekly'])),
  /** Hours of the person's own day in which nothing is sent: 22 to 7. */
  quietHours: v.exactOptional(v.strictObject({ from: hour(), to: hour() })),
});
export type NotificationPreference = v.InferOutput<typeof notificationPreference>;

function hour() {
  return v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23));
}

/** When somebody is reminded of what. */
export const reminderRule = v.strictObject({
  id,
  /** Absent: every item of the workspace. */
  about: v.exactOptional(reference),
  when: v.variant('type', [
    v.strictObject({ type: v.literal('before-due'), days: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
    v.strictObject({ type: v.literal('after-due'), days: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
    v.strictObject({ type: v.literal('no-report-for'), days: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
    v.strictObject({
      type: v.literal('every'),
      weekday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
      startsOn: day,
    }),
  ]),
  to: v.picklist(['owner', 'assignees', 'watchers', 'managers']),
  paused: v.exactOptional(v.boolean()),
});
export type ReminderRule = v.InferOutput<typeof reminderRule>;

/** One thing that happened, written by the authority. Append-only. */
export const activity = v.strictObject({
  id,
  about: reference,
  operation: v.pipe(v.string(), v.maxLength(100)),
  parameters: v.exactOptional(v.record(id, json)),
  byId: v.exactOptional(id),
  at: instant,
});
export type Activity = v.InferOutput<typeof activity>;
