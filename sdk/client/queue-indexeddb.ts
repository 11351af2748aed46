import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';

import type { Id } from '../model/index.js';
import type { ClientId, Outcome } from '../storage/adapter.js';
import { faultOf, lost, missing } from '../storage/indexeddb/fault.js';
import { lead } from './leader.js';
import type { QueuedChange, QueueEvent, QueueStore, Renumbering } from './queue-store.js';
import type { Refusal } from './settled.js';

interface Schema extends DBSchema {
  changes: {
    /** Counts up: the order in which things were done, over all tabs. */
    key: number;
    value: QueuedChange & { readonly number: number };
    indexes: { name: [ClientId, number] };
  };
  refusals: { key: Id; value: Refusal };
}

type Names = ('changes' | 'refusals')[];
type Stores = { readonly [Name in Names[number]]: IDBPObjectStore<Schema, Names, Name, 'readwrite'> };

/**
 * Keeps the queue in a database of the browser. Everything is written with strict durability: what was promised to be
 * safe on this device survives a crash of it.
 *
 * @param name of the database: one for each person in each workspace, so that nobody adopts another's queue
 * @throws {StorageError} `denied`, `unavailable` … when the browser does not let it be opened
 */
export async function openQueue(name: string): Promise<QueueStore> {
  try {
    if (!globalThis.indexedDB) throw missing();
    const database = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('changes', { autoIncrement: true }).createIndex('name', ['clientId', 'number']);
        fresh.createObjectStore('refusals', { keyPath: 'id' });
      },
      blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
    });
    return new IdbQueue(name, database);
  } catch (error) {
    throw faultOf(error);
  }
}

class IdbQueue implements QueueStore {
  readonly #name: string;
  readonly #database: IDBPDatabase<Schema>;
  readonly #channel: BroadcastChannel;
  readonly #changing = new Set<Promise<void>>();
  #giveLeadAway: (() => void) | undefined;

  constructor(name: string, database: IDBPDatabase<Schema>) {
    this.#name = name;
    this.#database = database;
    this.#channel = new BroadcastChannel(name);
  }

  load(): ReturnType<QueueStore['load']> {
    return this.#transaction(async ({ changes, refusals }) => ({
      changes: (await changes.getAll()).map(({ clientId, mutation }) => ({ clientId, mutation })),
      refusals: await refusals.getAll(),
    }));
  }

  add({ clientId, mutation }: QueuedChange): Promise<void> {
    return this.#change(async ({ changes }) => {
      await changes.add({ clientId, number: mutation.number, mutation });
      return [{ kind: 'added', change: { clientId, mutation } }];
    });
  }

  decide(clientId: ClientId, outcomes: readonly Outcome[], refused: readonly Refusal[]): Promise<void> {
    return this.#change(async ({ changes, refusals }) => {
      for (const { number } of outcomes) {
        const key = await changes.index('name').getKey([clientId, number]);
        if (key === undefined) continue;
        await changes.delete(key);
        const refusal = refused.find(({ id }) => id === `${clientId}-${number}`);
        if (refusal) await refusals.put(refusal);
      }
      return [
        { kind: 'decided', clientId, outcomes },
        ...(refused.length > 0 ? [{ kind: 'refusals', refusals: await refusals.getAll() } as const] : []),
      ];
    });
  }

  renumber(renumbering: Renumbering): Promise<void> {
    const { from, to, numbers } = renumbering;
    return this.#change(async ({ changes }) => {
      for (const [old, number] of numbers) {
        const key = await changes.index('name').getKey([from, old]);
        const change = key === undefined ? undefined : await changes.get(key);
        if (change) await changes.put({ clientId: to, number, mutation: { ...change.mutation, number } }, key);
      }
      return [{ kind: 'renumbered', ...renumbering }];
    });
  }

  drop(refusalId: Id): Promise<void> {
    return this.#change(async ({ refusals }) => {
      await refusals.delete(refusalId);
      return [{ kind: 'refusals', refusals: await refusals.getAll() }];
    });
  }

  watch(listener: (event: QueueEvent) => void): void {
    this.#channel.onmessage = ({ data }: MessageEvent<QueueEvent>) => listener(data);
  }

  lead(begin: () => void): void {
    this.#giveLeadAway = lead(`${this.#name}/leader`, begin);
  }

  async close(): Promise<void> {
    this.#giveLeadAway?.();
    await Promise.allSettled(this.#changing);
    this.#channel.close();
    this.#database.close();
  }

  async #transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    try {
      const names: Names = ['changes', 'refusals'];
      const transaction = this.#begin(names);
      const done = transaction.done;
      done.catch(() => undefined);
      const result = await work({
        changes: transaction.objectStore('changes'),
        refusals: transaction.objectStore('refusals'),
      });
      await done;
      return result;
    } catch (error) {
      throw faultOf(error);
    }
  }

  #begin(names: Names) {
    try {
      return this.#database.transaction(names, 'readwrite', { durability: 'strict' });
    } catch (error) {
      throw error instanceof DOMException && error.name === 'InvalidStateError' ? lost() : error;
    }
  }

  /** @param work returns what the other tabs are told once it is on the disk */
  async #change(work: (stores: Stores) => Promise<readonly QueueEvent[]>): Promise<void> {
    const change = this.#transaction(work).then((events) => {
      for (const event of events) this.#channel.postMessage(event);
    });
    this.#changing.add(change);
    try {
      await change;
    } finally {
      this.#changing.delete(change);
    }
  }
}
