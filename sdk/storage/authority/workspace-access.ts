import { StorageError, type Id } from '../../model/index.js';
import type { RowStore, RowTransaction } from '../row-store.js';
import { catchUp, loadRows, type CachedRows } from './cache.js';
import { metaKey } from './keys.js';
import { storedSchema, type Meta } from './stored.js';

/** What a read or write of a workspace begins with: its rows as of `meta.seq`. */
export interface View {
  readonly transaction: RowTransaction;
  readonly meta: Meta;
  readonly rows: CachedRows;
}

/** One workspace in a store, with its rows kept in memory from one transaction to the next. */
export class WorkspaceAccess {
  readonly workspaceId: Id;
  readonly #store: RowStore;
  #kept: CachedRows | undefined;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(store: RowStore, workspaceId: Id) {
    this.#store = store;
    this.workspaceId = workspaceId;
  }

  isFounded(): Promise<boolean> {
    return this.#store.transaction('read', async (transaction) => await this.#meta(transaction) !== undefined);
  }

  /**
   * Reads in one transaction. `gather` fetches what is not in memory, `work` then runs in one go.
   *
   * @throws {StorageError} `denied` when there is no such workspace, `newer-schema`
   */
  async read<G, T>(
    gather: (view: View) => Promise<G>,
    work: (view: Omit<View, 'transaction'>, gathered: G) => T,
  ): Promise<T> {
    for (;;) {
      await this.#writing;
      const answer = await this.#store.transaction('read', async (transaction) => {
        const meta = await this.#meta(transaction);
        if (!meta) throw denied();
        const rows = await this.#rowsAt(transaction, meta);
        const gathered = await gather({ transaction, meta, rows });
        // A writer in this program may have gone on while this waited; then everything is read again.
        return rows.seq === meta.seq ? { value: work({ meta, rows }, gathered) } : undefined;
      });
      if (answer) return answer.value;
    }
  }

  /**
   * Writes in one transaction, one after another. `work` may change the rows in memory and puts the same into the
   * transaction; they are kept when it is committed.
   *
   * @param found makes what is missing on a workspace that is not there
   */
  async write<T>(work: (view: View) => Promise<T>, found?: () => Meta): Promise<T> {
    let changed: CachedRows | undefined;
    const run = this.#store.transaction('write', async (transaction) => {
      const meta = await this.#meta(transaction) ?? found?.();
      if (!meta) throw denied();
      changed = await this.#rowsAt(transaction, meta);
      // From here on they may be ahead of what is stored: nobody else gets them before the commit.
      this.#kept = undefined;
      return work({ transaction, meta, rows: changed });
    });
    this.#writing = run.catch(() => undefined);
    const result = await run;
    if (!this.#kept || this.#kept.seq < (changed?.seq ?? 0)) this.#kept = changed;
    return result;
  }

  async #meta(transaction: RowTransaction): Promise<Meta | undefined> {
    const meta = await transaction.get(metaKey(this.workspaceId)) as Meta | undefined;
    if (meta && meta.schema > storedSchema) {
      throw new StorageError(
        'newer-schema',
        'This workspace was written by a newer version of the program. Update this one; nothing was changed.',
        { found: meta.schema, known: storedSchema },
      );
    }
    return meta;
  }

  async #rowsAt(transaction: RowTransaction, meta: Meta): Promise<CachedRows> {
    const kept = this.#kept;
    const isUsable = kept?.epoch === meta.epoch && kept.seq <= meta.seq && kept.seq >= meta.floor;
    if (kept && isUsable) {
      if (kept.seq < meta.seq) await catchUp(transaction, this.workspaceId, kept, meta);
      if (kept.seq === meta.seq) return kept;
    }
    const rows = await loadRows(transaction, this.workspaceId, meta);
    this.#kept = rows;
    return rows;
  }
}

/** The same for what is foreign and what is absent. */
export function denied(): StorageError {
  return new StorageError('denied', 'There is no such workspace, or you are not a member of it. Ask its owner for access.');
}
