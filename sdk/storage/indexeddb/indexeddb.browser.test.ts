import { expect } from '@open-wc/testing';

import type { Json } from '../../model/index.js';
import { versionOf } from '../../operations/index.js';
import type { Connection, Mutation } from '../adapter.js';
import type { Authority } from '../authority/index.js';
import { indexedDB } from './index.js';

const scope = { workspaceId: 'w', userId: 'ann' };
let names = 0;
const opened: Authority[] = [];

function open(name = freshName()): Authority {
  const storage = indexedDB(name);
  opened.push(storage);
  return storage;
}

function freshName(): string {
  return `test-${performance.now()}-${names++}`;
}

function mutation(number: number, op: string, args: Json): Mutation {
  return { number, op, args, opVersion: versionOf(op) ?? 1, changes: [], at: '2026-01-05T12:00:00Z' };
}

async function push(connection: Connection, clientId: string, ...mutations: Mutation[]) {
  return (await connection.push({ clientId, mutations })).outcomes;
}

async function refsIn(connection: Connection): Promise<string[]> {
  const pulled = await connection.pull({ acknowledged: {} });
  return pulled.kind === 'reset' ? [] : pulled.changes.map(({ ref }) => ref);
}

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(() => 'nothing thrown', (error: unknown) => (error as { code?: unknown }).code ?? error);
}

function done(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

describe('indexedDB()', () => {
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
  });

  it('keeps what was changed when the page is gone', async () => {
    const name = freshName();
    const first = open(name);
    await push(await first.open(scope), 'one', mutation(1, 'plan.create', { id: 'p', title: 'Plan' }));
    await first.close();
    expect(await refsIn(await open(name).open(scope))).to.include('plan/p');
  });

  it('tells another tab of a change within 100 ms', async () => {
    const name = freshName();
    const [here, there] = [await open(name).open(scope), await open(name).open(scope)];
    const times: number[] = [];
    for (let number = 1; number <= 5; number++) {
      const started = performance.now();
      const seen = new Promise<number>((resolve) => {
        const end = there.watch?.(() => {
          void refsIn(there).then((refs) => {
            if (!refs.includes(`plan/p${number}`)) return;
            end?.();
            resolve(performance.now() - started);
          });
        }, () => undefined);
      });
      await push(here, 'one', mutation(number, 'plan.create', { id: `p${number}`, title: 'Plan' }));
      times.push(await seen);
    }
    // A machine that is busy with other tests slows some of them down, not all.
    expect(Math.min(...times)).to.be.below(100);
  });

  it('loses nothing when two tabs write at once', async () => {
    const name = freshName();
    const [a, b] = [await open(name).open(scope), await open(name).open(scope)];
    const count = 20;
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    await Promise.all([a, b].map(async (connection, tab) => {
      for (const number of numbers) {
        await push(connection, `tab-${tab}`, mutation(number, 'plan.create', { id: `p${tab}-${number}`, title: 'Plan' }));
      }
    }));
    for (const connection of [a, b]) {
      const plans = (await refsIn(connection)).filter((ref) => ref.startsWith('plan/'));
      expect(new Set(plans).size).to.equal(2 * count);
    }
  });

  it('lets go of a database that is deleted elsewhere, and says so', async () => {
    const name = freshName();
    const connection = await open(name).open(scope);
    const states: string[] = [];
    connection.watch?.(() => undefined, (state) => states.push(state));
    await done(globalThis.indexedDB.deleteDatabase(name));
    expect(states).to.deep.equal(['live', 'down']);
    expect(await codeOf(connection.pull({ acknowledged: {} }))).to.equal('closed');
    expect(await codeOf(push(connection, 'one', mutation(1, 'plan.create', { id: 'p', title: 'Plan' })))).to.equal('closed');
  });

  it('refuses a database of a newer version and leaves it as it was', async () => {
    const name = freshName();
    const request = globalThis.indexedDB.open(name, 99);
    request.onupgradeneeded = () => request.result.createObjectStore('future').put('kept', 'key');
    await done(request);
    request.result.close();
    expect(await codeOf(open(name).open(scope))).to.equal('newer-schema');
    const again = globalThis.indexedDB.open(name, 99);
    await done(again);
    expect(await done(again.result.transaction('future').objectStore('future').get('key'))).to.equal('kept');
    again.result.close();
  });

  it('refuses a workspace that was written by a newer version and leaves it as it was', async () => {
    const name = freshName();
    const storage = open(name);
    await storage.open(scope);
    await storage.close();
    const request = globalThis.indexedDB.open(name);
    await done(request);
    const rows = request.result.transaction('rows', 'readwrite').objectStore('rows');
    const meta = await done(rows.get('w/meta')) as { value: object };
    await done(rows.put({ ...meta, value: { ...meta.value, schema: 2 } }));
    const before = await done(rows.getAll());
    expect(await codeOf(open(name).open(scope))).to.equal('newer-schema');
    expect(await done(request.result.transaction('rows').objectStore('rows').getAll())).to.deep.equal(before);
    request.result.close();
  });

  it('says that the page may not keep data where the browser denies it', async () => {
    const original = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
    for (const value of [
      undefined,
      { open: () => { throw new DOMException('The operation is insecure.', 'SecurityError'); } },
    ]) {
      Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value });
      try {
        expect(await codeOf(open().open(scope))).to.equal('denied');
      } finally {
        if (original) Object.defineProperty(globalThis, 'indexedDB', original);
      }
    }
  });

  it('keeps what was there when the disk is full, and takes the change once there is room', async () => {
    const connection = await open().open(scope);
    const put = IDBObjectStore.prototype.put;
    // A full disk cannot be had in a test: the browser aborts the transaction with just this error.
    IDBObjectStore.prototype.put = function (this: IDBObjectStore) {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    const change = mutation(1, 'plan.create', { id: 'p', title: 'Plan' });
    try {
      expect(await codeOf(push(connection, 'one', change))).to.equal('quota');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await refsIn(connection)).to.not.include('plan/p');
    expect((await push(connection, 'one', change))[0]?.kind).to.equal('applied');
    expect(await refsIn(connection)).to.include('plan/p');
  });
});
