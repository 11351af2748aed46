import type { Json } from '../model/index.js';

/**
 * The seam below the authority: a transactional, ordered key-value store. Keys are compared as UTF-16 code units, which
 * for the ASCII keys used here is their order as bytes. Every key begins with the workspace.
 */
export interface RowStore {
  /**
   * Runs `work` in one transaction. Nothing of it is kept when it throws. Transactions in mode `write` run one after
   * another, also when several tabs have the store open.
   *
   * @throws {StorageError} `quota` when the disk is full, `closed` when the store was deleted or taken away
   */
  transaction<T>(mode: 'read' | 'write', work: (rows: RowTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface RowTransaction {
  get(key: string): Promise<Json | undefined>;
  /** Entries with `from` ≤ key < `to`, in the order of keys, at most `limit`. */
  scan(range: { from: string; to: string; limit?: number }): Promise<readonly (readonly [key: string, value: Json])[]>;
  put(key: string, value: Json): void;
  delete(key: string): void;
}
