import type { Day } from '../../model/day.js';

/** What a document says about a plan. Fields that it does not speak of are absent, never empty. */
export interface ImportedPlan {
  title: string;
  /** In the order of the document, parents before their children. */
  milestones: ImportedMilestone[];
  kpis: ImportedKpi[];
  risks: ImportedRisk[];
  notes: ImportNote[];
}

export interface ImportedMilestone {
  /** The document's own key of the unit, made from its place and title: the same in the next edition. */
  id: string;
  /** As it is written, in the count that it belongs to: week 1–2 of a month is `{ unit: 'week', from: 1, to: 2 }`. */
  relative?: ImportedPeriod;
  kind: 'goal' | 'milestone' | 'task';
  parentId?: string;
  title: string;
  description?: string;
  startsOn?: Day;
  /** The last day that belongs to it. */
  dueOn?: Day;
  status: ImportedStatus;
  /** 0 to 1 */
  progress?: number;
  successCriteria?: { text: string; met: boolean }[];
  dependsOn?: { id: string; type: 'FS' | 'SS' | 'FF' | 'SF'; lagDays: number }[];
  assignees?: string[];
  /** 1 is the first line of the document. */
  source?: { line: number };
}

export type ImportedStatus = 'planned' | 'active' | 'blocked' | 'done' | 'cancelled';

export interface ImportedPeriod {
  unit: 'week' | 'month' | 'quarter' | 'year';
  from: number;
  to: number;
}

export interface ImportedKpi {
  id: string;
  name: string;
  /** `%`, a sign like `$`, or a word: `customers`. */
  unit?: string;
  targets: ImportedTarget[];
}

/** At least `min`, at most `max`, in between with both; with neither a state in words. */
export interface ImportedTarget {
  on?: Day;
  min?: number;
  max?: number;
  text: string;
}

export interface ImportedRisk {
  title: string;
  category?: string;
  mitigation?: string;
}

export interface ImportNote {
  kind: 'repaired' | 'skipped' | 'merged' | 'guessed';
  line?: number;
  message: string;
}

export interface ImportOptions {
  /** First day of month 1. Without it, what is counted from the start of the plan has no days. */
  start?: Day;
}
