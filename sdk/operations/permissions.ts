import type { Role } from '../model/index.js';

/** Groups of roles, from which the one table of role × operation is made; each operation names one of them. */
export const admins: readonly Role[] = ['owner', 'admin'];
export const managers: readonly Role[] = ['owner', 'admin', 'manager'];
export const writers: readonly Role[] = ['owner', 'admin', 'manager', 'member'];
/** Whoever may speak: a viewer reads, a guest was invited to comment. */
export const commenters: readonly Role[] = ['owner', 'admin', 'manager', 'member', 'guest'];
export const everyone: readonly Role[] = ['owner', 'admin', 'manager', 'member', 'viewer', 'guest'];

const order: readonly Role[] = everyone;

/** Whether `role` is above `other`: an owner is above all, a guest above none. */
export function isAbove(role: Role, other: Role): boolean {
  return order.indexOf(role) < order.indexOf(other);
}
