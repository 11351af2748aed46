import type { Role } from '../model/index.js';
import { admins, commenters, everyone, managers, writers } from './permissions.js';
import type { seldomOperations } from './seldom.js';

type SeldomName = keyof typeof seldomOperations;

const groups: readonly (readonly [roles: readonly Role[], names: readonly SeldomName[]])[] = [
  [commenters, [
    'comment.create', 'comment.revise', 'comment.react', 'comment.resolve', 'comment.delete',
  ]],
  [writers, [
    'attachment.create', 'attachment.change', 'attachment.delete', 'label.add', 'label.remove', 'watcher.add',
    'watcher.remove', 'assignee.add', 'assignee.remove', 'criterion.create', 'criterion.change', 'criterion.set',
    'criterion.delete', 'risk.create', 'risk.change', 'risk.delete', 'risk.restore',
  ]],
  [everyone, [
    'notification.read', 'notification-preference.set', 'member.remove', 'user.change', 'rows.restore',
  ]],
  [managers, [
    'reminder-rule.create', 'reminder-rule.change', 'reminder-rule.delete', 'calendar.create', 'calendar.change',
    'calendar.delete', 'category.create', 'category.change', 'category.move', 'category.delete',
    'custom-field.create', 'custom-field.change', 'custom-field.move', 'custom-field.delete', 'template.create',
    'template.change', 'template.delete', 'baseline.take', 'baseline.change', 'baseline.delete', 'team.create',
    'team.change', 'team.delete', 'team.member.add', 'team.member.remove', 'share-link.create', 'share-link.revoke',
    'plan.import',
  ]],
  [admins, [
    'member.add', 'member.change', 'workspace.change', 'user.create', 'user.delete', 'invitation.create',
    'invitation.revoke', 'api-key.create', 'api-key.revoke', 'integration.create', 'integration.change',
    'integration.delete',
  ]],
];

/**
 * Who may do what is only loaded on use: a page has to know before it offers it. A test compares it with the operations
 * themselves.
 */
export const seldomRoles = Object.fromEntries(
  groups.flatMap(([roles, names]) => names.map((name) => [name, roles])),
) as unknown as Readonly<Record<SeldomName, readonly Role[]>>;
