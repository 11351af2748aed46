import {
  addDays, addMonths, dayFromNumber, dayNumber, toShare, type Day, type Dependency, type Id, type Kpi, type KpiReading,
  type KpiTarget, type Milestone, type Plan, type Status,
} from '../model/index.js';
import type { ImportedDocument } from '../operations/index.js';
import { ranksFor } from '../rules/index.js';
import { makeChance, type Chance } from './chance.js';

export interface MakePlanOptions {
  /** How many items, 1 or more. */
  readonly items: number;
  readonly seed?: number;
  /** First day of the 36 months. */
  readonly anchorOn?: Day;
  /** Everything before is mostly done, everything after mostly planned. Absent: a year after the anchor. */
  readonly today?: Day;
}

/** The records of one plan, as the elements take them. */
export interface MadePlan {
  readonly plan: Plan;
  readonly milestones: readonly Milestone[];
  readonly dependencies: readonly Dependency[];
  readonly kpis: readonly Kpi[];
  readonly targets: readonly KpiTarget[];
  readonly readings: readonly KpiReading[];
}

const lengthInMonths = 36;
const subjects = [
  'Billing', 'Search', 'Onboarding', 'Mobile app', 'Import', 'Reports', 'Sign-in', 'Data model', 'Support desk',
  'Website', 'Pricing', 'Partner portal', 'Hiring', 'Security review', 'Localisation', 'Payments', 'Help centre',
] as const;
const steps = ['Research', 'Draft', 'Build', 'Review', 'Test', 'Document', 'Release', 'Measure', 'Train the team'] as const;

/**
 * A plan of any size, the same for the same seed: goals over months, milestones in them, tasks below; 36 months, three
 * levels, and a dependency for every fifth item. For tests, stories and benchmarks.
 */
export function makePlan({
  items, seed = 1, anchorOn = '2026-01-01', today = addMonths(anchorOn, 12),
}: MakePlanOptions): MadePlan {
  const chance = makeChance(seed);
  const plan: Plan = { id: 'plan', title: `Plan of ${items} items`, anchorOn };
  const last = dayNumber(addMonths(anchorOn, lengthInMonths)) - 1;
  const milestones: Milestone[] = [];

  const goalCount = Math.max(1, Math.round(items / 60));
  const groupCount = Math.max(0, Math.min(items - goalCount, Math.round(items / 8)));
  const leafCount = items - goalCount - groupCount;
  const goals = itemsBelow(undefined, Math.min(goalCount, items), 'goal', 'g');
  const groups = spread(goals, groupCount)
    .flatMap(([goal, count], index) => itemsBelow(goal, count, 'milestone', `m${index}-`));
  const above = groups.length > 0 ? groups : goals;
  const leaves = spread(above, leafCount)
    .flatMap(([group, count], index) => itemsBelow(group, count, 'task', `t${index}-`));

  /** Items that share the time of their parent, or all of the plan's, in order and overlapping a little. */
  function itemsBelow(parent: Milestone | undefined, count: number, kind: Milestone['kind'], prefix: string): Milestone[] {
    const from = dayNumber(parent?.startsOn ?? parent?.dueOn ?? anchorOn);
    const to = parent?.dueOn ? dayNumber(parent.dueOn) : last;
    const ranks = ranksFor(count);
    return Array.from({ length: count }, (_, index) => {
      const share = (to - from) / count;
      const start = Math.floor(from + index * share);
      const end = Math.min(to, Math.max(start, Math.ceil(start + share * (0.8 + chance.next() * 0.6))));
      // Every seventh leaf is a point in time.
      const isPoint = kind === 'task' && chance.whole(1, 7) === 1;
      const item: Milestone = {
        id: `${prefix}${index}`,
        planId: plan.id,
        kind: isPoint ? 'milestone' : kind,
        ...(parent && { parentId: parent.id }),
        rank: ranks[index] ?? 'a0',
        title: titleOf(kind, chance),
        ...(!isPoint && { startsOn: dayFromNumber(start) }),
        dueOn: dayFromNumber(end),
        status: 'planned',
      };
      const told = kind === 'task' ? { ...item, ...workflowOf(item, today, chance) } : item;
      milestones.push(told);
      return told;
    });
  }

  const dependencies = linksOf(leaves, plan.id, Math.floor(items / 5), chance);
  return { plan, milestones, dependencies, ...measures(plan, today, chance) };
}

function titleOf(kind: Milestone['kind'], chance: Chance): string {
  const subject = chance.pick(subjects) ?? '';
  if (kind === 'goal') return `${subject} ${chance.whole(1, 4)}.0`;
  const step = chance.pick(steps) ?? '';
  return kind === 'task' ? `${step}: ${subject.toLowerCase()}` : `${subject}, ${step.toLowerCase()}`;
}

/** What is before today is mostly done, what is around it is worked on. */
function workflowOf(
  { startsOn, dueOn }: Milestone,
  today: Day,
  chance: Chance,
): { status: Status; progress?: number; startedOn?: Day; finishedOn?: Day } {
  const begins = startsOn ?? dueOn ?? today;
  const ends = dueOn ?? begins;
  const luck = chance.next();
  if (luck < 0.02) return { status: 'cancelled' };
  if (ends < today) {
    if (luck < 0.9) return { status: 'done', startedOn: begins, finishedOn: ends };
    return { status: 'active', startedOn: begins, progress: toShare(0.5 + chance.next() / 2.5) };
  }
  if (begins > today) return { status: 'planned' };
  return luck < 0.1 ? { status: 'blocked', startedOn: begins, progress: toShare(luck) }
    : { status: 'active', startedOn: begins, progress: toShare(chance.next()) };
}

/** Finish-to-start from earlier leaves to later ones, so that there is no circle. */
function linksOf(leaves: readonly Milestone[], planId: Id, count: number, chance: Chance): Dependency[] {
  const links: Dependency[] = [];
  const seen = new Set<string>();
  for (let tries = 0; links.length < count && tries < count * 4; tries++) {
    const from = chance.whole(0, leaves.length - 2);
    const to = Math.min(leaves.length - 1, from + chance.whole(1, 6));
    const [before, after] = [leaves[from], leaves[to]];
    const key = `${from} ${to}`;
    if (!before || !after || before === after || seen.has(key)) continue;
    seen.add(key);
    links.push({
      id: `d${links.length}`, planId, fromId: before.id, toId: after.id, type: 'FS', lagInDays: chance.whole(0, 2),
    });
  }
  return links;
}

function measures(plan: Plan, today: Day, chance: Chance): Pick<MadePlan, 'kpis' | 'targets' | 'readings'> {
  const anchorOn = plan.anchorOn ?? today;
  const named = [
    ['Monthly recurring revenue', 'USD', 'up', 5_000, 120_000], ['Active customers', 'customers', 'up', 10, 800],
    ['Churn', '%', 'down', 9, 2], ['Answer time', 'hours', 'down', 30, 4],
  ] as const;
  const ranks = ranksFor(named.length);
  const kpis = named.map(([name, unit, direction, start], index): Kpi =>
    ({ id: `k${index}`, planId: plan.id, name, unit, direction, start, rank: ranks[index] ?? 'a0' }));
  const at = (start: number, end: number, share: number): number => Math.round(start + (end - start) * share);
  const targets = named.flatMap(([, , direction, start, end], index) => [6, 12, 24, 36].map((month): KpiTarget => {
    const value = at(start, end, month / lengthInMonths);
    return {
      id: `k${index}-t${month}`, kpiId: `k${index}`, on: addDays(addMonths(anchorOn, month), -1),
      ...(direction === 'up' ? { min: value, text: `${value}+` } : { max: value, text: `≤ ${value}` }),
    };
  }));
  const readings = named.flatMap(([, , , start, end], index) =>
    Array.from({ length: lengthInMonths }, (_, month) => addMonths(anchorOn, month)).filter((on) => on <= today)
      .map((on, month): KpiReading => ({
        id: `k${index}-r${month}`, kpiId: `k${index}`, on, at: `${on}T09:00:00Z`,
        value: at(start, end, (month / lengthInMonths) * (0.8 + chance.next() * 0.4)),
      })));
  return { kpis, targets, readings };
}

/** Parents, each with how many of `count` children are below it. */
function spread(parents: readonly Milestone[], count: number): (readonly [Milestone, number])[] {
  return parents.map((parent, index) => {
    const before = Math.floor(index * count / parents.length);
    return [parent, Math.floor((index + 1) * count / parents.length) - before] as const;
  });
}

/** The same plan as a document, for `plan.import`: the quickest way to bring it into a workspace. */
export function documentOf({ plan, milestones, dependencies, kpis, targets }: MadePlan): ImportedDocument {
  const links = new Map<Id, { id: Id; type: Dependency['type']; lagDays: number }[]>();
  for (const { fromId, toId, type, lagInDays } of dependencies) {
    links.set(toId, [...links.get(toId) ?? [], { id: fromId, type, lagDays: lagInDays }]);
  }
  return {
    title: plan.title,
    milestones: milestones.map(({ id, kind, parentId, title, startsOn, dueOn, status, progress }) => {
      const dependsOn = links.get(id);
      return {
        id, kind, title, status,
        ...(parentId !== undefined && { parentId }),
        ...(startsOn !== undefined && { startsOn }),
        ...(dueOn !== undefined && { dueOn }),
        ...(progress !== undefined && { progress }),
        ...(dependsOn && { dependsOn }),
      };
    }),
    kpis: kpis.map(({ id, name, unit }) => ({
      id, name, ...(unit !== undefined && { unit }),
      targets: targets.filter(({ kpiId }) => kpiId === id).map(({ on, min, max, text }) => ({
        text,
        ...(on !== undefined && { on }),
        ...(min !== undefined && { min }),
        ...(max !== undefined && { max }),
      })),
    })),
    risks: [],
  };
}
