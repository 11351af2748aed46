import { describe, expect, it } from 'vitest';

import { memory } from '../storage/memory/index.js';
import type { StorageAdapter } from '../storage/adapter.js';
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

function open(storage: StorageAdapter, userId = 'ann'): Promise<Client> {
  return openClient({ storage, workspaceId: 'w', userId });
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
