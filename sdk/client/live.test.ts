import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { describe, expect, it } from 'vitest';

import type { Milestone } from '../model/index.js';
import { Source } from './live.js';
import { LiveQueries } from './live-queries.js';
import { planRows, type Query } from './queries.js';
import { RowTable } from './rows.js';

const titles: Query<readonly string[]> = {
  key: 'titles',
  kinds: ['milestone'],
  read: (rows) => rows.all('milestone').map(({ title }) => title),
};

describe('a source', () => {
  it('tells once for many changes, after the one who changed it is done', async () => {
    const source = new Source(0);
    let told = 0;
    source.subscribe(() => told++);
    source.set(1);
    source.set(2);
    expect([source.get(), told]).toEqual([2, 0]);
    await Promise.resolve();
    expect(told).toBe(1);
  });

  it('ends a subscription once, however often it is told to, and leaves a second one of the same function', async () => {
    const source = new Source(0);
    let told = 0;
    const changed = () => told++;
    const end = source.subscribe(changed);
    source.subscribe(changed);
    end();
    end();
    source.set(1);
    await Promise.resolve();
    expect(told).toBe(1);
  });
});

describe('a live query', () => {
  it('is pending until the rows are there', () => {
    const { queries } = setUp([]);
    queries.phase = { status: 'pending' };
    expect(queries.live(titles).get()).toEqual({ status: 'pending' });
  });

  it('is one object for one key, and gives the same reference until what it reads has changed', () => {
    const { rows, queries } = setUp([item('a')]);
    const live = queries.live(titles);
    expect(queries.live({ ...titles })).toBe(live);
    const before = live.get();
    expect(live.get()).toBe(before);
    queries.changed(rows.cover([{ ref: 'team/t', after: { id: 't', name: 'T', memberIds: [] } }]));
    expect(live.get()).toBe(before);
    queries.changed(rows.cover([{ ref: 'milestone/a', after: item('a', 'New') }]));
    expect(live.get()).toEqual({ status: 'ready', value: ['New'] });
  });

  it('works without its object, as useSyncExternalStore calls it', async () => {
    const { rows, queries } = setUp([item('a')]);
    const { get, subscribe } = queries.live(titles);
    let told = 0;
    const end = subscribe(() => told++);
    queries.changed(rows.cover([{ ref: 'milestone/a', after: item('a', 'New') }]));
    expect(get()).toEqual({ status: 'ready', value: ['New'] });
    await Promise.resolve();
    end();
    queries.changed(rows.cover([{ ref: 'milestone/a', after: item('a', 'Newer') }]));
    await Promise.resolve();
    expect(told).toBe(1);
  });

  it('does not tell of a change that is none of its business', async () => {
    const { rows, queries } = setUp([item('a'), item('b', 'Other', 'p2')]);
    const live = queries.live(planRows('p1'));
    const before = live.get();
    let told = 0;
    live.subscribe(() => told++);
    queries.changed(rows.cover([{ ref: 'milestone/b', after: item('b', 'New', 'p2') }]));
    await Promise.resolve();
    expect(live.get()).toBe(before);
    expect(told).toBe(0);
  });

  it('keeps the lists of a plan in which nothing has changed', () => {
    const { rows, queries } = setUp([item('a')]);
    const live = queries.live(planRows('p1'));
    const before = live.get();
    queries.changed(rows.cover([{ ref: 'user/u', after: { id: 'u', name: 'Ada' } }]));
    const after = live.get();
    if (before.status !== 'ready' || after.status !== 'ready') throw new Error('not ready');
    expect(after.value.users).toHaveLength(1);
    expect(after.value.milestones).toBe(before.value.milestones);
  });

  it('is forgotten when nobody holds it, and kept while somebody follows it', async () => {
    const { rows, queries } = setUp([item('a')]);
    let told = 0;
    const end = queries.live({ ...titles, key: 'followed' }).subscribe(() => told++);
    const forgotten = new WeakRef(queries.live({ ...titles, key: 'dropped' }));
    await collectGarbage();
    expect(forgotten.deref()).toBeUndefined();
    queries.changed(rows.cover([{ ref: 'milestone/a', after: item('a', 'New') }]));
    await Promise.resolve();
    expect(told).toBe(1);
    end();
  });

  it('says what is wrong when it cannot be read, and goes on when it can be', () => {
    const { rows, queries } = setUp([item('a', '')]);
    const live = queries.live({
      key: 'strict',
      kinds: ['milestone'],
      read: (view) => {
        if (view.all('milestone')[0]?.title === '') throw new TypeError('no title');
        return 1;
      },
    });
    expect(live.get()).toMatchObject({ status: 'failed', error: { code: 'query' } });
    queries.changed(rows.cover([{ ref: 'milestone/a', after: item('a') }]));
    expect(live.get()).toEqual({ status: 'ready', value: 1 });
  });
});

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  // What a WeakRef was asked for stays until the end of the task.
  await new Promise((resolve) => setTimeout(resolve));
  runInNewContext('gc')();
}

function setUp(items: readonly Milestone[]): { rows: RowTable; queries: LiveQueries } {
  const rows = new RowTable();
  const plans = ['p1', 'p2'].map((id) => ({ kind: 'put', ref: `plan/${id}`, version: 1, value: { id, title: id } }) as const);
  rows.rebase([...plans, ...items.map((value) => put(value))], true, () => undefined);
  const queries = new LiveQueries(rows);
  queries.phase = { status: 'ready' };
  return { rows, queries };
}

function put(value: Milestone) {
  return { kind: 'put', ref: `milestone/${value.id}`, version: 1, value: { ...value } as never } as const;
}

function item(id: string, title = id, planId = 'p1'): Milestone {
  return { id, planId, kind: 'task', rank: 'a0', title, status: 'planned' };
}
