import * as v from 'valibot';

import { id, type Id, type Kind, type RecordOf, type Role } from '../model/index.js';
import { define, withChanges } from './define.js';
import { assertFree, existing } from './living.js';
import type { Operation, OperationContext, Transaction } from './operation.js';
import { assertReferences } from './references.js';

/** Puts a record that names only what is in this workspace. @throws {InvalidError} */
export function putChecked<K extends Kind>(transaction: Transaction, kind: K, record: RecordOf<K>): void {
  assertReferences(transaction, kind, record, transaction.get(kind, record.id));
  transaction.put(kind, record);
}

/** `….create` where that is truly all: the arguments and what `complete` adds are the record. */
export function creating<K extends Kind, Args extends { readonly id: Id }>(
  kind: K,
  roles: readonly Role[],
  args: v.GenericSchema<unknown, Args>,
  complete: (args: Args, context: OperationContext, transaction: Transaction) => RecordOf<K>,
): Operation<Args> {
  return define(roles, args, (transaction, given, context) => {
    assertFree(transaction, kind, given.id);
    putChecked(transaction, kind, complete(given, context, transaction));
  });
}

/** `….change{id, set}`: last write wins, field by field. */
export function changing<K extends Kind, Changed extends object>(
  kind: K,
  roles: readonly Role[],
  set: v.GenericSchema<unknown, Changed>,
  guard?: (record: RecordOf<K>, context: OperationContext) => void,
): Operation<{ id: Id; set: Changed }> {
  const args = v.strictObject({ id, set });
  return define(roles, args as v.GenericSchema<unknown, { id: Id; set: Changed }>, (transaction, given, context) => {
    const record = existing(transaction, kind, given.id);
    guard?.(record, context);
    putChecked(transaction, kind, withChanges(record, given.set));
  });
}

/** `….delete{id}` of what leaves nothing behind. */
export function deleting(
  kind: Kind,
  roles: readonly Role[],
  guard?: (transaction: Transaction, id: Id, context: OperationContext) => void,
): Operation<{ id: Id }> {
  return define(roles, v.strictObject({ id }), (transaction, given, context) => {
    existing(transaction, kind, given.id);
    guard?.(transaction, given.id, context);
    transaction.delete(kind, given.id);
  });
}

type Binned = 'plan' | 'kpi' | 'risk';

/** `….delete{id}` into the bin, from which `….restore` takes it out again. */
export function binning<K extends Binned>(kind: K, roles: readonly Role[]): Operation<{ id: Id }> {
  return define(roles, v.strictObject({ id }), (transaction, given, context) => {
    transaction.put(kind, { ...existing(transaction, kind, given.id), deletedAt: context.at });
  });
}

export function restoring<K extends Binned>(kind: K, roles: readonly Role[]): Operation<{ id: Id }> {
  return define(roles, v.strictObject({ id }), (transaction, given) => {
    const record = transaction.get(kind, given.id) ?? existing(transaction, kind, given.id);
    transaction.put(kind, withChanges(record, { deletedAt: null }));
  });
}
