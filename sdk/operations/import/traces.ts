import type { Id } from '../../model/index.js';
import type { ImportedItem } from './document.js';
import type { ImportRun } from './run.js';

/**
 * Whether people have left something with an item: a report, a comment, a file, somebody who works on it, a dependency,
 * a KPI or a risk.
 */
export function traces({ transaction }: ImportRun): (id: Id, unit: ImportedItem) => boolean {
  const ids = new Set<Id>();
  for (const { milestoneId } of transaction.all('progress-report')) ids.add(milestoneId);
  for (const kind of ['comment', 'attachment'] as const) {
    for (const { about } of transaction.all(kind)) if (about.startsWith('milestone/')) ids.add(about.slice(10));
  }
  for (const kind of ['kpi', 'risk'] as const) {
    for (const { goalId } of transaction.all(kind)) if (goalId !== undefined) ids.add(goalId);
  }
  for (const { fromId, toId, importKey } of transaction.all('dependency')) {
    if (importKey === undefined) ids.add(fromId).add(toId);
  }
  const assignees = new Map<Id, string[]>();
  for (const { milestoneId, assigneeId } of transaction.all('assignment')) {
    const name = (transaction.get('user', assigneeId) ?? transaction.get('team', assigneeId))?.name ?? '';
    assignees.set(milestoneId, [...assignees.get(milestoneId) ?? [], name.toLowerCase()]);
  }
  return (id, unit) => {
    const named = new Set(unit.assignees.map((name) => name.toLowerCase()));
    return ids.has(id) || (assignees.get(id) ?? []).some((name) => !named.has(name));
  };
}
