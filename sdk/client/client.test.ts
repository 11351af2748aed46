import { describe, expect, it } from 'vitest';

import { StorageError } from '../model/index.js';
import type { Connection, PushRequest, StorageAdapter } from '../storage/adapter.js';
import { memory } from '../storage/memory/index.js';
import { openClient, planRows, type Client, type Live } from './index.js';

describe('a client', () => {
  it('has nothing but an empty workspace to show at first', async () => {
    const client = await open(memory());
    const live = client.live(planRows());
    expect(live.get()).toEqual({ status: 'pending' });
    await until(live, ({ status }) => status === 'ready');
    expect(live.get()).toMatchObject({ value: { milestones: [], users: [{ id: 'ann' }] } });
    await client.close();
  });

  it('shows a change before run has returned to its caller', async () => {
    const client = await openWithPlan(memory());
    const running = client.run('milestone.change', { id: 'm', set: { title: 'New' } });
    expect(titles(client)).toEqual(['New']);
    expect(client.status.get()).toEqual({ unsent: 1, state: 'saving' });
    expect(await running).toEqual({ kind: 'stored' });
    expect(client.status.get()).toEqual({ unsent: 0, state: 'saved' });
    await client.close();
  });

  it('keeps the record that was shown when the storage confirms it', async () => {
    const client = await openWithPlan(memory());
    const live = client.live(planRows());
    const running = client.run('milestone.change', { id: 'm', set: { title: 'New' } });
    const shown = live.get();
    await running;
    // The pull that confirms it follows the answer of the push.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(live.get()).toBe(shown);
    await client.close();
  });

  it('shows nothing of what cannot be done, and says why', async () => {
    const client = await openWithPlan(memory());
    const before = client.live(planRows()).get();
    await expect(client.run('milestone.change', { id: 'm', set: { title: '' } })).rejects.toMatchObject({ code: 'invalid' });
    await expect(client.run('milestone.change', { id: 'x', set: { title: 'X' } })).rejects.toMatchObject({ code: 'gone' });
    expect(client.live(planRows()).get()).toBe(before);
    await client.close();
  });

  it('sees what another client of the same storage does', async () => {
    const storage = memory();
    const [one, two] = [await openWithPlan(storage), await open(storage)];
    const live = two.live(planRows());
    await until(live, ({ status }) => status === 'ready');
    await one.run('milestone.change', { id: 'm', set: { title: 'From one' } });
    await until(live, () => titles(two)[0] === 'From one');
    await Promise.all([one.close(), two.close()]);
  });

  it('takes back what the storage refuses, and keeps what was typed until it is dropped', async () => {
    const storage = memory();
    const [one, two] = [await openWithPlan(storage), await open(storage)];
    await until(two.live(planRows()), () => titles(two).length === 1);
    const deleting = one.run('milestone.delete', { id: 'm' });
    const settled = await two.run('milestone.change', { id: 'm', set: { title: 'Too late' } });
    await deleting;
    expect(settled).toMatchObject({ kind: 'rejected', refusal: { code: 'gone', operation: 'milestone.change' } });
    const [refusal] = two.refusals.get();
    expect(refusal).toMatchObject({ args: { id: 'm', set: { title: 'Too late' } } });
    await until(two.live(planRows()), () => titles(two).length === 0);
    await expect(two.retry(refusal!.id)).rejects.toMatchObject({ code: 'gone' });
    expect(two.refusals.get()).toHaveLength(1);
    await one.run('milestone.restore', { id: 'm' });
    await until(two.live(planRows()), () => titles(two).length === 1);
    expect(await two.retry(refusal!.id)).toEqual({ kind: 'stored' });
    expect(titles(two)).toEqual(['Too late']);
    expect(two.refusals.get()).toEqual([]);
    await Promise.all([one.close(), two.close()]);
  });

  it('says which fields somebody else had changed meanwhile', async () => {
    const storage = memory();
    const [one, two] = [await openWithPlan(storage), await open(storage)];
    await until(two.live(planRows()), () => titles(two).length === 1);
    const first = one.run('milestone.change', { id: 'm', set: { title: 'One' } });
    const second = two.run('milestone.change', { id: 'm', set: { title: 'Two' } });
    expect(await first).toEqual({ kind: 'stored' });
    expect(await second).toEqual({ kind: 'merged', fields: ['title'] });
    await Promise.all([one.close(), two.close()]);
  });

  it('does not take its own earlier changes for those of somebody else', async () => {
    const client = await openWithPlan(memory());
    const typed = ['a', 'ab', 'abc'].map((title) => client.run('milestone.change', { id: 'm', set: { title } }));
    expect(await Promise.all(typed)).toEqual([{ kind: 'stored' }, { kind: 'stored' }, { kind: 'stored' }]);
    await client.close();
  });

  it('offers only what the role allows, and what can be done', async () => {
    const client = await openWithPlan(memory());
    expect(client.may('milestone.delete')).toBe(true);
    expect(client.may('milestone.delete', { id: 'm' })).toBe(true);
    expect(client.may('milestone.delete', { id: 'x' })).toBe(false);
    expect(client.may('no.such')).toBe(false);
    await client.close();
    expect(client.may('milestone.delete')).toBe(false);
  });

  it('says since when the storage cannot be reached, and when everything is saved again', async () => {
    const trouble: { error?: Error } = {};
    const client = await openWithPlan(behind(memory(), (push) => {
      if (trouble.error) throw trouble.error;
      return push();
    }));
    trouble.error = new TypeError('Failed to fetch');
    const running = client.run('milestone.change', { id: 'm', set: { title: 'Later' } });
    await until(client.status, ({ state }) => state === 'offline');
    const { unsent, since, error } = client.status.get();
    expect([unsent, since, error?.code]).toEqual([1, '2026-03-02T12:00:00Z', 'unavailable']);
    expect(titles(client)).toEqual(['Later']);
    delete trouble.error;
    expect(await running).toEqual({ kind: 'stored' });
    expect(client.status.get()).toEqual({ unsent: 0, state: 'saved' });
    await client.close();
  });

  it('keeps and shows what a full disk does not take, says so, and stores it when there is room', async () => {
    const trouble: { error?: Error } = {};
    const client = await openWithPlan(behind(memory(), (push) => {
      if (trouble.error) throw trouble.error;
      return push();
    }));
    trouble.error = new StorageError('quota', 'There is no room.');
    const running = client.run('milestone.change', { id: 'm', set: { title: 'Kept' } });
    await until(client.status, ({ state }) => state === 'failed');
    expect(client.status.get()).toMatchObject({ unsent: 1, error: { code: 'quota' } });
    expect(titles(client)).toEqual(['Kept']);
    delete trouble.error;
    expect(await running).toEqual({ kind: 'stored' });
    await client.close();
  });

  it('brings in a document that holds what cannot be stored, and goes on', async () => {
    const client = await openWithPlan(memory());
    const title = '<img src=x onerror=alert(1)>\0\u202E half \uD800';
    const unit = { id: 'u', kind: 'task', title, description: title, status: 'planned' } as const;
    const document = { title, milestones: [unit], kpis: [{ id: 'k', name: title, targets: [] }], risks: [{ title }] };
    expect(await client.run('plan.import', { planId: 'q', batchId: 'b', source: 'x.md', format: 'markdown', document }))
      .toEqual({ kind: 'stored' });
    const imported = client.live(planRows('q')).get();
    expect(imported.status === 'ready' && imported.value.milestones[0]?.title).toBe('<img src=x onerror=alert(1)> half \uFFFD');
    expect(await client.run('milestone.change', { id: 'm', set: { title: 'On' } })).toEqual({ kind: 'stored' });
    await client.close();
  });

  it('sends again what is held, when it is told to', async () => {
    let held = 0;
    const client = await open(behind(memory(), async (push, { mutations }) => {
      held += 1;
      if (held > 2) return push();
      const outcomes = mutations.map(({ number }) => ({ number, kind: 'held', why: 'rate', retryAfterMs: 30 }) as const);
      return { outcomes, applied: 0 };
    }));
    const before = performance.now();
    expect(await client.run('plan.create', { id: 'p', title: 'Plan' })).toEqual({ kind: 'stored' });
    expect(performance.now() - before).toBeGreaterThan(55);
    expect(client.status.get().state).toBe('saved');
    await client.close();
  });

  it('forgets what it may not see any more when its role changes', async () => {
    const storage = memory();
    const owner = await openWithPlan(storage);
    await owner.run('user.create', { id: 'bob', name: 'Bob' });
    await owner.run('member.add', { id: 'b', userId: 'bob', role: 'admin' });
    await owner.run('invitation.create', { id: 'i', email: 'eve@example.org', role: 'viewer', expiresOn: '2027-01-01' });
    const bob = await open(storage, 'bob');
    const invitations = bob.live({ key: 'i', kinds: ['invitation'], read: (rows) => rows.all('invitation').length });
    await until(invitations, () => 'value' in invitations.get() && bob.may('invitation.create'));
    expect(invitations.get()).toEqual({ status: 'ready', value: 1 });
    await owner.run('member.change', { id: 'b', set: { role: 'viewer' } });
    await until(invitations, (state) => state.status === 'ready' && state.value === 0);
    expect([bob.may('invitation.create'), titles(bob)]).toEqual([false, ['Goal']]);
    await Promise.all([owner.close(), bob.close()]);
  });

  it('says why there is nothing to show when the storage refuses', async () => {
    const storage = memory();
    const client = await openWithPlan(storage);
    const failing: StorageAdapter = {
      guarantees: { level: 4 },
      open: async (scope) => ({
        ...await storage.open(scope),
        pull: () => Promise.reject(new StorageError('newer-schema', 'Update this program.')),
        push: () => Promise.reject(new StorageError('newer-schema', 'Update this program.')),
        close: async () => undefined,
      }),
    };
    const other = await open(failing);
    const live = other.live(planRows());
    await until(live, ({ status }) => status === 'failed');
    expect(live.get()).toMatchObject({ status: 'failed', error: { code: 'newer-schema' } });
    await Promise.all([client.close(), other.close()]);
  });

  it('looks back on what happened, newest first', async () => {
    const client = await openWithPlan(memory());
    await client.run('milestone.change', { id: 'm', set: { title: 'New' } });
    const { entries, more } = await client.activity('milestone/m', undefined, 1);
    expect(more).toBe(true);
    expect(entries).toMatchObject([{ operation: 'milestone.change', changes: [{ before: { title: 'Goal' } }] }]);
    const earlier = await client.activity('milestone/m', entries[0]?.cursor);
    expect(earlier.entries.map(({ operation }) => operation)).toEqual(['milestone.create']);
    await client.close();
  });

  it('hands over what waits before it closes, and refuses what comes after', async () => {
    const storage = memory();
    const client = await openWithPlan(storage);
    void client.run('milestone.change', { id: 'm', set: { title: 'Last' } });
    await client.close();
    await expect(client.run('milestone.change', { id: 'm', set: { title: 'X' } })).rejects.toMatchObject({ code: 'closed' });
    const next = await open(storage);
    await until(next.live(planRows()), () => titles(next)[0] === 'Last');
    await next.close();
  });
});

/** The same storage, with something before each push. */
function behind(
  storage: StorageAdapter,
  gate: (push: () => ReturnType<Connection['push']>, request: PushRequest) => ReturnType<Connection['push']>,
): StorageAdapter {
  return {
    guarantees: storage.guarantees,
    async open(scope) {
      const connection = await storage.open(scope);
      return {
        pull: (request) => connection.pull(request),
        push: async (request) => gate(() => connection.push(request), request),
        close: () => connection.close(),
      };
    },
  };
}

function open(storage: StorageAdapter, userId = 'ann'): Promise<Client> {
  return openClient({ storage, workspaceId: 'w', userId, now: () => '2026-03-02T12:00:00Z' });
}

async function openWithPlan(storage: StorageAdapter): Promise<Client> {
  const client = await open(storage);
  await client.run('plan.create', { id: 'p', title: 'Plan' });
  await client.run('milestone.create', { id: 'm', planId: 'p', kind: 'goal', title: 'Goal' });
  return client;
}

function titles(client: Client): string[] {
  const state = client.live(planRows()).get();
  return state.status === 'ready' ? state.value.milestones.map(({ title }) => title) : [];
}

function until<T>(live: Live<T>, isSo: (value: T) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('It did not come to that.')), 2_000);
    const look = (): void => {
      if (!isSo(live.get())) return;
      clearTimeout(timer);
      end();
      resolve();
    };
    const end = live.subscribe(look);
    look();
  });
}
