import { describe, expect, it } from 'vitest';

import type { Milestone } from '../model/index.js';
import { ConflictError } from '../operations/index.js';
import { memory } from '../storage/memory/index.js';
import { makeChance, type Chance } from '../testing/chance.js';
import { openClient, planRows, type Client } from './index.js';

describe('undo and redo', () => {
  it('take back a change and do it again, exactly', async () => {
    const client = await openWithPlan();
    const before = items(client);
    await client.run('milestone.schedule', { id: 'm', startsOn: '2026-03-02', dueOn: '2026-03-20' });
    const after = items(client);
    expect(client.history.get()).toEqual({ undo: { operation: 'milestone.schedule', title: 'Goal' } });
    expect(await client.undo()).toEqual({ kind: 'stored' });
    expect(items(client)).toEqual(before);
    expect(client.history.get().redo).toEqual({ operation: 'milestone.schedule', title: 'Goal' });
    expect(await client.redo()).toEqual({ kind: 'stored' });
    expect(items(client)).toEqual(after);
    await client.undo();
    expect(items(client)).toEqual(before);
    await client.close();
  });

  it.each<[string, (client: Client) => Promise<unknown>]>([
    ['what was made', (client) => client.run('milestone.create', { id: 'n', planId: 'p', kind: 'task', title: 'New' })],
    ['what was deleted', (client) => client.run('milestone.delete', { id: 'm' })],
    ['a move', (client) => client.run('milestone.move', { id: 'k', parentId: 'm', afterId: null })],
    ['a report', (client) => client.run('progress.report', { id: 'r', milestoneId: 'm', progress: 0.4, on: '2026-03-02' })],
  ])('work before the storage has answered: %s', async (_what, act) => {
    const client = await openWithPlan();
    const before = everything(client);
    void act(client);
    const after = everything(client);
    expect(after).not.toEqual(before);
    void client.undo();
    expect(everything(client)).toEqual(before);
    void client.redo();
    expect(everything(client)).toEqual(after);
    await client.undo();
    expect(everything(client)).toEqual(before);
    expect(client.refusals.get()).toEqual([]);
    await client.close();
  });

  it('take back all keystrokes of one word in one go', async () => {
    const client = await openWithPlan();
    for (const title of ['L', 'La', 'Lau']) {
      void client.run('milestone.change', { id: 'm', set: { title } }, { group: 'title of m' });
    }
    void client.run('milestone.change', { id: 'm', set: { weight: 2 } }, { group: 'weight of m' });
    await client.undo();
    expect(items(client)[0]).toMatchObject({ title: 'Lau' });
    await client.undo();
    expect(items(client)[0]).toMatchObject({ title: 'Goal' });
    await client.redo();
    expect(items(client)[0]).toMatchObject({ title: 'Lau' });
    await client.close();
  });

  it('do not overwrite what somebody else has changed since, but offer to', async () => {
    const storage = memory();
    const one = await openWithPlan(storage);
    const two = await openClient({ storage, workspaceId: 'w', userId: 'ann' });
    await one.run('milestone.change', { id: 'm', set: { title: 'One' } });
    await two.run('milestone.change', { id: 'm', set: { title: 'Two' } });
    await shows(one, 'Two');
    const refused = await one.undo().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConflictError);
    expect((refused as ConflictError).fields).toEqual(['milestone/m.title']);
    expect(items(one)[0]).toMatchObject({ title: 'Two' });
    expect(await one.undo('overwrite')).toEqual({ kind: 'stored' });
    expect(items(one)[0]).toMatchObject({ title: 'Goal' });
    await Promise.all([one.close(), two.close()]);
  });

  it('can leave out what somebody else has changed, and take back what was before', async () => {
    const storage = memory();
    const one = await openWithPlan(storage);
    const two = await openClient({ storage, workspaceId: 'w', userId: 'ann' });
    await one.run('milestone.change', { id: 'm', set: { weight: 5 } });
    await one.run('milestone.change', { id: 'm', set: { title: 'One' } });
    await two.run('milestone.change', { id: 'm', set: { title: 'Two' } });
    await shows(one, 'Two');
    await one.undo('skip');
    expect(items(one)[0]).toMatchObject({ title: 'Two' });
    expect(items(one)[0]).not.toHaveProperty('weight');
    await Promise.all([one.close(), two.close()]);
  });

  it('offer it again when the storage finds the conflict first', async () => {
    const storage = memory();
    const one = await openWithPlan(storage);
    const two = await openClient({ storage, workspaceId: 'w', userId: 'ann' });
    await one.run('milestone.change', { id: 'm', set: { title: 'One' } });
    await shows(two, 'One');
    const theirs = two.run('milestone.change', { id: 'm', set: { title: 'Two' } });
    const undoing = one.undo().catch((error: unknown) => error);
    await theirs;
    expect(await undoing).toMatchObject({ code: 'conflict' });
    expect(one.history.get()).toMatchObject({ undo: { operation: 'milestone.change' } });
    expect(one.history.get().redo).toBeUndefined();
    expect(one.refusals.get()).toEqual([]);
    await Promise.all([one.close(), two.close()]);
  });

  it.each([1, 2, 3, 4, 5, 6])('go through everything that was done, back and forth, step by step (seed %i)', async (seed) => {
    const client = await openWithPlan();
    const chance = makeChance(seed);
    const start = client.history.get().undo;
    const seen = [everything(client)];
    for (let step = 0; step < 30; step += 1) {
      const running = actAtRandom(client, chance, `n${step}`);
      if (chance.next() < 0.5) await running;
      // What changes nothing is no step.
      if (JSON.stringify(everything(client)) !== JSON.stringify(seen.at(-1))) seen.push(everything(client));
    }
    for (const before of seen.slice(0, -1).reverse()) {
      void client.undo();
      expect(sorted(everything(client))).toEqual(sorted(before));
    }
    expect(client.history.get().undo).toBe(start);
    for (const after of seen.slice(1)) {
      await client.redo();
      expect(sorted(everything(client))).toEqual(sorted(after));
    }
    expect(client.refusals.get()).toEqual([]);
    await client.close();
  });

  it('forget what could be redone when something new is done', async () => {
    const client = await openWithPlan();
    await client.run('milestone.change', { id: 'm', set: { weight: 1 } });
    await client.undo();
    await client.run('milestone.change', { id: 'm', set: { weight: 2 } });
    await expect(client.redo()).rejects.toMatchObject({ code: 'nothing-to-undo' });
    await client.close();
  });

  it('leave alone what is not work on a plan', async () => {
    const client = await openWithPlan();
    const before = client.history.get();
    await client.run('notification-preference.set', { id: 'n', reason: 'mention', channels: ['page'] });
    expect(client.history.get()).toBe(before);
    await client.close();
  });
});

async function openWithPlan(storage = memory()): Promise<Client> {
  const client = await openClient({ storage, workspaceId: 'w', userId: 'ann' });
  await client.run('plan.create', { id: 'p', title: 'Plan' });
  await client.run('milestone.create', { id: 'm', planId: 'p', kind: 'goal', title: 'Goal' });
  await client.run('milestone.create', { id: 'k', planId: 'p', kind: 'task', title: 'Task' });
  return client;
}

function actAtRandom(client: Client, chance: Chance, id: string): Promise<unknown> {
  const some = items(client);
  const one = some[chance.whole(0, some.length - 1)];
  const another = some[chance.whole(0, some.length - 1)];
  const running = ((): Promise<unknown> => {
    if (!one || !another) return client.run('milestone.create', { id, planId: 'p', kind: 'task', title: id });
    switch (chance.whole(0, 5)) {
      case 0: return client.run('milestone.create', { id, planId: 'p', kind: 'task', title: id, parentId: one.id });
      case 1: return client.run('milestone.move', { id: one.id, parentId: another.id, afterId: null });
      case 2: return client.run('milestone.schedule', { id: one.id, dueOn: '2026-05-01' });
      case 3: return client.run('dependency.create', { id, planId: 'p', fromId: one.id, toId: another.id, type: 'FS', lagInDays: 0 });
      case 4: return client.run('milestone.delete', { id: one.id });
      default: return client.run('milestone.change', { id: one.id, set: { title: id, status: 'done' } });
    }
  })();
  // Moving an item below itself and the like is refused: nothing has happened then.
  return running.catch(() => undefined);
}

/** Without the order of lists, which means nothing. */
function sorted(rows: object): object {
  return Object.fromEntries(Object.entries(rows).map(([name, list]) => [
    name, Array.isArray(list) ? [...list].sort((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)) : list,
  ]));
}

function everything(client: Client) {
  const state = client.live(planRows()).get();
  if (state.status !== 'ready') throw new Error(state.status);
  return state.value;
}

function items(client: Client): readonly Milestone[] {
  return everything(client).milestones;
}

async function shows(client: Client, title: string): Promise<void> {
  const live = client.live(planRows());
  while (true) {
    const state = live.get();
    if (state.status === 'ready' && state.value.milestones[0]?.title === title) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
