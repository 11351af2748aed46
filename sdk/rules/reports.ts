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
  const revised = new Set<Id>();
  for (const { revises } of entries) if (revises !== undefined) revised.add(revises);
  return entries.filter(({ id }) => !revised.has(id)).sort(compareAppended);
}

function compareAppended(a: Appended, b: Appended): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return compareInstants(a.at, b.at);
}

function compareInstants(a: Instant, b: Instant): number {
  // Up to the second they compare as text; with fractions of different length the Z would decide.
  const [first, second] = [a.slice(0, -1), b.slice(0, -1)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The last stated progress and confidence of an item; either may be older than the other. */
export interface LatestReport {
  progress?: ProgressReport['progress'];
  confidence?: ProgressReport['confidence'];
}

/** By item id: the latest word on each of progress and confidence, by day, then moment, then order. */
export function latestReports(reports: readonly ProgressReport[]): ReadonlyMap<Id, LatestReport> {
  const latest = new Map<Id, LatestReport>();
  for (const { milestoneId, progress, confidence } of inOrder(reports)) {
    let entry = latest.get(milestoneId);
    if (!entry) latest.set(milestoneId, entry = {});
    if (progress !== undefined) entry.progress = progress;
    if (confidence !== undefined) entry.confidence = confidence;
  }
  return latest;
}
