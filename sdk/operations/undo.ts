import * as v from 'valibot';

import {
  CycleError, GoneError, id, InvalidError, isKind, json, refOf, splitRef, type AnyRecord, type Id, type Json,
  type Kind, type Ref,
} from '../model/index.js';
import { define, withChanges } from './define.js';
import { assertNoCircle } from './dependencies.js';
import { equalJson } from './equal.js';
import { assertRoom, livingMilestone, livingPlan } from './living.js';
import { mergedByMember, stepFrom } from './merge.js';
import type { Operation, OperationContext, Transaction } from './operation.js';
import { separateTwins } from './order.js';
import { everyone } from './permissions.js';
import { assertReferences, kindsNaming, referencesOf } from './references.js';
import { assertMayRestore } from './restorable.js';
import { pathUp, subtreeOf } from './subtree.js';
import { ConflictError, type Fields, type RestoreArgs, type RowToRestore } from './take-back.js';

const reference = v.pipe(
  v.string(),
  v.check((ref) => isKind(ref.slice(0, Math.max(0, ref.indexOf('/')))), 'This names no kind of record.'),
);
const fields = v.nullable(v.record(id, json));

/** The role is asked row by row, because taking back asks no more and no less than what is taken back. */
const restore: Operation<RestoreArgs> = define(
  everyone,
  v.strictObject({
    of: v.pipe(v.string(), v.maxLength(100)),
    rows: v.array(v.strictObject({ ref: reference, from: fields, to: fields })),
    force: v.exactOptional(v.boolean()),
  }) as v.GenericSchema<unknown, RestoreArgs>,
  (transaction, { rows, force = false }, context) => {
    const conflicts: string[] = [];
    const steps = rows.map((row) => {
      const { kind, id: rowId } = splitRef(row.ref);
      const current = transaction.get(kind, rowId);
      return { kind, rowId, current, next: nextOf(row, current, force, conflicts) };
    });
    if (conflicts.length > 0) throw new ConflictError(conflicts);
    const put = new Map<Ref, AnyRecord | undefined>();
    const removed: Ref[] = [];
    for (const { kind, rowId, current, next } of steps) {
      if (next === current || (next && current && equalJson(next, current))) continue;
      assertMayRestore(kind, current, next, context);
      if (next) {
        if (!current) assertRoomFor(transaction, kind);
        transaction.put(kind, next);
        put.set(refOf(kind, rowId), current);
      } else {
        transaction.delete(kind, rowId);
        removed.push(refOf(kind, rowId));
      }
    }
    // Rows hang on each other: only together, and in the end, do they have to be right.
    keepWhatOthersNeed(transaction, rows, removed, force, context);
    for (const [ref, before] of put) assertSound(transaction, ref, before);
    const items = [...put.keys()].map(splitRef).filter(({ kind }) => kind === 'milestone');
    if (items.length > 0) separateTwins(transaction, new Set(items.map(({ id: itemId }) => itemId)));
  },
);

/** The row as it is to be, undefined for none. Fields that somebody else has changed since go to `conflicts`. */
function nextOf(
  row: RowToRestore,
  current: AnyRecord | undefined,
  force: boolean,
  conflicts: string[],
): AnyRecord | undefined {
  const { ref, from, to } = row;
  if (!to) {
    if (current && from && !force) conflicts.push(...differing(ref, current, from));
    return undefined;
  }
  if (!from) {
    if (current && !force) conflicts.push(...differing(ref, current, to));
    return to as unknown as AnyRecord;
  }
  if (!current) throw new GoneError(ref);
  const here = current as unknown as Fields;
  const set: Record<string, Json> = {};
  for (const [field, wanted] of Object.entries(to)) {
    const expected = from[field] ?? undefined;
    const step = mergedByMember.has(field) || equalJson(here[field], expected)
      ? stepFrom(here[field], expected, wanted ?? undefined)
      : force || equalJson(here[field], wanted ?? undefined) ? { value: wanted ?? undefined } : undefined;
    if (step) set[field] = step.value ?? null;
    else if (force) set[field] = wanted;
    else conflicts.push(`${ref}.${field}`);
  }
  return withChanges(current, set);
}

function differing(ref: string, current: AnyRecord, expected: Fields): string[] {
  const here = current as unknown as Fields;
  return [...new Set([...Object.keys(here), ...Object.keys(expected)])]
    .filter((field) => field !== 'rank' && !equalJson(here[field], expected[field]))
    .map((field) => `${ref}.${field}`);
}

function assertRoomFor(transaction: Transaction, kind: Kind): void {
  if (kind === 'milestone') assertRoom(transaction, 'milestones', kind);
  if (kind === 'plan') assertRoom(transaction, 'plans', kind);
}

/**
 * What others have hung on a row since it was made is not orphaned: that is a conflict, and with `force` the row goes
 * into the bin instead, from where it can be restored with them.
 */
function keepWhatOthersNeed(
  transaction: Transaction,
  rows: readonly RowToRestore[],
  removed: readonly Ref[],
  force: boolean,
  context: OperationContext,
): void {
  const gone = new Set<string>(removed);
  const needed = new Set<string>();
  for (const kind of kindsNaming(removed.map((ref) => splitRef(ref).kind))) {
    for (const record of transaction.all(kind)) {
      for (const { kinds, id: namedId } of referencesOf(kind, record)) {
        for (const named of kinds) if (gone.has(`${named}/${namedId}`)) needed.add(`${named}/${namedId}`);
      }
    }
  }
  if (needed.size === 0) return;
  const binned = rows.filter(({ ref }) => needed.has(ref));
  if (!force || binned.some(({ ref }) => !['milestone', 'plan', 'kpi', 'risk'].includes(splitRef(ref).kind))) {
    throw new ConflictError([...needed].map((ref) => `${ref}.id`));
  }
  for (const { ref, from } of binned) {
    if (!from) continue;
    const { kind, id: rowId } = splitRef(ref);
    transaction.put(kind, { ...from, deletedAt: context.at } as unknown as AnyRecord);
    const item = kind === 'milestone' ? transaction.get(kind, rowId) : undefined;
    for (const member of item ? subtreeOf(transaction, item) : []) {
      if (member.deletedAt === undefined) transaction.put('milestone', { ...member, deletedAt: context.at });
    }
  }
}

/** The rules that other operations keep hold here too. @throws {KitError} `cycle`, `gone`, `invalid` */
function assertSound(transaction: Transaction, ref: Ref, before: AnyRecord | undefined): void {
  const { kind, id: rowId } = splitRef(ref);
  const record = transaction.get(kind, rowId);
  if (!record) return;
  assertReferences(transaction, kind, record, before);
  if (kind === 'milestone') {
    const item = transaction.get('milestone', rowId);
    if (!item || item.deletedAt !== undefined) return;
    livingPlan(transaction, item.planId);
    if (item.parentId !== undefined) assertBelow(transaction, rowId, item.parentId, item.planId);
  }
  if (kind === 'dependency') {
    const link = transaction.get('dependency', rowId);
    if (link) assertNoCircle(transaction, link);
  }
}

function assertBelow(transaction: Transaction, itemId: Id, parentId: Id, planId: Id): void {
  if (livingMilestone(transaction, parentId).planId !== planId) {
    throw new InvalidError('The parent belongs to another plan. Choose one of the same plan.', 'parentId');
  }
  const path = pathUp(transaction, parentId);
  if (path.includes(itemId)) throw new CycleError('parent', path.slice(0, path.indexOf(itemId) + 1));
}

export const undoOperations = { 'rows.restore': restore };
