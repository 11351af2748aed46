import type { Dependency, Id, Milestone, ProgressReport } from '../model/index.js';

/** A task with nothing but what a test is about. */
export function item(id: Id, fields: Partial<Milestone> = {}): Milestone {
  return { id, planId: 'plan', kind: 'task', rank: 'a0', title: id, status: 'planned', ...fields };
}

export function report(milestoneId: Id, fields: Partial<ProgressReport> = {}): ProgressReport {
  return { id: `${milestoneId}-report`, milestoneId, on: '2026-01-01', at: '2026-01-01T12:00:00Z', ...fields };
}

export function link(fromId: Id, toId: Id): Dependency {
  return { id: `${fromId}-${toId}`, planId: 'plan', fromId, toId, type: 'FS', lagInDays: 0 };
}
