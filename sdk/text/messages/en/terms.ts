/** The words that a host may replace everywhere at once: `{ milestone: 'gate', milestones: 'gates' }`. */
export const terms = {
  name: 'terms',
  messages: {
    goal: 'goal',
    goals: 'goals',
    milestone: 'milestone',
    milestones: 'milestones',
    task: 'task',
    tasks: 'tasks',
    plan: 'plan',
    plans: 'plans',
    item: 'item',
    items: 'items',
    kpi: 'KPI',
    kpis: 'KPIs',
    risk: 'risk',
    risks: 'risks',
    baseline: 'baseline',
  },
} as const;
