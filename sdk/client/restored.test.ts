import { describe, expect, it } from 'vitest';

import type { Json } from '../model/index.js';
import type { StorageAdapter } from '../storage/adapter.js';
import { Authority } from '../storage/authority/index.js';
import { systemClock } from '../storage/clock.js';
import type { RowStore, RowTransaction } from '../storage/row-store.js';
import { LocalSignal } from '../storage/signal.js';
import { openClient, planRows, type Client } from './index.js';

describe('a storage that was restored from a backup', () => {
  it('is followed back to what it holds, and takes new changes', async () => {
    const server = restorable();
    const client = await openWithPlan(server.storage());
    const backup = server.backUp();
    await client.run('milestone.change', { id: 'm', set: { title: 'After the backup' } });
    // Only once it was pulled as well is the client done with it.
    await new Promise((resolve) => setTimeout(resolve, 30));
    server.restore(backup);
    await shows(client, 'Goal');
    // Its numbers went on meanwhile: under the old client id they would leave a gap for ever.
    expect(await client.run('milestone.change', { id: 'm', set: { title: 'Anew' } })).toEqual({ kind: 'stored' });
    await shows(client, 'Anew');
    expect(client.status.get()).toEqual({ unsent: 0, state: 'saved' });
    await client.close();
  });

  it('gets again what it had taken after the backup, where a client still has it', async () => {
    const server = restorable();
    const client = await openWithPlan(server.storage());
    const backup = server.backUp();
    server.faults.losesPulls = true;
    expect(await client.run('milestone.change', { id: 'm', set: { title: 'Kept' } })).toEqual({ kind: 'stored' });
    server.restore(backup);
    server.faults.losesPulls = false;
    await until(() => JSON.stringify([...server.backUp().values()]).includes('Kept'));
    await shows(client, 'Kept');
    await client.close();
  });

  it('gets what waited once, also what it had taken before the backup without the answer having come', async () => {
    const server = restorable();
    const client = await openWithPlan(server.storage());
    server.faults.losesAnswers = true;
    const inDoubt = client.run('milestone.create', { id: 'a', planId: 'p', kind: 'task', title: 'In doubt' });
    await until(() => server.pushes() === 3);
    const backup = server.backUp();
    const lost = client.run('milestone.create', { id: 'b', planId: 'p', kind: 'task', title: 'Sent later' });
    await until(() => server.pushes() > 3);
    server.restore(backup);
    server.faults.losesAnswers = false;
    expect([await inDoubt, await lost]).toEqual([{ kind: 'stored' }, { kind: 'stored' }]);
    await shows(client, 'Sent later');
    expect(client.refusals.get()).toEqual([]);
    expect(client.status.get().unsent).toBe(0);
    await client.close();
  });

  it('takes a change once whose request was on its way while it was restored', async () => {
    const server = restorable();
    const client = await openWithPlan(server.storage());
    const backup = server.backUp();
    server.faults.isSlow = true;
    const running = client.run('milestone.change', { id: 'm', set: { title: 'On its way' } });
    await new Promise((resolve) => setTimeout(resolve, 10));
    server.restore(backup);
    server.faults.isSlow = false;
    expect(await running).toEqual({ kind: 'stored' });
    expect(await client.run('milestone.change', { id: 'm', set: { title: 'Later' } })).toEqual({ kind: 'stored' });
    await new Promise((resolve) => setTimeout(resolve, 700));
    await shows(client, 'Later');
    await client.close();
  });
});

/** A server of which backups are taken and put back, each life with an epoch of its own. */
function restorable() {
  const store = new CopyableStore();
  const signal = new LocalSignal();
  const faults = { losesAnswers: false, losesPulls: false, isSlow: false };
  let pushes = 0;
  let ids = 0;
  const authority = new Authority({ store, signal, clock: systemClock, makeId: () => `e${ids += 1}` });
  return {
    faults,
    pushes: () => pushes,
    backUp: () => new Map(store.values),
    restore(backup: ReadonlyMap<string, Json>) {
      store.values = new Map([...backup].map(([key, value]) => [
        key, typeof value === 'object' && value !== null && 'epoch' in value ? { ...value, epoch: `r${ids += 1}` } : value,
      ]));
      authority.forget('w');
      signal.announce('w');
    },
    storage: (): StorageAdapter => ({
      guarantees: { level: 4 },
      async open(scope) {
        let connection = await authority.open(scope);
        return {
          // A server that comes up again knows nothing of the connections of the one before.
          async pull(request) {
            if (faults.losesPulls) throw new TypeError('The request was lost.');
            connection = await authority.open(scope);
            return connection.pull(request);
          },
          async push({ signal: _signal, ...request }) {
            if (faults.isSlow) {
              setTimeout(() => void authority.open(scope).then((later) => later.push(request)), 700);
              throw new TypeError('The connection broke after the request was sent.');
            }
            connection = await authority.open(scope);
            const answer = await connection.push(request);
            pushes += 1;
            if (faults.losesAnswers) throw new TypeError('The answer was lost.');
            return answer;
          },
          watch: (changed, state) => connection.watch?.(changed, state) ?? (() => undefined),
          close: () => connection.close(),
        };
      },
    }),
  };
}

class CopyableStore implements RowStore {
  values = new Map<string, Json>();
  #last: Promise<unknown> = Promise.resolve();

  transaction<T>(mode: 'read' | 'write', work: (rows: RowTransaction) => Promise<T>): Promise<T> {
    const run = this.#last.then(async () => {
      const values = new Map(this.values);
      const result = await work({
        get: async (key) => values.get(key),
        scan: async ({ from, to, limit = Infinity }) =>
          [...values].filter(([key]) => key >= from && key < to).sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, limit),
        put: (key, value) => void values.set(key, value),
        delete: (key) => void values.delete(key),
      });
      if (mode === 'write') this.values = values;
      return result;
    });
    this.#last = run.catch(() => undefined);
    return run;
  }

  async close(): Promise<void> {
    await this.#last;
  }
}

async function openWithPlan(storage: StorageAdapter): Promise<Client> {
  const client = await openClient({ storage, workspaceId: 'w', userId: 'ann' });
  await client.run('plan.create', { id: 'p', title: 'Plan' });
  await client.run('milestone.create', { id: 'm', planId: 'p', kind: 'goal', title: 'Goal' });
  return client;
}

function shows(client: Client, title: string): Promise<void> {
  const live = client.live(planRows());
  return until(() => {
    const state = live.get();
    return state.status === 'ready' && state.value.milestones.some((item) => item.title === title);
  });
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 2_000) throw new Error('It did not come to that.');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
