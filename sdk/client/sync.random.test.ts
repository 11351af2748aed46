import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { KitError, Kind } from '../model/index.js';
import type { Connection, StorageAdapter } from '../storage/adapter.js';
import { memory } from '../storage/memory/index.js';
import { makeChance } from '../testing/chance.js';
import { openClient, type Client, type Settled } from './index.js';

// What is compared between clients and with the storage.
const kinds: readonly Kind[] = ['plan', 'milestone', 'progress-report', 'member', 'user'];
const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

describe('clients over a connection that loses, delays, doubles and reorders answers', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-03-02T12:00:00Z') }));
  afterEach(() => void vi.useRealTimers());

  it.each(seeds)('end up the same, with one effect for each change that was stored (seed %i)', async (seed) => {
    const chance = makeChance(seed).next;
    const storage = memory({ makeId: idsFrom(chance) });
    const faults = { on: true };
    const clients: Client[] = [];
    const count = 2 + Math.floor(chance() * 3);
    for (let index = 0; index < count; index += 1) {
      clients.push(await openClient({
        storage: unreliable(storage, chance, faults), workspaceId: 'w', userId: 'ann', makeId: idsFrom(chance),
      }));
    }
    const ran: Run[] = [];
    const vanished = clients.map((client) => watchForVanishing(client, ran));
    void clients[0]?.run('plan.create', { id: 'p', title: 'Plan' });
    await vi.advanceTimersByTimeAsync(120_000);

    for (let step = 0; step < 60; step += 1) {
      const client = clients[Math.floor(chance() * clients.length)];
      if (!client) break;
      act(client, `t${step}`, chance, ran);
      await vi.advanceTimersByTimeAsync(chance() * (chance() < 0.2 ? 40_000 : 800));
    }

    faults.on = false;
    await vi.advanceTimersByTimeAsync(200_000);

    const truth = await rowsIn(await storage.open({ workspaceId: 'w', userId: 'ann' }));
    expect(vanished.flat()).toEqual([]);
    for (const client of clients) {
      expect(rowsOf(client)).toEqual(truth);
      expect(client.status.get()).toEqual({ unsent: 0, state: 'saved' });
    }
    const log = JSON.stringify(await logOf(clients[0]!));
    for (const { token, settled } of ran) {
      if (settled === undefined) throw new Error(`${token ?? 'A change'} was never settled`);
      if (token === undefined) continue;
      const effects = log.split(`"${token}"`).length - 1;
      const isStored = !(settled instanceof Error) && settled.kind !== 'rejected';
      expect(`${token}: ${effects}`).toBe(`${token}: ${isStored ? 1 : 0}`);
    }
    const refused = ran.filter(({ settled }) => settled && 'kind' in settled && settled.kind === 'rejected');
    expect(clients.flatMap((client) => client.refusals.get())).toHaveLength(refused.length);
    await Promise.all(clients.map((client) => client.close()));
  });
});

/** What a person made stays on their screen from the moment it is made, unless it is refused. */
function watchForVanishing(client: Client, ran: readonly Run[]): string[] {
  const vanished: string[] = [];
  const live = client.live({ key: 'ids', kinds: ['milestone'], read: (rows) => rows.all('milestone').map(({ id }) => id) });
  live.subscribe(() => {
    const state = live.get();
    const shown = new Set(state.status === 'ready' ? state.value : []);
    for (const { madeBy, token, settled } of ran) {
      const isGone = settled && (settled instanceof Error || settled.kind === 'rejected');
      if (madeBy === client && token !== undefined && !isGone && !shown.has(token)) vanished.push(token);
    }
  });
  return vanished;
}

interface Run {
  /** The client on which `token` is an item that was made. */
  readonly madeBy?: Client;
  /** In the log of the storage once for each time it took effect. */
  readonly token?: string;
  settled?: Settled | KitError;
}

/** Does something; what comes of it is noted in `ran`. */
function act(client: Client, token: string, chance: () => number, ran: Run[]): void {
  const items = itemsOf(client);
  const any = items[Math.floor(chance() * items.length)];
  const other = items[Math.floor(chance() * items.length)];
  const choice = chance();
  const note = (running: Promise<Settled>, run: Run): void => {
    ran.push(run);
    const settle = (settled: Settled | KitError): void => void (run.settled = settled);
    running.then(settle, settle);
  };
  if (any && choice < 0.2) note(client.run('milestone.change', { id: any.id, set: { title: `By ${token}` } }), {});
  else if (any && choice < 0.35) {
    note(client.run('milestone.move', { id: any.id, parentId: other?.id ?? null, afterId: null }), {});
  } else if (any && choice < 0.45) note(client.run('milestone.delete', { id: any.id }), {});
  if (!any || chance() < 0.5) {
    note(client.run('milestone.create', { id: token, planId: 'p', kind: 'task', title: token }), { token, madeBy: client });
  } else {
    note(client.run('progress.report', { id: token, milestoneId: any.id, progress: 0.5, on: '2026-03-01' }), { token });
  }
}

function unreliable(storage: StorageAdapter, chance: () => number, faults: { on: boolean }): StorageAdapter {
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const pause = (): number => (chance() < 0.15 ? 25_000 + chance() * 20_000 : chance() * 1_000);
  return {
    guarantees: { level: 4 },
    async open(scope) {
      const connection = await storage.open(scope);
      async function faulty<T>(call: () => Promise<T>): Promise<T> {
        if (!faults.on) return call();
        if (chance() < 0.15) throw new TypeError('The request was lost.');
        await wait(pause());
        if (chance() < 0.1) void call().catch(() => undefined);
        const answer = await call();
        await wait(pause());
        if (chance() < 0.15) throw new TypeError('The answer was lost.');
        return answer;
      }
      return {
        // A request that was sent cannot be taken back, whatever becomes of its signal.
        pull: ({ signal: _signal, ...request }) => {
          const limit = 1 + Math.floor(chance() * 40);
          return faulty(() => connection.pull({ ...request, limit }));
        },
        push: ({ signal: _signal, ...request }) => faulty(() => connection.push(request)),
        watch: (changed, state) => {
          state('down');
          return connection.watch!(() => {
            if (!faults.on || chance() < 0.6) changed();
          }, () => undefined);
        },
        history: (request) => connection.history!(request),
        close: () => connection.close(),
      };
    },
  };
}

function itemsOf(client: Client) {
  const state = client.live({
    key: 'items', kinds: ['milestone'], read: (rows) => rows.all('milestone').filter(({ deletedAt }) => !deletedAt),
  }).get();
  return state.status === 'ready' ? state.value : [];
}

function rowsOf(client: Client): unknown {
  const state = client.live({
    key: 'everything', kinds, read: (rows) => kinds.flatMap((kind) => [...rows.all(kind)]),
  }).get();
  if (state.status !== 'ready') throw new Error(state.status);
  return state.value.map(({ id, ...rest }) => [id, rest]).sort(byId);
}

async function rowsIn(connection: Connection): Promise<unknown> {
  const pulled = await connection.pull({ acknowledged: {} });
  if (pulled.kind === 'reset') throw new Error('reset');
  return pulled.changes.flatMap((change) => {
    const { id, ...rest } = 'value' in change ? change.value as { id: string } : { id: '' };
    return kinds.some((kind) => change.ref.startsWith(`${kind}/`)) ? [[id, rest] as const] : [];
  }).sort(byId);
}

function byId(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) + JSON.stringify(a[1]) < String(b[0]) + JSON.stringify(b[1]) ? -1 : 1;
}

async function logOf(client: Client): Promise<readonly unknown[]> {
  const { entries } = await client.activity(undefined, undefined, 500);
  return entries.map(({ changes }) => changes.filter(({ was }) => was === 'absent').map(({ ref }) => ref.split('/')[1]));
}

function idsFrom(chance: () => number): () => string {
  return () => `i${Math.floor(chance() * 1e15).toString(36)}`;
}
