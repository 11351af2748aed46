import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

import type { Json } from '../../model/index.js';
import type { RowStore, RowTransaction } from '../row-store.js';
import { blocked, faultOf, lost, missing } from './fault.js';

interface Schema extends DBSchema {
  rows: { key: string; value: { readonly key: string; readonly value: Json } };
}

const databaseVersion = 1;

/** A RowStore in a database of the browser. It is opened when first used. */
export class IdbStore implements RowStore {
  readonly #name: string;
  readonly #onLost: () => void;
  #opening: Promise<IDBPDatabase<Schema>> | undefined;
  #state: 'usable' | 'lost' | 'closed' = 'usable';

  /** @param onLost called when the database is deleted, or taken over by a newer version in another tab */
  constructor(name: string, onLost: () => void) {
    this.#name = name;
    this.#onLost = onLost;
  }

  async transaction<T>(mode: 'read' | 'write', work: (rows: RowTransaction) => Promise<T>): Promise<T> {
    const database = await this.#open();
    if (this.#state !== 'usable') throw lost();
    const transaction = start(database, mode);
    const { store } = transaction;
    // A failed write aborts the transaction, which `done` tells; here it must only not be left unhandled.
    const done = transaction.done;
    done.catch(() => undefined);
    try {
      const result = await work({
        get: async (key) => (await store.get(key))?.value,
        async scan({ from, to, limit }) {
          // IndexedDB refuses a range that holds nothing.
          if (from >= to) return [];
          const found = await store.getAll(IDBKeyRange.bound(from, to, false, true), limit);
          return found.map(({ key, value }) => [key, value] as const);
        },
        put: (key, value) => void store.put?.({ key, value }).catch(() => undefined),
        delete: (key) => void store.delete?.(key).catch(() => undefined),
      });
      await done;
      return result;
    } catch (error) {
      abort(transaction);
      const fault = transaction.error ?? error;
      throw this.#state === 'usable' ? faultOf(fault) : lost();
    }
  }

  async close(): Promise<void> {
    this.#state = 'closed';
    const database = await this.#opening?.catch(() => undefined);
    database?.close();
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    if (this.#state !== 'usable') return Promise.reject(lost());
    this.#opening ??= this.#connect().catch((error: unknown) => {
      // Whoever frees the way can try again without a reload.
      this.#opening = undefined;
      throw faultOf(error);
    });
    return this.#opening;
  }

  #connect(): Promise<IDBPDatabase<Schema>> {
    return new Promise((resolve, reject) => {
      if (typeof globalThis.indexedDB === 'undefined') {
        reject(missing());
        return;
      }
      let isBlocked = false;
      const opening = openDB<Schema>(this.#name, databaseVersion, {
        upgrade: (database) => void database.createObjectStore('rows', { keyPath: 'key' }),
        blocked: () => {
          isBlocked = true;
          reject(blocked());
        },
        // Whoever deletes or upgrades the database waits for us; a page that holds on would block it for ever.
        blocking: (_current, _next, event) => {
          (event.target as IDBDatabase).close();
          this.#lose();
        },
        terminated: () => this.#lose(),
      });
      opening.then((database) => {
        if (isBlocked) database.close();
        resolve(database);
      }, reject);
    });
  }

  #lose(): void {
    if (this.#state !== 'usable') return;
    this.#state = 'lost';
    this.#onLost();
  }
}

function start(database: IDBPDatabase<Schema>, mode: 'read' | 'write') {
  try {
    // Strict: a change counts as saved when it is on the disk, not when the system has heard of it.
    return database.transaction('rows', mode === 'write' ? 'readwrite' : 'readonly', { durability: 'strict' });
  } catch (error) {
    throw error instanceof DOMException && error.name === 'InvalidStateError' ? lost() : faultOf(error);
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
