import type { Baseline, Day, Dependency, User } from '../sdk/model/index.js';
import type { MilestoneInput } from '../src/timeline/index.js';

/** Plans for the stories of the timeline. Today is 12 May 2026. */
export const users: readonly User[] = [
  { id: 'marta', name: 'Marta Ruiz' }, { id: 'jon', name: 'Jon Olsen' }, { id: 'aiko', name: 'Aiko Kato' },
];

export const launchPlan: readonly MilestoneInput[] = [
  { id: 'phase-1', title: 'Phase 1 · Foundation & launch', kind: 'goal', status: 'active', ownerId: 'marta',
    startsOn: '2026-01-05', dueOn: '2026-07-17' },
  { id: 'product', title: 'Product development', kind: 'goal', parentId: 'phase-1', status: 'done', ownerId: 'jon',
    startsOn: '2026-02-02', dueOn: '2026-04-10' },
  { id: 'curriculum', title: 'Course curriculum', kind: 'task', parentId: 'product', status: 'done', ownerId: 'aiko',
    startsOn: '2026-02-02', dueOn: '2026-02-13' },
  { id: 'mvp', title: 'SaaS platform MVP', kind: 'task', parentId: 'product', status: 'done', ownerId: 'jon',
    startsOn: '2026-02-16', dueOn: '2026-03-27' },
  { id: 'payment', title: 'Payment and subscriptions', kind: 'task', parentId: 'product', status: 'done', ownerId: 'jon',
    startsOn: '2026-03-09', dueOn: '2026-04-10' },
  { id: 'preparation', title: 'Launch preparation', kind: 'goal', parentId: 'phase-1', status: 'active', ownerId: 'marta',
    startsOn: '2026-04-01', dueOn: '2026-06-12' },
  { id: 'beta', title: 'Beta testing and feedback', kind: 'task', parentId: 'preparation', status: 'active',
    ownerId: 'aiko', progress: 0.65, startsOn: '2026-04-06', dueOn: '2026-05-29' },
  { id: 'campaign', title: 'Campaign finalisation', kind: 'task', parentId: 'preparation', status: 'active',
    ownerId: 'marta', progress: 0.4, startsOn: '2026-04-20', dueOn: '2026-06-08' },
  { id: 'launch', title: 'Public launch', kind: 'milestone', parentId: 'preparation', statedHealth: 'off-track',
    ownerId: 'marta', dueOn: '2026-06-16' },
  { id: 'optimisation', title: 'Optimisation & scaling', kind: 'goal', parentId: 'phase-1', ownerId: 'aiko',
    startsOn: '2026-06-15', dueOn: '2026-07-17' },
  { id: 'phase-2', title: 'Phase 2 · Growth & expansion', kind: 'goal', ownerId: 'jon',
    startsOn: '2026-07-20', dueOn: '2027-07-10' },
  { id: 'customers', title: '200+ customers', kind: 'milestone', parentId: 'phase-2', ownerId: 'jon', dueOn: '2026-08-14' },
  { id: 'market', title: 'Market expansion', kind: 'task', parentId: 'phase-2', ownerId: 'jon',
    startsOn: '2026-09-07', dueOn: '2026-10-28' },
  { id: 'international', title: 'International planning', kind: 'task', parentId: 'phase-2', ownerId: 'aiko',
    startsOn: '2027-01-12', dueOn: '2027-04-09' },
];

function link(fromId: string, toId: string): Dependency {
  return { id: `${fromId}-${toId}`, planId: 'plan', fromId, toId, type: 'FS', lagInDays: 0 };
}
export const dependencies: readonly Dependency[] = [
  link('curriculum', 'mvp'), link('beta', 'launch'), link('launch', 'customers'), link('payment', 'campaign'),
];

export const baseline: Baseline = {
  id: 'baseline', planId: 'plan', name: 'As agreed', takenOn: '2026-01-05',
  days: { beta: { startsOn: '2026-03-30', dueOn: '2026-05-22' }, launch: { dueOn: '2026-06-03' } },
};

export const relativePlan: readonly MilestoneInput[] = [
  { id: 'a', title: 'Foundation', kind: 'goal', relative: { unit: 'month', from: 1, to: 6 } },
  { id: 'b', title: 'Product', kind: 'task', parentId: 'a', relative: { unit: 'month', from: 1, to: 3 } },
  { id: 'c', title: 'Beta', kind: 'task', parentId: 'a', relative: { unit: 'week', from: 12, to: 20 } },
  { id: 'd', title: 'Launch', kind: 'milestone', parentId: 'a', relative: { unit: 'month', to: 6 } },
  { id: 'e', title: 'Growth', kind: 'task', relative: { unit: 'month', from: 7, to: 18 } },
  { id: 'f', title: 'Expansion', kind: 'task', relative: { unit: 'quarter', from: 7, to: 12 } },
];

export const longPlan: readonly MilestoneInput[] = Array.from({ length: 10_000 }, (_, index): MilestoneInput => {
  const goal = index - index % 10;
  if (index === goal) return { id: `i${index}`, title: `Goal ${index / 10 + 1}`, kind: 'goal' };
  const [month, day] = [index % 12 + 1, index * 7 % 28 + 1].map((part) => String(part).padStart(2, '0'));
  return {
    id: `i${index}`, title: `Task ${index}`, kind: index % 10 === 9 ? 'milestone' : 'task', parentId: `i${goal}`,
    ownerId: users[index % 3]?.id ?? 'marta', progress: index % 4 / 4,
    startsOn: `2026-${month}-${day}` as Day, dueOn: `2027-${month}-${day}` as Day,
  };
});

export const hostile: readonly MilestoneInput[] = [
  { id: 'a', title: '<img src=x onerror=alert(1)>', startsOn: '2026-05-01', dueOn: '2026-03-01' },
  { id: 'b', title: 'A day that there is not', dueOn: '2026-02-30' },
  { id: 'c', title: 'Above the next one', parentId: 'd', startsOn: '2026-01-01', dueOn: '2026-02-01' },
  { id: 'd', title: 'Above the last one', parentId: 'c', startsOn: '2026-02-01', dueOn: '2026-03-01' },
  { id: 'c', title: 'The same id' },
  { id: 'e', title: 'Very long '.repeat(10_000), startsOn: '2026-04-01', dueOn: '2026-05-01' },
  { id: 'f', title: 'מגדל alpha עربي', startsOn: '2026-06-01', dueOn: '2026-07-01' },
  { id: 'g', title: 'Without a day' },
];
