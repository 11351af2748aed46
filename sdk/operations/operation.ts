import type * as v from 'valibot';

import type { Day, Id, Instant, Kind, RecordOf, Role } from '../model/index.js';

/**
 * What an operation reads and writes: a view of one workspace's rows inside one transaction. In the page it lies over the
 * client's rows, at the authority over a RowStore; synchronous, because both have what is needed at hand.
 */
export interface Transaction {
  get<K extends Kind>(kind: K, id: Id): RecordOf<K> | undefined;
  all<K extends Kind>(kind: K): readonly RecordOf<K>[];
  /** Parses the record with its schema. @throws {InvalidError} */
  put<K extends Kind>(kind: K, record: RecordOf<K>): void;
  delete(kind: Kind, id: Id): void;
}

/** Who does it, and when: time and chance come in as arguments, so that a run in the page and one at the authority agree. */
export interface OperationContext {
  readonly userId: Id;
  readonly role: Role;
  readonly today: Day;
  readonly at: Instant;
}

/**
 * One thing that can be done to a workspace, the same code in the page and at the authority. Pure.
 * Ids of new records are in the arguments.
 */
export interface Operation<Args> {
  readonly args: v.GenericSchema<unknown, Args>;
  /** The roles that may do it; nobody else may (default deny). */
  readonly roles: readonly Role[];
  /** Raised when the meaning of the arguments changes. */
  readonly version: number;
  /** @throws {KitError} `invalid`, `gone`, `cycle`, `limit` …: then nothing of it is kept */
  run(transaction: Transaction, args: Args, context: OperationContext): void;
}
