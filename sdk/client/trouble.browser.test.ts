import { expect, waitUntil } from '@open-wc/testing';

import type { KitError } from '../model/index.js';
import type { StorageAdapter } from '../storage/adapter.js';
import { indexedDB } from '../storage/indexeddb/index.js';
import { memory } from '../storage/memory/index.js';
import { openClient, planRows, type Client } from './index.js';

let names = 0;
const freshName = (): string => `trouble-${performance.now()}-${names++}`;
const clients: Client[] = [];

async function open(storage: StorageAdapter, workspaceId = 'w'): Promise<Client> {
  const client = await openClient({ storage, workspaceId, userId: 'ann' });
  clients.push(client);
  return client;
}

async function withPlan(name: string): Promise<Client> {
  const client = await open(indexedDB(name));
  await client.run('plan.create', { id: 'p', title: 'Plan' });
  await client.run('milestone.create', { id: 'm', planId: 'p', kind: 'task', title: 'Kept' });
  return client;
}

function titles(client: Client): string[] {
  const state = client.live(planRows()).get();
  return state.status === 'pending' ? [] : state.value?.milestones.map(({ title }) => title) ?? [];
}

function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(() => 'nothing thrown', (error: KitError) => error.code);
}

function done(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** As a browser answers that gives a page no storage at all. */
async function denied<T>(work: () => Promise<T>): Promise<T> {
  const original = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
  Object.defineProperty(globalThis, 'indexedDB', {
    configurable: true, get: () => { throw new DOMException('The operation is insecure.', 'SecurityError'); },
  });
  try {
    return await work();
  } finally {
    if (original) Object.defineProperty(globalThis, 'indexedDB', original);
  }
}

describe('a client whose storage', () => {
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
  });

  it('is deleted keeps what it shows, says so, and takes no change that could never be saved', async () => {
    const name = freshName();
    const client = await withPlan(name);
    await done(globalThis.indexedDB.deleteDatabase(name));
    await waitUntil(() => client.status.get().state === 'failed');
    expect(client.status.get().error?.code).to.equal('closed');
    expect(await codeOf(client.run('milestone.change', { id: 'm', set: { title: 'Lost' } }))).to.equal('closed');
    expect(titles(client)).to.deep.equal(['Kept']);
    expect(client.status.get().unsent).to.equal(0);
  });

  it('gets no more room shows the change and stores it when there is room', async () => {
    const name = freshName();
    const client = await withPlan(name);
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    const running = client.run('milestone.change', { id: 'm', set: { title: 'Waits' } });
    try {
      await waitUntil(() => client.status.get().state === 'failed');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(client.status.get()).to.deep.include({ unsent: 1 });
    expect(client.status.get().error?.code).to.equal('quota');
    expect(titles(client)).to.deep.equal(['Waits']);
    expect(await running).to.deep.equal({ kind: 'stored' });
    const again = await open(indexedDB(name));
    await waitUntil(() => titles(again)[0] === 'Waits');
  });

  it('is denied by the browser is not opened, whether it is kept there or only what waits', async () => {
    const elsewhere: StorageAdapter = {
      guarantees: { level: 4 }, open: (scope) => memory().open(scope),
    };
    expect(await denied(() => codeOf(open(indexedDB(freshName()))))).to.equal('denied');
    expect(await denied(() => codeOf(open(elsewhere)))).to.equal('denied');
  });

  it('was written by a newer version is not opened, and neither is a queue of a newer version', async () => {
    const workspaceId = freshName().replace(/\./g, '-');
    const name = `milestone-kit-queue/${workspaceId}/ann`;
    const request = globalThis.indexedDB.open(name, 99);
    request.onupgradeneeded = () => request.result.createObjectStore('future').put('kept', 'key');
    await done(request);
    request.result.close();
    const elsewhere: StorageAdapter = { guarantees: { level: 4 }, open: (scope) => memory().open(scope) };
    expect(await codeOf(open(elsewhere, workspaceId))).to.equal('newer-schema');
    const again = globalThis.indexedDB.open(name);
    await done(again);
    expect(await done(again.result.transaction('future').objectStore('future').get('key'))).to.equal('kept');
    again.result.close();
  });

  it('keeps what waits goes on when the queue is deleted, and says that it is not safe on this device', async () => {
    const workspaceId = freshName().replace(/\./g, '-');
    const elsewhere = memory();
    const client = await open({ guarantees: { level: 4 }, open: (scope) => elsewhere.open(scope) }, workspaceId);
    await client.run('plan.create', { id: 'p', title: 'Plan' });
    await done(globalThis.indexedDB.deleteDatabase(`milestone-kit-queue/${workspaceId}/ann`));
    expect(await client.run('milestone.create', { id: 'm', planId: 'p', kind: 'task', title: 'Sent' }))
      .to.deep.equal({ kind: 'stored' });
    expect(titles(client)).to.deep.equal(['Sent']);
    expect(client.status.get().error?.code).to.equal('closed');
    expect(await client.run('milestone.change', { id: 'm', set: { title: 'Sent too' } })).to.deep.equal({ kind: 'stored' });
  });
});
