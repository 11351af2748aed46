import { splitRef, type AnyRecord, type Id, type Kind, type Member, type Role } from '../../model/index.js';
import { childrenByParent, type Rows } from '../../operations/index.js';
import type { Scope } from '../adapter.js';

/** What one person sees of a workspace. */
export interface Sight {
  readonly role: Role;
  /** Changes when other kinds of records or other roots become visible: then a page starts anew. */
  readonly name: string;
  /** Sees only parts of the tree, so that what is visible depends on other rows. */
  readonly isPartial: boolean;
  sees(kind: Kind, record: AnyRecord): boolean;
}

/** Kinds that not everybody sees, by the roles that do. All others are seen by all but guests. */
const restricted: { readonly [K in Kind]?: readonly Role[] } = {
  invitation: ['owner', 'admin'],
  'api-key': ['owner', 'admin'],
  integration: ['owner', 'admin'],
  delivery: ['owner', 'admin'],
  'share-link': ['owner', 'admin', 'manager'],
};

/** The membership of a person; undefined for who does not belong here. */
export function memberOf(rows: Rows, userId: Id): Member | undefined {
  return rows.all('member').find((member) => member.userId === userId);
}

export function sightOf(rows: Rows, scope: Scope, member: Member): Sight {
  const { role } = member;
  const ownRoots = role === 'guest' ? member.rootIds ?? [] : undefined;
  const roots = [ownRoots, scope.roots].filter((ids) => ids !== undefined);
  const isPartial = roots.length > 0;
  const inSight = isPartial ? partOf(rows, roots, member) : undefined;
  return {
    role,
    name: isPartial ? `${role}-${hash(JSON.stringify([scope.userId, ...roots]))}` : role,
    isPartial,
    sees(kind, record) {
      if (restricted[kind]?.includes(role) === false) return false;
      if ((kind === 'notification' || kind === 'notification-preference') && 'userId' in record) {
        return record.userId === scope.userId;
      }
      return inSight?.(kind, record) ?? true;
    },
  };
}

/** Everything about the items below all of these lists of roots, and the words they are told in. */
function partOf(
  rows: Rows,
  rootLists: readonly (readonly Id[])[],
  member: Member,
): (kind: Kind, record: AnyRecord) => boolean {
  const children = childrenByParent(rows.all('milestone'));
  const visible = rootLists.map((rootIds) => {
    const ids = new Set(rootIds);
    for (const id of ids) for (const child of children.get(id) ?? []) ids.add(child.id);
    return ids;
  });
  const seesItem = (id: Id | undefined): boolean => id !== undefined && visible.every((ids) => ids.has(id));

  // Of the plan and the calendar only what days are counted with; of people only those who are named.
  const planIds = new Set<Id>();
  const userIds = new Set<Id>([member.userId]);
  for (const item of rows.all('milestone')) {
    if (!seesItem(item.id)) continue;
    planIds.add(item.planId);
    for (const id of [item.ownerId, ...item.watcherIds ?? []]) if (id !== undefined) userIds.add(id);
  }
  for (const { milestoneId, assigneeId } of rows.all('assignment')) if (seesItem(milestoneId)) userIds.add(assigneeId);
  for (const comment of rows.all('comment')) if (seesAbout(comment.about)) userIds.add(comment.byId);
  for (const report of rows.all('progress-report')) {
    if (report.byId !== undefined && seesItem(report.milestoneId)) userIds.add(report.byId);
  }

  function seesKpi(id: Id): boolean {
    return seesItem(rows.get('kpi', id)?.goalId);
  }

  function seesAbout(about: string): boolean {
    const { kind, id } = splitRef(about);
    if (kind === 'milestone') return seesItem(id);
    const record = rows.get(kind, id);
    return (kind === 'kpi' || kind === 'risk') && record !== undefined && 'goalId' in record && seesItem(record.goalId);
  }

  return (kind, record) => {
    switch (kind) {
      case 'workspace': case 'category': case 'custom-field': case 'calendar':
        return true;
      case 'plan':
        return planIds.has(record.id);
      case 'user': case 'team':
        return userIds.has(record.id);
      case 'member':
        return record.id === member.id;
      case 'milestone':
        return seesItem(record.id);
      case 'dependency':
        return 'fromId' in record && seesItem(record.fromId) && seesItem(record.toId);
      case 'assignment': case 'progress-report':
        return 'milestoneId' in record && seesItem(record.milestoneId);
      case 'kpi': case 'risk':
        return 'goalId' in record && seesItem(record.goalId);
      case 'kpi-target': case 'kpi-reading':
        return 'kpiId' in record && seesKpi(record.kpiId);
      case 'comment': case 'attachment':
        return 'about' in record && record.about !== undefined && seesAbout(record.about);
      default:
        return false;
    }
  };
}

/** FNV-1a over UTF-16 units, as base 36: short, not secret. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
