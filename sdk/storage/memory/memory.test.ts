import { describe, expect, it } from 'vitest';

import type { Json } from '../../model/index.js';
import { versionOf } from '../../operations/index.js';
import type { Connection, Mutation } from '../adapter.js';
import { memory } from './index.js';

function mutation(number: number, op: string, args: Json): Mutation {
  return { number, op, args, opVersion: versionOf(op) ?? 1, changes: [], at: '2026-01-05T12:00:00Z' };
}

async function push(connection: Connection, clientId: string, ...mutations: Mutation[]) {
  return (await connection.push({ clientId, mutations })).outcomes;
}

describe('memory()', () => {
  it('makes whoever opens a fresh workspace its owner', async () => {
    const connection = await memory().open({ workspaceId: 'w', userId: 'ann' });
    const pulled = await connection.pull({ acknowledged: {} });
    expect(pulled).toMatchObject({ kind: 'snapshot', more: false, visibility: 'owner' });
    const refs = pulled.kind === 'reset' ? [] : pulled.changes.map((change) => change.ref);
    expect(refs).toEqual(['workspace/w', 'user/ann', 'member/ann']);
  });

  it('shows one client what another one has changed', async () => {
    const storage = memory();
    const [a, b] = await Promise.all([
      storage.open({ workspaceId: 'w', userId: 'ann' }), storage.open({ workspaceId: 'w', userId: 'ann' }),
    ]);
    const before = await b.pull({ acknowledged: {} });
    const poked = new Promise<void>((resolve) => b.watch?.(resolve, () => undefined));
    const outcomes = await push(
      a, 'one',
      mutation(1, 'plan.create', { id: 'p', title: 'Plan' }),
      mutation(2, 'milestone.create', { id: 'm', planId: 'p', kind: 'goal', title: 'Goal' }),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['applied', 'applied']);
    await poked;
    if (before.kind === 'reset') throw new Error('reset');
    const after = await b.pull({ cursor: before.cursor, acknowledged: { one: 0 } });
    expect(after).toMatchObject({ kind: 'changes', applied: { one: 2 } });
    expect(after.kind !== 'reset' && after.changes).toMatchObject([
      { kind: 'put', ref: 'plan/p' },
      { kind: 'put', ref: 'milestone/m', value: { title: 'Goal', status: 'planned' } },
    ]);
  });

  it('refuses somebody who is not a member', async () => {
    const storage = memory();
    await storage.open({ workspaceId: 'w', userId: 'ann' });
    await expect(storage.open({ workspaceId: 'w', userId: 'eve' })).rejects.toMatchObject({ code: 'denied' });
  });
});
