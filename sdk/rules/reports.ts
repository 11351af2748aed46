import type { Day, Id, Instant, ProgressReport } from '../model/index.js';

/** What is appended and never changed: a later one counts, and an edit is a new one that names the old. */
export interface Appended {
  readonly id: Id;
  readonly on: Day;
  readonly at: Instant;
  readonly revises?: Id;
}

/** Leaves out what a later one corrects; the rest by day, then by moment, then as they came. */
export function inOrder<T extends Appended>(entries: readonly T[]): readonly T[] {
  return [...withoutRevised(entries)].sort(compareAppended);
}

function withoutRevised<T extends Appended>(entries: readonly T[]): readonly T[] {
  const revised = new Set<Id>();
  for (const { revises } of entries) if (revises !== undefined) revised.add(revises);
  return revised.size === 0 ? entries : entries.filter(({ id }) => !revised.has(id));
}

function compareAppended(a: Appended, b: Appended): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  if (a.at === b.at) return 0;
  // Up to the second they compare as text; with fractions of different length the Z would decide.
  return a.at.slice(0, -1) < b.at.slice(0, -1) ? -1 : 1;
}

/** The reports that an item's progress and confidence come from; either may be older than the other. */
export interface LatestReport {
  progress?: ProgressReport;
  confidence?: ProgressReport;
}

/** By item id: the latest word on each of progress and confidence, by day, then moment, then order. */
export function latestReports(reports: readonly ProgressReport[]): ReadonlyMap<Id, LatestReport> {
  const latest = new Map<Id, LatestReport>();
  for (const report of withoutRevised(reports)) {
    let entry = latest.get(report.milestoneId);
    if (!entry) latest.set(report.milestoneId, entry = {});
    if (report.progress !== undefined && isLatest(report, entry.progress)) entry.progress = report;
    if (report.confidence !== undefined && isLatest(report, entry.confidence)) entry.confidence = report;
  }
  return latest;
}

function isLatest(report: ProgressReport, before: ProgressReport | undefined): boolean {
  return before === undefined || compareAppended(report, before) >= 0;
}
