import * as v from 'valibot';

import { day, id, instant, json, line } from './values.js';

/** From most to least: what each may do stands in the one table of `sdk/operations`. */
export const roles = ['owner', 'admin', 'manager', 'member', 'viewer', 'guest'] as const;
export type Role = (typeof roles)[number];

/** The unit of isolation and of sharding. Its id is the scope of all other records and is not repeated in them. */
export const workspace = v.strictObject({
  id,
  name: line('The name of the workspace', 200),
  /** BCP 47, like `de-AT`; absent: the reader's own. */
  language: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/))),
  calendarId: v.exactOptional(id),
  createdAt: v.exactOptional(instant),
});
export type Workspace = v.InferOutput<typeof workspace>;

const email = v.pipe(v.string(), v.maxLength(254), v.email('This is no e-mail address.'));

export const user = v.strictObject({
  id,
  name: line('The name', 200),
  email: v.exactOptional(email),
  /** An https address of a picture. */
  avatarUrl: v.exactOptional(v.pipe(v.string(), v.maxLength(2_000), v.regex(/^https:\/\//))),
  /** Somebody a document names who has no account. */
  placeholder: v.exactOptional(v.boolean()),
});
export type User = v.InferOutput<typeof user>;

export const team = v.strictObject({
  id,
  name: line('The name of the team', 200),
  memberIds: v.pipe(v.array(id), v.maxLength(1_000)),
});
export type Team = v.InferOutput<typeof team>;

/** A user in this workspace. */
export const member = v.strictObject({
  id,
  userId: id,
  role: v.picklist(roles),
  /** What a guest sees: these items and all below them. */
  rootIds: v.exactOptional(v.pipe(v.array(id), v.maxLength(1_000))),
});
export type Member = v.InferOutput<typeof member>;

export const invitation = v.strictObject({
  id,
  email,
  role: v.picklist(roles),
  invitedById: id,
  expiresOn: day,
  state: v.picklist(['open', 'accepted', 'revoked']),
});
export type Invitation = v.InferOutput<typeof invitation>;

/** A link that lets somebody outside see a part of a plan. Its secret is kept as a hash. */
export const shareLink = v.strictObject({
  id,
  name: line('The name of the share', 200),
  rootIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(1_000)),
  access: v.picklist(['read', 'comment']),
  secretHash: v.pipe(v.string(), v.maxLength(200)),
  expiresOn: v.exactOptional(day),
  revokedAt: v.exactOptional(instant),
});
export type ShareLink = v.InferOutput<typeof shareLink>;

export const apiKey = v.strictObject({
  id,
  name: line('The name of the key', 200),
  scopes: v.pipe(v.array(v.picklist(['read', 'write', 'admin'])), v.minLength(1)),
  secretHash: v.pipe(v.string(), v.maxLength(200)),
  createdById: id,
  lastUsedOn: v.exactOptional(day),
  expiresOn: v.exactOptional(day),
  revokedAt: v.exactOptional(instant),
});
export type ApiKey = v.InferOutput<typeof apiKey>;

/** What a vendor allows this workspace; absent is unlimited. Counts, and bytes for files. */
export const limits = v.strictObject({
  id,
  members: v.exactOptional(whole()),
  plans: v.exactOptional(whole()),
  milestones: v.exactOptional(whole()),
  fileBytes: v.exactOptional(whole()),
});
export type Limits = v.InferOutput<typeof limits>;

function whole() {
  return v.pipe(v.number(), v.integer(), v.minValue(0));
}

/** A connection to another product. Its secrets are kept by the server, never in this record. */
export const integration = v.strictObject({
  id,
  type: v.picklist(['slack', 'teams', 'webhook', 'calendar-feed', 'email']),
  name: line('The name of the integration', 200),
  settings: v.record(id, json),
  events: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(200)),
  paused: v.exactOptional(v.boolean()),
});
export type Integration = v.InferOutput<typeof integration>;

/** One message on its way to an integration or an address, and what became of it. */
export const delivery = v.strictObject({
  id,
  integrationId: v.exactOptional(id),
  event: v.pipe(v.string(), v.maxLength(100)),
  state: v.picklist(['waiting', 'delivered', 'failed', 'given-up']),
  attempts: whole(),
  at: instant,
  answer: v.exactOptional(v.pipe(v.string(), v.maxLength(2_000))),
});
export type Delivery = v.InferOutput<typeof delivery>;
