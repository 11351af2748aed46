import { isKind, splitRef, type AnyRecord, type Id, type Kind, type RecordOf, type Ref } from '../../model/index.js';
import type { Rows } from '../../operations/index.js';
import type { Version } from '../adapter.js';
import type { RowTransaction } from '../row-store.js';
import { logRange, refOfKey, rowKey, rowRange } from './keys.js';
import type { LogEntry, Meta, StoredRow } from './stored.js';

/** The rows of one workspace in memory, as of a counter. Operations read them without waiting. */
export class CachedRows implements Rows {
  readonly epoch: string;
  seq: Version;
  readonly #kinds = new Map<Kind, Map<Id, StoredRow>>();
  readonly #lists = new Map<Kind, readonly AnyRecord[]>();

  constructor(epoch: string, seq: Version) {
    this.epoch = epoch;
    this.seq = seq;
  }

  get<K extends Kind>(kind: K, id: Id): RecordOf<K> | undefined {
    return this.#kinds.get(kind)?.get(id)?.value as RecordOf<K> | undefined;
  }

  all<K extends Kind>(kind: K): readonly RecordOf<K>[] {
    let list = this.#lists.get(kind);
    if (!list) {
      list = Array.from(this.#kinds.get(kind)?.values() ?? [], (row) => row.value);
      this.#lists.set(kind, list);
    }
    return list as readonly RecordOf<K>[];
  }

  /** @param ref also one that somebody made up: then there is no such row */
  stored(ref: string): StoredRow | undefined {
    return isKnown(ref) ? this.#kinds.get(splitRef(ref).kind)?.get(splitRef(ref).id) : undefined;
  }

  set(ref: Ref, row: StoredRow | undefined): void {
    const { kind, id } = splitRef(ref);
    let rows = this.#kinds.get(kind);
    if (!rows) this.#kinds.set(kind, rows = new Map<Id, StoredRow>());
    if (row) rows.set(id, row);
    else rows.delete(id);
    this.#lists.delete(kind);
  }

  *entries(): IterableIterator<readonly [kind: Kind, id: Id, row: StoredRow]> {
    for (const [kind, rows] of this.#kinds) for (const [id, row] of rows) yield [kind, id, row];
  }
}

/** Reads all rows: one scan. Kinds of a newer program are left where they are. */
export async function loadRows(transaction: RowTransaction, workspaceId: Id, meta: Meta): Promise<CachedRows> {
  const rows = new CachedRows(meta.epoch, meta.seq);
  for (const [key, value] of await transaction.scan(rowRange(workspaceId))) {
    const ref = refOfKey(key);
    if (isKnown(ref)) rows.set(ref, value as unknown as StoredRow);
  }
  return rows;
}

function isKnown(ref: string): ref is Ref {
  return isKind(ref.slice(0, ref.indexOf('/')));
}

/** Takes in what others have committed since: the log says which rows to read again. */
export async function catchUp(
  transaction: RowTransaction,
  workspaceId: Id,
  rows: CachedRows,
  meta: Meta,
): Promise<void> {
  const from = rows.seq;
  const entries = await transaction.scan(logRange(workspaceId, from + 1, meta.seq + 1));
  const refs = new Set(entries.flatMap(([, entry]) => (entry as unknown as LogEntry).changes.map(({ ref }) => ref)));
  const read = await Promise.all([...refs].filter(isKnown).map(async (ref) => {
    const value = await transaction.get(rowKey(workspaceId, ref));
    return [ref, value as unknown as StoredRow | undefined] as const;
  }));
  // Another reader was faster, or a writer took the rows: what is known there is newer.
  if (rows.seq !== from) return;
  for (const [ref, row] of read) rows.set(ref, row);
  rows.seq = meta.seq;
}
