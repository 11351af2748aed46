import { refOf, type Id, type Milestone } from '../../model/index.js';
import { compact, withChanges } from '../define.js';
import { equalJson } from '../equal.js';
import { assertFree, assertRoom } from '../living.js';
import { criteriaAfter, withCriterionIds } from './criteria.js';
import type { ImportedItem } from './document.js';
import { Places } from './places.js';
import { renamedItems } from './renamed.js';
import { follow, type ImportRun } from './run.js';
import { traces } from './traces.js';

/** The items after an import: records by the document's key, and the units with the ids of their criteria. */
export interface ImportedItems {
  readonly units: readonly ImportedItem[];
  /** Living records, by key. */
  readonly rowOf: ReadonlyMap<string, Milestone>;
  /** Key of now by key of last time, for units that are in both. */
  readonly keyNow: ReadonlyMap<string, string>;
}

/** Brings the items of a plan up to what the document says. */
export function importItems(run: ImportRun): ImportedItems {
  const { transaction, planId, now, last } = run;
  const rows = transaction.all('milestone').filter((item) => item.planId === planId);
  const byKey = rowsByKey(rows);
  const lastByKey = new Map(last?.items.map((unit) => [unit.key, unit]));
  const renamed = renamedItems(last?.items ?? [], now.items);
  const places = new Places(rows);
  const changed = new Map<Id, Milestone>();
  const rowOf = new Map<string, Milestone>();
  const keyNow = new Map<string, string>();
  const units: ImportedItem[] = [];

  const lastKeyOf = (key: string): string | undefined => lastByKey.has(key) ? key : renamed.get(key);
  for (const unit of now.items) {
    const lastKey = lastKeyOf(unit.key);
    if (lastKey !== undefined) keyNow.set(lastKey, unit.key);
  }

  now.items.forEach((unit, index) => {
    const lastKey = lastKeyOf(unit.key);
    const before = lastKey === undefined ? undefined : lastByKey.get(lastKey);
    const row = byKey.get(unit.key) ?? (lastKey === undefined ? undefined : byKey.get(lastKey));
    const parent = unit.parentKey === undefined ? undefined : rowOf.get(unit.parentKey);
    const isParentGone = unit.parentKey !== undefined && !parent;
    if ((row?.deletedAt !== undefined && before) || (!row && isParentGone)) {
      // People have thrown it away, or what it belongs to: it does not come back by itself.
      run.kept.push({ ref: refOf('milestone', row?.id ?? run.newId('m', index)), title: unit.title, why: 'binned' });
      units.push(withCriterionIds(unit, before?.criteria ?? []));
      return;
    }
    const withIds = withCriterionIds(unit, before?.criteria ?? row?.successCriteria ?? []);
    units.push(withIds);
    if (!row || row.deletedAt !== undefined) {
      const id = row?.id ?? run.newId('m', index);
      if (!row) assertFree(transaction, 'milestone', id);
      const fresh = { ...fieldsOf(withIds), ...(parent && { parentId: parent.id }) };
      const created: Milestone = compact<Milestone>({
        ...fresh, id, planId, rank: 'a0', importKey: unit.key, importBatchId: run.batchId, createdAt: run.context.at,
      });
      changed.set(id, created);
      rowOf.set(unit.key, created);
      places.toPlace(id);
      return;
    }
    const updated = update(run, row, unit.key, before, withIds);
    // Where it stands is followed as well, unless people have moved it.
    const wasBelow = before?.parentKey === undefined ? undefined : keyNow.get(before.parentKey) ?? before.parentKey;
    const hasMoved = before !== undefined && wasBelow !== unit.parentKey;
    const lastParentId = before?.parentKey === undefined ? undefined : byKey.get(before.parentKey)?.id;
    let next = updated;
    if (hasMoved && !isParentGone && row.parentId !== parent?.id) {
      if (row.parentId === lastParentId && !places.isBelow(parent?.id, row.id)) {
        next = withChanges(updated, { parentId: parent?.id ?? null });
        places.move(row.id, row.parentId, parent?.id);
      } else {
        run.kept.push({ ref: refOf('milestone', row.id), title: row.title, why: 'edited', field: 'parentId' });
      }
    }
    if (next !== row) changed.set(row.id, next);
    rowOf.set(unit.key, next);
  });

  places.follow(now.items, last?.items ?? [], keyNow, rowOf);
  assertRoom(transaction, 'milestones', 'milestone', [...changed.keys()].filter((id) => !byId(rows).has(id)).length);
  const all = byId(rows);
  for (const [id, rank] of places.ranks) {
    const row = changed.get(id) ?? all.get(id);
    if (row && row.rank !== rank) changed.set(id, { ...row, rank });
  }
  for (const row of changed.values()) transaction.put('milestone', row);
  removeGone(run, byKey, keyNow);
  for (const [key, row] of rowOf) rowOf.set(key, changed.get(row.id) ?? row);
  return { units, rowOf, keyNow };
}

/** What the document says of a record; the rest of it is people's. */
function fieldsOf(unit: ImportedItem): Partial<Milestone> & Pick<Milestone, 'title' | 'kind' | 'status'> {
  const { title, description, kind, status, progress, startsOn, dueOn, relative } = unit;
  const criteria = unit.criteria.map(({ id = '', text, met }) => ({ id, text, met }));
  return {
    title, kind, status,
    ...compact<Partial<Milestone>>({
      description, progress, startsOn, dueOn, relative, successCriteria: criteria.length > 0 ? criteria : undefined,
    }),
  };
}

const followed = [
  ['title'], ['description'], ['kind'], ['status'], ['progress'], ['startsOn', 'dueOn', 'relative'],
] as const;

function update(
  run: ImportRun,
  row: Milestone,
  key: string,
  before: ImportedItem | undefined,
  unit: ImportedItem,
): Milestone {
  const about = { ref: refOf('milestone', row.id), title: row.title };
  const next = follow(run, about, row, before && fieldsOf(before), fieldsOf(unit), followed);
  const successCriteria = before ? criteriaAfter(row.successCriteria ?? [], before.criteria, unit.criteria) : undefined;
  const set = {
    ...(row.importKey !== key && { importKey: key }),
    ...(next.status !== row.status && row.status === 'done' && { finishedOn: null }),
    ...(successCriteria && !equalJson(successCriteria, row.successCriteria ?? [])
      && { successCriteria: successCriteria.length > 0 ? successCriteria : null }),
  };
  return Object.keys(set).length > 0 ? withChanges(next, set) : next;
}

/** What the document has dropped goes into the bin when nobody has worked on it, and stays as it is otherwise. */
function removeGone(run: ImportRun, byKey: ReadonlyMap<string, Milestone>, keyNow: ReadonlyMap<string, string>): void {
  const { transaction, last } = run;
  const gone = (last?.items ?? []).filter(({ key }) => !keyNow.has(key));
  if (gone.length === 0) return;
  const inUse = traces(run);
  const livingBelow = new Map<Id, number>();
  for (const { parentId, deletedAt } of transaction.all('milestone')) {
    if (parentId !== undefined && deletedAt === undefined) livingBelow.set(parentId, (livingBelow.get(parentId) ?? 0) + 1);
  }
  // Children first: a parent can go when all below it has gone.
  for (const unit of gone.toReversed()) {
    const found = byKey.get(unit.key);
    const row = found && transaction.get('milestone', found.id);
    if (!row || row.deletedAt !== undefined) continue;
    const lastParentId = unit.parentKey === undefined ? undefined : byKey.get(unit.parentKey)?.id;
    const isAsImported = row.parentId === lastParentId && equalJson(peoplesPart(row), fieldsOf(unit));
    if (!isAsImported || inUse(row.id, unit) || (livingBelow.get(row.id) ?? 0) > 0) {
      run.kept.push({ ref: refOf('milestone', row.id), title: row.title, why: 'in-use' });
      continue;
    }
    transaction.put('milestone', { ...row, deletedAt: run.context.at });
    if (row.parentId !== undefined) livingBelow.set(row.parentId, (livingBelow.get(row.parentId) ?? 1) - 1);
  }
}

/** Everything that a person could have changed. */
function peoplesPart(row: Milestone): Partial<Milestone> {
  const { id, planId, rank, parentId, createdAt, importKey, importBatchId, ...rest } = row;
  return rest;
}

function rowsByKey(rows: readonly Milestone[]): Map<string, Milestone> {
  const byKey = new Map<string, Milestone>();
  for (const row of rows) {
    if (row.importKey === undefined) continue;
    const other = byKey.get(row.importKey);
    // Of several the living one counts.
    if (!other || (other.deletedAt !== undefined && row.deletedAt === undefined)) byKey.set(row.importKey, row);
  }
  return byKey;
}

function byId(rows: readonly Milestone[]): ReadonlyMap<Id, Milestone> {
  return new Map(rows.map((row) => [row.id, row]));
}
