import { expect } from '@open-wc/testing';

import type { StorageAdapter } from '../storage/adapter.js';
import { indexedDB } from '../storage/indexeddb/index.js';
import { openClient, planRows, type Client } from './index.js';
import { leadByLease } from './leader.js';
import type { Tab } from './test-tab.js';

const userId = 'ann';

describe('several tabs', () => {
  let name: string;
  let frames: HTMLIFrameElement[];
  let clients: Client[];

  beforeEach(() => {
    name = `tabs-${crypto.randomUUID()}`;
    frames = [];
    clients = [];
  });

  afterEach(async () => {
    for (const frame of frames) frame.remove();
    await Promise.all(clients.map((client) => client.close()));
    for (const database of await globalThis.indexedDB.databases()) {
      if (database.name?.includes(name)) globalThis.indexedDB.deleteDatabase(database.name);
    }
  });

  async function openTab(): Promise<{ tab: Tab; frame: HTMLIFrameElement }> {
    const frame = document.createElement('iframe');
    frames.push(frame);
    frame.src = '/sdk/client/test-tab.html';
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve);
    });
    document.body.append(frame);
    await loaded;
    const { tab } = frame.contentWindow as unknown as { tab: Tab };
    return { tab, frame };
  }

  async function open(storage: StorageAdapter = indexedDB(name), opener: Pick<Tab, 'openClient'> = { openClient }) {
    const client = await opener.openClient({ storage, workspaceId: name, userId });
    clients.push(client);
    return client;
  }

  it('see within 100 ms what another one does', async () => {
    const here = await openWithPlan(open());
    const { tab } = await openTab();
    const there = await open(tab.indexedDB(name), tab);
    await shows(there, 'Goal');
    const times: number[] = [];
    for (let index = 0; index < 10; index += 1) {
      const [from, to] = index % 2 === 0 ? [here, there] : [there, here];
      const before = performance.now();
      const running = from.run('milestone.change', { id: 'm', set: { title: `Title ${index}` } });
      await shows(to, `Title ${index}`);
      times.push(performance.now() - before);
      await running;
    }
    expect(Math.max(...times)).to.be.below(100);
  });

  it('lose nothing that was stored when one of them is killed, and work on', async () => {
    const here = await openWithPlan(open());
    for (let index = 0; index < 5; index += 1) {
      const { tab, frame } = await openTab();
      const there = await tab.openClient({ storage: tab.indexedDB(name), workspaceId: name, userId });
      const stored = await there.run('milestone.create', { id: `s${index}`, planId: 'p', kind: 'task', title: 'Stored' });
      expect(stored.kind).to.equal('stored');
      void there.run('milestone.create', { id: `u${index}`, planId: 'p', kind: 'task', title: 'In flight' });
      frame.remove();
      await here.run('milestone.change', { id: 'm', set: { weight: index + 1 } });
    }
    await until(() => items(here).filter(({ title }) => title === 'Stored').length === 5);
    const [again] = [await open()];
    await until(() => items(again).length > 0);
    expect(items(again)).to.deep.equal(items(here));
  });

  it('take over what a killed one could not send', async () => {
    await openWithPlan(open());
    const { tab, frame } = await openTab();
    const there = await tab.openClient({ storage: remote(tab.indexedDB(name), () => true), workspaceId: name, userId });
    const heir = await open(remote(indexedDB(name)));
    expect(await there.run('milestone.change', { id: 'm', set: { title: 'Written offline' } })).to.include({ kind: 'queued' });
    // All tabs show what waits on this device.
    await shows(heir, 'Written offline');
    expect(await titleInStorage(name)).to.equal('Goal');
    frame.remove();
    await until(async () => await titleInStorage(name) === 'Written offline');
    await until(() => heir.status.get().unsent === 0);
  });

  it('send for each other: the one that leads sends what all of them do', async () => {
    await openWithPlan(open());
    const leader = await open(remote(indexedDB(name)));
    const { tab } = await openTab();
    const pushes: string[] = [];
    const follower = await open(remote(tab.indexedDB(name), () => {
      pushes.push('follower');
      return false;
    }), tab);
    expect(await follower.run('milestone.change', { id: 'm', set: { title: 'Sent by another' } })).to.include({ kind: 'stored' });
    expect(pushes).to.deep.equal([]);
    await shows(leader, 'Sent by another');
  });

  it('show after a reload what is not sent yet, and tell of what is refused then', async () => {
    const owner = await openWithPlan(open());
    const offline = { now: true };
    const first = await openClient({ storage: remote(indexedDB(name), () => offline.now), workspaceId: name, userId });
    expect(await first.run('milestone.change', { id: 'm', set: { title: 'Mine' } })).to.include({ kind: 'queued' });
    await first.close();
    const second = await open(remote(indexedDB(name), () => offline.now));
    const third = await open(remote(indexedDB(name), () => offline.now));
    await shows(second, 'Mine');
    await owner.run('milestone.delete', { id: 'm' });
    offline.now = false;
    await until(() => second.refusals.get().length === 1 && third.refusals.get().length === 1);
    expect(second.refusals.get()[0]).to.deep.include({
      code: 'gone', operation: 'milestone.change', args: { id: 'm', set: { title: 'Mine' } },
    });
    third.drop(third.refusals.get()[0]!.id);
    await until(() => second.refusals.get().length === 0);
  });

  it('write what waits with strict durability before it is called safe', async () => {
    await openWithPlan(open());
    const original = IDBDatabase.prototype.transaction;
    const durabilities: (string | undefined)[] = [];
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      if (mode === 'readwrite') durabilities.push(options?.durability);
      return original.call(this, names, mode, options);
    };
    try {
      const client = await open(remote(indexedDB(name), () => true));
      await client.run('milestone.change', { id: 'm', set: { title: 'Safe' } });
    } finally {
      IDBDatabase.prototype.transaction = original;
    }
    expect(durabilities).to.not.be.empty;
    expect(durabilities.every((durability) => durability === 'strict')).to.equal(true);
  });

  it('let go of everything when they are closed', async () => {
    await openWithPlan(open());
    for (let index = 0; index < 3; index += 1) {
      const client = await openClient({ storage: remote(indexedDB(name)), workspaceId: name, userId });
      expect((await locksOf(name)).length).to.equal(1);
      await client.close();
      expect(await locksOf(name)).to.deep.equal([]);
    }
  });

  it('choose a leader without Web Locks too, and another one when it is gone', async () => {
    const led: string[] = [];
    const giveUp = leadByLease(name, () => led.push('first'));
    await until(() => led.length === 1, 6_000);
    const giveUpToo = leadByLease(name, () => led.push('second'));
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    expect(led).to.deep.equal(['first']);
    giveUp();
    await until(() => led.length === 2, 6_000);
    giveUpToo();
  }).timeout(20_000);
});

/** The same storage as if it were far away. */
function remote(storage: StorageAdapter, isOffline = (): boolean => false): StorageAdapter {
  return {
    guarantees: { level: 4 },
    async open(scope) {
      const connection = await storage.open(scope);
      return {
        pull: (request) => connection.pull(request),
        push(request) {
          if (isOffline()) throw new TypeError('Failed to fetch');
          return connection.push(request);
        },
        watch: (changed, state) => connection.watch?.(changed, state) ?? (() => undefined),
        close: () => connection.close(),
      };
    },
  };
}

async function openWithPlan(opening: Promise<Client>): Promise<Client> {
  const client = await opening;
  await client.run('plan.create', { id: 'p', title: 'Plan' });
  await client.run('milestone.create', { id: 'm', planId: 'p', kind: 'goal', title: 'Goal' });
  return client;
}

function items(client: Client) {
  const state = client.live(planRows()).get();
  return state.status === 'ready' ? state.value.milestones : [];
}

async function locksOf(name: string): Promise<readonly unknown[]> {
  const { held = [], pending = [] } = await navigator.locks.query();
  return [...held, ...pending].filter((lock) => lock.name?.includes(name));
}

async function titleInStorage(name: string): Promise<string | undefined> {
  const client = await openClient({ storage: indexedDB(name), workspaceId: name, userId });
  await until(() => items(client).length > 0);
  const [item] = items(client);
  await client.close();
  return item?.title;
}

/** Resolves in the task in which it is shown: a subscriber draws then. */
function shows(client: Client, title: string): Promise<void> {
  const live = client.live(planRows());
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`"${title}" was never shown.`)), 5_000);
    const look = (): void => {
      if (!items(client).some((item) => item.title === title)) return;
      clearTimeout(timer);
      end();
      resolve();
    };
    const end = live.subscribe(look);
    look();
  });
}

async function until(isSo: () => boolean | Promise<boolean>, patienceInMs = 5_000): Promise<void> {
  const before = performance.now();
  while (!await isSo()) {
    if (performance.now() - before > patienceInMs) throw new Error('It did not come to that.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
