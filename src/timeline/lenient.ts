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
export type Flaw = 'no-id' | 'duplicate-id' | 'start-after-due' | 'no-such-day' | 'unknown-parent' | 'cycle' | 'dependency-cycle';

export interface Accepted {
  readonly milestones: readonly Milestone[];
  /** By id of the item, or by `#index` where it has none of its own. */
  readonly flaws: ReadonlyMap<Id, Flaw>;
  /** What each of `milestones` was made from, and where it stands by its id. */
  readonly sources: readonly MilestoneInput[];
  readonly places: ReadonlyMap<Id, number>;
}

/**
 * One cheap pass at the door; nothing is thrown, what cannot be drawn is named.
 *
 * @param before what was accepted last: an item that has not changed since is not made again
 */
export function acceptMilestones(input: readonly MilestoneInput[], before?: Accepted): Accepted {
  const flaws = new Map<Id, Flaw>();
  const places = new Map<Id, number>();
  const parents = new Set<Id>();
  let ranked = true;
  for (const item of input) {
    if (item?.parentId !== undefined) parents.add(item.parentId);
    ranked &&= typeof item?.rank === 'string';
  }
  const milestones: Milestone[] = [];
  const sources: MilestoneInput[] = [];
  for (let index = 0; index < input.length; index++) {
    const item = input[index];
    if (item?.id === undefined || item.id === null || item.id === '') {
      flaws.set(`#${index}`, 'no-id');
      continue;
    }
    const id = String(item.id);
    if (places.has(id)) {
      flaws.set(id, 'duplicate-id');
      continue;
    }
    places.set(id, milestones.length);
    sources.push(item);
    const rank = ranked ? String(item.rank) : rankOf(index);
    const kind = isOneOf(milestoneKinds, item.kind) ? item.kind : kindOf(parents.has(id), item);
    const known = before && knownAs(item, id, before);
    milestones.push(known?.rank === rank && known.kind === kind ? known : complete(item, id, rank, kind, flaws));
  }
  for (const { id, parentId } of milestones) {
    if (parentId !== undefined && !places.has(parentId)) flaws.set(id, 'unknown-parent');
  }
  return { milestones, flaws, sources, places };
}

function knownAs(item: MilestoneInput, id: Id, { sources, places, milestones, flaws }: Accepted): Milestone | undefined {
  const place = places.get(id) ?? -1;
  return sources[place] === item && !flaws.has(id) ? milestones[place] : undefined;
}

function complete(
  item: MilestoneInput, id: Id, rank: string, kind: Milestone['kind'], flaws: Map<Id, Flaw>,
): Milestone {
  const status = isOneOf(statuses, item.status) ? item.status : statusOf(item.progress);
  const made: Milestone = { planId: '', ...item, id, rank, kind, status, title: titleOf(item.title, id) };
  const { startsOn, dueOn, progress, relative } = item;
  if (progress !== undefined && !(progress >= 0 && progress <= 1)) mendProgress(made, progress);
  if (!isGiven(startsOn) && !isGiven(dueOn)) {
    if (relative !== undefined && !isPeriod(relative)) delete made.relative;
  } else if (relative !== undefined) delete made.relative;
  if (isGiven(startsOn) && !exists(startsOn)) {
    flaws.set(id, 'no-such-day');
    delete made.startsOn;
  }
  if (isGiven(dueOn) && !exists(dueOn)) {
    flaws.set(id, 'no-such-day');
    delete made.dueOn;
  }
  if (made.startsOn && made.dueOn && made.startsOn > made.dueOn) {
    flaws.set(id, 'start-after-due');
    [made.startsOn, made.dueOn] = [made.dueOn, made.startsOn];
  }
  return made;
}

function mendProgress(made: Milestone, progress: unknown): void {
  if (typeof progress === 'number' && !Number.isNaN(progress)) made.progress = toShare(progress);
  else delete made.progress;
}

function isGiven(day: Day | undefined | null): day is Day {
  return day !== undefined && day !== null;
}

// Plans name the same few days again and again: looking one up is cheaper than reading it.
const existing = new Set<unknown>();

function exists(day: Day): boolean {
  if (existing.has(day)) return true;
  if (!isDay(day)) return false;
  if (existing.size < 20_000) existing.add(day);
  return true;
}

/** A title of any length and content as one line: a label is never markup, and a row draws no more than fits. */
function titleOf(title: unknown, id: Id): string {
  if (typeof title !== 'string') return id;
  // Almost every title is plain: the costly cleaning is for the others.

  const text = /^[\x20-\x7E\u00A0-\u1FFF]{1,1000}$/.test(title) ? title : cleanLine(title.slice(0, 1_000));
  return text === '' ? id : text;
}

function kindOf(hasChildren: boolean, { startsOn, dueOn }: MilestoneInput): Milestone['kind'] {
  if (hasChildren) return 'goal';
  return !isGiven(startsOn) && isGiven(dueOn) ? 'milestone' : 'task';
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

// Two letters that compare like the index, below the surrogates: 10,000 numbers in words would cost milliseconds.
function rankOf(index: number): string {
  return String.fromCharCode(0x100 + (index >>> 15), 0x100 + (index & 0x7fff));
}
