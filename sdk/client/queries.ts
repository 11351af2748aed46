import type {
  Assignment, Baseline, Calendar, Dependency, Id, Kind, Kpi, KpiReading, KpiTarget, Milestone, Plan, ProgressReport, Risk,
  User,
} from '../model/index.js';
import type { Rows } from './rows.js';

/** A view of the rows that can be followed. */
export interface Query<T> {
  /** The same for queries that give the same: they share one computation. */
  readonly key: string;
  /** What it reads: it is run again only when a record of one of these kinds has changed. */
  readonly kinds: readonly Kind[];
  /** Pure. Lists in the result, and lists in a record it returns, keep their identity while their items do. */
  read(rows: Rows): T;
}

/** All that is drawn of a plan. What is in the bin is left out. */
export interface PlanRows {
  /** Absent: there is no plan yet, or no such plan. */
  readonly plan?: Plan;
  readonly milestones: readonly Milestone[];
  readonly dependencies: readonly Dependency[];
  readonly reports: readonly ProgressReport[];
  readonly kpis: readonly Kpi[];
  readonly targets: readonly KpiTarget[];
  readonly readings: readonly KpiReading[];
  readonly risks: readonly Risk[];
  readonly users: readonly User[];
  readonly assignments: readonly Assignment[];
  readonly calendar?: Calendar;
  /** The one that is drawn. */
  readonly baseline?: Baseline;
}

/** @param planId absent: the first plan of the workspace, by its id, which is by its age */
export function planRows(planId?: Id): Query<PlanRows> {
  return {
    key: `plan-rows/${planId ?? ''}`,
    kinds: [
      'plan', 'milestone', 'dependency', 'progress-report', 'kpi', 'kpi-target', 'kpi-reading', 'risk', 'user', 'assignment',
      'workspace', 'calendar', 'baseline',
    ],
    read(rows) {
      const plan = planId === undefined ? livingPlans(rows)[0] : living(rows.get('plan', planId));
      if (!plan) return { ...nothing, users: rows.all('user') };
      const isHere = (record: { planId: Id; deletedAt?: string }) => record.planId === plan.id && isLiving(record);
      const milestones = rows.all('milestone').filter(isHere);
      const milestoneIds = new Set(milestones.map(({ id }) => id));
      const kpis = rows.all('kpi').filter(isHere);
      const kpiIds = new Set(kpis.map(({ id }) => id));
      const calendarId = plan.calendarId ?? rows.all('workspace')[0]?.calendarId;
      const calendar = calendarId === undefined ? undefined : rows.get('calendar', calendarId);
      const baseline = plan.baselineId === undefined ? undefined : rows.get('baseline', plan.baselineId);
      return {
        plan,
        milestones,
        dependencies: rows.all('dependency').filter(
          ({ fromId, toId }) => milestoneIds.has(fromId) && milestoneIds.has(toId),
        ),
        reports: rows.all('progress-report').filter(({ milestoneId }) => milestoneIds.has(milestoneId)),
        kpis,
        targets: rows.all('kpi-target').filter(({ kpiId }) => kpiIds.has(kpiId)),
        readings: rows.all('kpi-reading').filter(({ kpiId }) => kpiIds.has(kpiId)),
        risks: rows.all('risk').filter(isHere),
        users: rows.all('user'),
        assignments: rows.all('assignment').filter(({ milestoneId }) => milestoneIds.has(milestoneId)),
        ...(calendar && { calendar }),
        ...(baseline && { baseline }),
      };
    },
  };
}

/** The plans of the workspace, oldest first. */
export const plans: Query<readonly Plan[]> = { key: 'plans', kinds: ['plan'], read: livingPlans };

const nothing = {
  milestones: [], dependencies: [], reports: [], kpis: [], targets: [], readings: [], risks: [], assignments: [],
};

function livingPlans(rows: Rows): readonly Plan[] {
  return rows.all('plan').filter(isLiving).sort((a, b) => compare(a.id, b.id));
}

function living<T extends { deletedAt?: string }>(record: T | undefined): T | undefined {
  return record && isLiving(record) ? record : undefined;
}

function isLiving(record: { deletedAt?: string }): boolean {
  return record.deletedAt === undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
