import {
  cleanLine, isDay, milestoneKinds, resolvePeriod, statuses, toShare, type Day, type Id, type Milestone,
  type RelativePeriod,
} from '../../sdk/model/index.js';

/**
 * What the property `milestones` takes: a whole {@link Milestone}, or as little as `{ id, title }`. What is missing is
 * filled in: the order of the array stands for the rank, a missing kind follows from children and days.
 */
export type MilestoneInput = Partial<Omit<Milestone, 'id' | 'title'>> & { readonly id: Id; readonly title: string };

/** What was wrong with an item, and was mended for drawing only. */
export type Flaw = 'no-id' | 'duplicate-id' | 'start-after-due' | 'no-such-day' | 'unknown-parent' | 'cycle';

export interface Accepted {
  readonly milestones: readonly Milestone[];
  /** By id of the item, or by `#index` where it has none of its own. */
  readonly flaws: ReadonlyMap<Id, Flaw>;
}

/** One cheap pass at the door; nothing is thrown, what cannot be drawn is named. */
export function acceptMilestones(input: readonly MilestoneInput[]): Accepted {
  const flaws = new Map<Id, Flaw>();
  const ids = new Set<Id>();
  const parents = new Set<Id>();
  for (const item of input) if (item?.parentId !== undefined) parents.add(item.parentId);
  const ranked = input.every((item) => typeof item?.rank === 'string');
  const milestones: Milestone[] = [];
  for (const [index, item] of input.entries()) {
    if (item?.id === undefined || item.id === null || item.id === '') {
      flaws.set(`#${index}`, 'no-id');
      continue;
    }
    const id = String(item.id);
    if (ids.has(id)) {
      flaws.set(id, 'duplicate-id');
      continue;
    }
    ids.add(id);
    milestones.push(complete(item, id, ranked ? String(item.rank) : rankOf(index), parents.has(id), flaws));
  }
  for (const { id, parentId } of milestones) {
    if (parentId !== undefined && !ids.has(parentId)) flaws.set(id, 'unknown-parent');
  }
  return { milestones, flaws };
}

function complete(
  item: MilestoneInput, id: Id, rank: string, hasChildren: boolean, flaws: Map<Id, Flaw>,
): Milestone {
  const startsOn = dayIn(item.startsOn, id, flaws);
  const dueOn = dayIn(item.dueOn, id, flaws);
  const turned = startsOn !== undefined && dueOn !== undefined && startsOn > dueOn;
  if (turned) flaws.set(id, 'start-after-due');
  const { startsOn: _start, dueOn: _due, relative: _relative, progress: _progress, ...rest } = item;
  return {
    planId: '',
    ...rest,
    id,
    rank,
    title: titleOf(item.title, id),
    kind: isOneOf(milestoneKinds, item.kind) ? item.kind : kindOf(hasChildren, startsOn, dueOn),
    status: isOneOf(statuses, item.status) ? item.status : statusOf(item.progress),
    ...(startsOn !== undefined && { startsOn: turned && dueOn !== undefined ? dueOn : startsOn }),
    ...(dueOn !== undefined && { dueOn: turned && startsOn !== undefined ? startsOn : dueOn }),
    ...(startsOn === undefined && dueOn === undefined && isPeriod(item.relative) && { relative: item.relative }),
    ...(typeof item.progress === 'number' && !Number.isNaN(item.progress) && { progress: toShare(item.progress) }),
  };
}

/** A title of any length and content as one line: a label is never markup, and a row draws no more than fits. */
function titleOf(title: unknown, id: Id): string {
  if (typeof title !== 'string') return id;
  // Almost every title is plain: the costly cleaning is for the others.
  // eslint-disable-next-line no-control-regex
  const text = /^[\x20-\x7E\u00A0-\u1FFF]{1,1000}$/.test(title) ? title : cleanLine(title.slice(0, 1_000));
  return text === '' ? id : text;
}

function dayIn(value: unknown, id: Id, flaws: Map<Id, Flaw>): Day | undefined {
  if (value === undefined || value === null) return undefined;
  if (isDay(value)) return value;
  flaws.set(id, 'no-such-day');
  return undefined;
}

function kindOf(hasChildren: boolean, startsOn: Day | undefined, dueOn: Day | undefined): Milestone['kind'] {
  if (hasChildren) return 'goal';
  return startsOn === undefined && dueOn !== undefined ? 'milestone' : 'task';
}

function statusOf(progress: unknown): Milestone['status'] {
  if (typeof progress !== 'number' || !(progress > 0)) return 'planned';
  return progress >= 1 ? 'done' : 'active';
}

function isOneOf<T extends string>(list: readonly T[], value: unknown): value is T {
  return (list as readonly unknown[]).includes(value);
}

function isPeriod(value: unknown): value is RelativePeriod {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return Object.keys(resolvePeriod(value as RelativePeriod, '2001-01-01')).length > 0;
  } catch {
    // A count beyond the calendar: the item is shown without days.
    return false;
  }
}

function rankOf(index: number): string {
  return index.toString(36).padStart(8, '0');
}
