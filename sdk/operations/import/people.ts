import type { Assignment, Id, User } from '../../model/index.js';
import type { ImportedItems } from './items.js';
import type { ImportRun } from './run.js';

/** Assigns whom the document names; who has no account becomes a placeholder. Others that people assigned stay. */
export function importAssignees(run: ImportRun, { units, rowOf, keyNow }: ImportedItems): void {
  const { transaction, last } = run;
  const lastNames = new Map(last?.items.map(({ key, assignees }) =>
    [keyNow.get(key) ?? key, new Set(assignees.map(fold))]));
  const users = new Map<string, User>();
  // Of people with one name the one with an account is meant.
  const everybody = transaction.all('user');
  for (const placeholders of [true, false]) {
    for (const user of everybody) if ((user.placeholder ?? false) === placeholders) users.set(fold(user.name), user);
  }
  const assigned = new Map<Id, Assignment[]>();
  for (const assignment of transaction.all('assignment')) {
    assigned.set(assignment.milestoneId, [...assigned.get(assignment.milestoneId) ?? [], assignment]);
  }
  let madeUsers = 0;
  let made = 0;
  for (const unit of units) {
    const row = rowOf.get(unit.key);
    if (!row) continue;
    const before = lastNames.get(unit.key);
    const now = new Set(unit.assignees.map(fold));
    const here = assigned.get(row.id) ?? [];
    for (const name of unit.assignees) {
      if (before?.has(fold(name)) === true) continue;
      let user = users.get(fold(name));
      if (!user) {
        user = { id: run.newId('u', madeUsers++), name, placeholder: true };
        users.set(fold(name), user);
        transaction.put('user', user);
      }
      const { id: assigneeId } = user;
      if (here.some((assignment) => assignment.assigneeId === assigneeId)) continue;
      transaction.put('assignment', {
        id: run.newId('a', made++), milestoneId: row.id, assigneeId, role: 'responsible',
      });
    }
    for (const name of before ?? []) {
      const gone = now.has(name) ? undefined : here.find(({ assigneeId }) => users.get(name)?.id === assigneeId);
      if (gone) transaction.delete('assignment', gone.id);
    }
  }
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
