import type { ImportedKpi, ImportedMilestone, ImportedPlan, ImportedRisk } from './types.js';

/** What another edition of a document changes. Units and KPIs are matched by their keys, risks by category and title. */
export interface ImportComparison {
  readonly milestones: Changes<ImportedMilestone>;
  readonly kpis: Changes<ImportedKpi>;
  readonly risks: Changes<ImportedRisk>;
}

export interface Changes<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly changed: readonly {
    readonly before: T;
    readonly after: T;
    readonly fields: readonly (keyof T & string)[];
  }[];
  /** How many are in both editions, and the same. */
  readonly unchanged: number;
}

/**
 * Compares two imports of a document, so that a preview can say what will change before anything does. A unit that was
 * renamed in its place (same parent, same period or line order, and nothing else new or gone there) is changed, not new.
 */
export function compareImports(before: ImportedPlan, after: ImportedPlan): ImportComparison {
  return {
    milestones: compareMilestones(before.milestones, after.milestones),
    kpis: compare(before.kpis, after.kpis, ({ id }) => id),
    risks: compare(before.risks, after.risks, ({ category, title }) => JSON.stringify([category ?? '', title])),
  };
}

function compareMilestones(
  before: readonly ImportedMilestone[],
  after: readonly ImportedMilestone[],
): Changes<ImportedMilestone> {
  const changes = compare(before, after, ({ id }) => id);
  const renamed = pairRenamed(changes.removed, changes.added);
  if (renamed.size === 0) return changes;
  const gone = new Set(renamed.values());
  return {
    added: changes.added.filter((item) => !renamed.has(item)),
    removed: changes.removed.filter((item) => !gone.has(item)),
    changed: [
      ...changes.changed,
      ...[...renamed].map(([now, then]) => ({ before: then, after: now, fields: fieldsChanged(then, now) })),
    ],
    unchanged: changes.unchanged,
  };
}

/** The only one gone and the only one new below a parent are one unit under another title. */
function pairRenamed(
  removed: readonly ImportedMilestone[],
  added: readonly ImportedMilestone[],
): Map<ImportedMilestone, ImportedMilestone> {
  const byParent = (items: readonly ImportedMilestone[]): Map<string, ImportedMilestone[]> => {
    const groups = new Map<string, ImportedMilestone[]>();
    for (const item of items) groups.set(item.parentId ?? '', [...(groups.get(item.parentId ?? '') ?? []), item]);
    return groups;
  };
  const gone = byParent(removed);
  const pairs = new Map<ImportedMilestone, ImportedMilestone>();
  for (const [parent, items] of byParent(added)) {
    const [now, another] = items;
    const [then, other] = gone.get(parent) ?? [];
    if (now && then && !another && !other && now.kind === then.kind) pairs.set(now, then);
  }
  return pairs;
}

function compare<T extends object>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Changes<T> {
  const old = new Map<string, T[]>();
  for (const item of before) {
    const key = keyOf(item);
    const list = old.get(key);
    if (list) list.push(item);
    else old.set(key, [item]);
  }
  const added: T[] = [];
  const changed: { before: T; after: T; fields: (keyof T & string)[] }[] = [];
  let unchanged = 0;
  for (const item of after) {
    const then = old.get(keyOf(item))?.shift();
    if (!then) {
      added.push(item);
      continue;
    }
    const fields = fieldsChanged(then, item);
    if (fields.length > 0) changed.push({ before: then, after: item, fields });
    else unchanged += 1;
  }
  return { added, removed: [...old.values()].flat(), changed, unchanged };
}

/** Fields that differ; where a unit stands in the text is none of its own. */
function fieldsChanged<T extends object>(before: T, after: T): (keyof T & string)[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T & string>;
  return [...names].filter((name) => name !== 'source' && JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
