import { ForbiddenError, InvalidError, type AnyRecord, type Kind, type Role } from '../model/index.js';
import { equalJson } from './equal.js';
import type { OperationContext } from './operation.js';
import { admins, managers, writers } from './permissions.js';

/**
 * Who may take back changes of what. Kinds that are not named here cannot be taken back: people, their roles and what
 * gives access is done again on purpose, or not at all.
 */
const restorable: { readonly [K in Kind]?: readonly Role[] } = {
  workspace: admins,
  plan: managers,
  calendar: managers,
  baseline: managers,
  category: managers,
  'custom-field': managers,
  template: managers,
  team: managers,
  'reminder-rule': managers,
  'import-batch': managers,
  user: managers,
  milestone: writers,
  assignment: writers,
  dependency: writers,
  'progress-report': writers,
  kpi: writers,
  'kpi-target': writers,
  'kpi-reading': writers,
  risk: writers,
  comment: writers,
  attachment: writers,
};

/** What a record belongs to never changes. */
const fixed: readonly string[] = ['id', 'planId', 'milestoneId', 'kpiId', 'about', 'byId', 'userId'];

const plansOfWriters: readonly string[] = [
  'title', 'description', 'calendarId', 'fiscalYearStartsInMonth', 'baselineId',
];
const commentsOfOthers: readonly string[] = ['reactions', 'resolvedAt'];

/** @throws {ForbiddenError} @throws {InvalidError} */
export function assertMayRestore(
  kind: Kind,
  current: AnyRecord | undefined,
  next: AnyRecord | undefined,
  context: OperationContext,
): void {
  const changed = changedFields(current, next);
  const isChange = current !== undefined && next !== undefined;
  const touched = isChange ? changed.find((field) => fixed.includes(field)) : undefined;
  if (touched !== undefined) throw new InvalidError('What a record belongs to cannot be changed.', touched);
  if (!rolesFor(kind, isChange ? changed : undefined).includes(context.role) || !mayTouch(kind, current, next, context)) {
    throw new ForbiddenError('rows.restore', context.role);
  }
}

function rolesFor(kind: Kind, changed: readonly string[] | undefined): readonly Role[] {
  const isSmall = kind === 'plan' && changed?.every((field) => plansOfWriters.includes(field));
  return isSmall === true ? writers : restorable[kind] ?? [];
}

/** What is signed by a person is theirs. */
function mayTouch(
  kind: Kind,
  current: AnyRecord | undefined,
  next: AnyRecord | undefined,
  { userId, role }: OperationContext,
): boolean {
  const record = current ?? next;
  switch (kind) {
    case 'user': {
      // Placeholders come and go with imports; people with accounts are nobody's to undo.
      const isPlaceholder = [current, next].every((row) => !row || ('placeholder' in row && row.placeholder === true));
      return isPlaceholder || (current !== undefined && next !== undefined
        && (admins.includes(role) || current.id === userId));
    }
    case 'progress-report': case 'kpi-reading': {
      const isOwn = record !== undefined && 'byId' in record && record.byId === userId;
      // Append-only: they can be withdrawn and put back, never rewritten.
      return (current === undefined || next === undefined) && (isOwn || (next === undefined && managers.includes(role)));
    }
    case 'comment': {
      if (record && 'byId' in record && record.byId === userId) return true;
      const changed = changedFields(current, next);
      return current !== undefined && next !== undefined
        && changed.every((field) => commentsOfOthers.includes(field)
          || (field === 'deletedAt' && managers.includes(role)));
    }
    case 'attachment':
      return next === undefined || !changedFields(current, next).includes('state')
        || (current === undefined && 'state' in next && next.state === 'waiting');
    default:
      return true;
  }
}

function changedFields(current: AnyRecord | undefined, next: AnyRecord | undefined): string[] {
  const [old, fresh] = [current ?? {}, next ?? {}] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((field) => !equalJson(old[field], fresh[field]));
}
