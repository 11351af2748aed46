import * as v from 'valibot';

import {
  apiKey, ForbiddenError, id, integration, InvalidError, invitation, KitError, member, shareLink, team, user, workspace,
  type ApiKey, type Integration, type Invitation, type Member, type Role, type ShareLink, type Team, type User,
  type Workspace,
} from '../model/index.js';
import { changesOf, define, pick, withChanges } from './define.js';
import { changing, creating, deleting, putChecked } from './factory.js';
import { assertFree, assertRoom, existing } from './living.js';
import type { OperationContext, Transaction } from './operation.js';
import { admins, everyone, isAbove, managers } from './permissions.js';

/** Nobody gives, takes or changes a role above their own. @throws {ForbiddenError} */
function assertNotAbove(role: Role, context: OperationContext, operation: string): void {
  if (isAbove(role, context.role)) throw new ForbiddenError(operation, context.role);
}

/** A workspace without an owner could never be put in order again. @throws {InvalidError} */
function assertOwnerLeft(transaction: Transaction, leaving: Member): void {
  if (leaving.role !== 'owner') return;
  const isLast = transaction.all('member').every(({ id: at, role }) => role !== 'owner' || at === leaving.id);
  if (isLast) throw new InvalidError('The last owner cannot leave. Make somebody else an owner first.', 'role');
}

const memberOperations = {
  'member.add': define(
    admins,
    v.strictObject(pick(member.entries, ['id', 'userId', 'role', 'rootIds'])),
    (transaction, given, context) => {
      assertFree(transaction, 'member', given.id);
      assertNotAbove(given.role, context, 'member.add');
      assertRoom(transaction, 'members', 'member');
      if (transaction.all('member').some(({ userId }) => userId === given.userId)) {
        throw new InvalidError('This person is a member already. Change their role instead.', 'userId');
      }
      putChecked(transaction, 'member', given);
    },
  ),
  'member.change': define(
    admins,
    v.strictObject({ id, set: changesOf<Member>()(member.entries, ['role', 'rootIds']) }),
    (transaction, given, context) => {
      const record = existing(transaction, 'member', given.id);
      assertNotAbove(record.role, context, 'member.change');
      if (given.set.role !== undefined) assertNotAbove(given.set.role, context, 'member.change');
      const changed = withChanges(record, given.set);
      if (changed.role !== 'owner') assertOwnerLeft(transaction, record);
      putChecked(transaction, 'member', changed);
    },
  ),
  /** Everybody may go; admins may send away whoever is not above them. */
  'member.remove': define(everyone, v.strictObject({ id }), (transaction, given, context) => {
    const record = existing(transaction, 'member', given.id);
    if (record.userId !== context.userId) {
      if (!admins.includes(context.role)) throw new ForbiddenError('member.remove', context.role);
      assertNotAbove(record.role, context, 'member.remove');
    }
    assertOwnerLeft(transaction, record);
    transaction.delete('member', record.id);
  }),
};

const revoking = v.strictObject({ id });

export const peopleOperations = {
  ...memberOperations,

  'workspace.change': changing(
    'workspace',
    admins,
    changesOf<Workspace>()(workspace.entries, ['name', 'language', 'calendarId']),
  ),

  'user.create': creating(
    'user',
    admins,
    v.strictObject(pick(user.entries, ['id', 'name', 'email', 'avatarUrl', 'placeholder'])),
    (given): User => given,
  ),
  /** One's own name and picture; admins also those of others. */
  'user.change': changing(
    'user',
    everyone,
    changesOf<User>()(user.entries, ['name', 'email', 'avatarUrl', 'placeholder']),
    (record, context) => {
      if (record.id !== context.userId && !admins.includes(context.role)) {
        throw new ForbiddenError('user.change', context.role);
      }
    },
  ),
  'user.delete': deleting('user', admins, (transaction, userId) => {
    if (transaction.all('member').some((record) => record.userId === userId)) {
      throw new InvalidError('This person is still a member. Remove the membership first.', 'id');
    }
  }),

  'team.create': creating('team', managers, v.strictObject(pick(team.entries, ['id', 'name'])), (given): Team =>
    ({ ...given, memberIds: [] })),
  'team.change': changing('team', managers, changesOf<Team>()(team.entries, ['name'])),
  'team.delete': deleting('team', managers),
  'team.member.add': define(managers, v.strictObject({ teamId: id, userId: id }), (transaction, { teamId, userId }) => {
    const record = existing(transaction, 'team', teamId);
    if (record.memberIds.includes(userId)) return;
    putChecked(transaction, 'team', { ...record, memberIds: [...record.memberIds, userId] });
  }),
  'team.member.remove': define(managers, v.strictObject({ teamId: id, userId: id }), (transaction, args) => {
    const record = existing(transaction, 'team', args.teamId);
    transaction.put('team', { ...record, memberIds: record.memberIds.filter((userId) => userId !== args.userId) });
  }),

  'invitation.create': creating(
    'invitation',
    admins,
    v.strictObject(pick(invitation.entries, ['id', 'email', 'role', 'expiresOn'])),
    (given, context): Invitation => {
      assertNotAbove(given.role, context, 'invitation.create');
      return { ...given, invitedById: context.userId, state: 'open' };
    },
  ),
  'invitation.revoke': define(admins, revoking, (transaction, given) => {
    const record = existing(transaction, 'invitation', given.id);
    if (record.state !== 'open') {
      throw new KitError('conflict', 'This invitation was accepted or revoked already.', { field: 'state' });
    }
    transaction.put('invitation', { ...record, state: 'revoked' });
  }),

  /** The secret is made and kept outside; only its hash comes in here. */
  'share-link.create': creating(
    'share-link',
    managers,
    v.strictObject(pick(shareLink.entries, ['id', 'name', 'rootIds', 'access', 'secretHash', 'expiresOn'])),
    (given): ShareLink => given,
  ),
  'share-link.revoke': define(managers, revoking, (transaction, given, context) => {
    const record = existing(transaction, 'share-link', given.id);
    transaction.put('share-link', { ...record, revokedAt: record.revokedAt ?? context.at });
  }),
  'api-key.create': creating(
    'api-key',
    admins,
    v.strictObject(pick(apiKey.entries, ['id', 'name', 'scopes', 'secretHash', 'expiresOn'])),
    (given, context): ApiKey => ({ ...given, createdById: context.userId }),
  ),
  'api-key.revoke': define(admins, revoking, (transaction, given, context) => {
    const record = existing(transaction, 'api-key', given.id);
    transaction.put('api-key', { ...record, revokedAt: record.revokedAt ?? context.at });
  }),

  'integration.create': creating(
    'integration',
    admins,
    v.strictObject(pick(integration.entries, ['id', 'type', 'name', 'settings', 'events', 'paused'])),
    (given): Integration => given,
  ),
  'integration.change': changing(
    'integration',
    admins,
    changesOf<Integration>()(integration.entries, ['name', 'settings', 'events', 'paused']),
  ),
  'integration.delete': deleting('integration', admins),
};
