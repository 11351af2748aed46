import {
  GoneError, InvalidError, LimitError, refOf, type Id, type Kind, type Limits, type Milestone, type Plan, type RecordOf,
} from '../model/index.js';
import type { Transaction } from './operation.js';

/** A record that is there. @throws {GoneError} */
export function existing<K extends Kind>(transaction: Transaction, kind: K, id: Id): RecordOf<K> {
  const record = transaction.get(kind, id);
  if (!record || ('deletedAt' in record && record.deletedAt !== undefined)) throw new GoneError(refOf(kind, id));
  return record;
}

/** An item that is there, in a plan that is there. @throws {GoneError} */
export function livingMilestone(transaction: Transaction, id: Id): Milestone {
  const item = existing(transaction, 'milestone', id);
  existing(transaction, 'plan', item.planId);
  return item;
}

export function livingPlan(transaction: Transaction, id: Id): Plan {
  return existing(transaction, 'plan', id);
}

/** Ids are made by the page: one that is there already, even in the bin, is never overwritten. @throws {InvalidError} */
export function assertFree(transaction: Transaction, kind: Kind, id: Id): void {
  if (transaction.get(kind, id)) {
    throw new InvalidError(`There is a ${kind} with the id "${id}" already. Make a new id.`, 'id', { kind });
  }
}

/** @throws {LimitError} when one more would be more than the vendor allows */
export function assertRoom(
  transaction: Transaction,
  limit: Exclude<keyof Limits, 'id' | 'fileBytes'>,
  kind: 'member' | 'plan' | 'milestone',
  added = 1,
): void {
  const most = transaction.all('limits')[0]?.[limit];
  if (most === undefined) return;
  const rows: readonly object[] = transaction.all(kind);
  const count = rows.reduce<number>((sum, row) => sum + ('deletedAt' in row ? 0 : 1), 0);
  if (count + added > most) throw new LimitError(limit, most);
}
