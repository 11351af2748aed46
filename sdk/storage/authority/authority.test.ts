import { describe, expect, it } from 'vitest';

import type { Day, Instant } from '../../model/index.js';
import { loadAllOperations } from '../../operations/index.js';
import { TestPage } from '../../testing/conformance/page.js';
import type { Mutation, Outcome } from '../adapter.js';
import { memory } from '../memory/index.js';
import { MapStore } from '../memory/map-store.js';
import { LocalSignal } from '../signal.js';
import { Authority, type AuthorityOptions } from './index.js';

await loadAllOperations();

class TestClock {
  at: Instant = '2026-03-31T12:00:00Z';
  day: Day = '2026-03-31';
  now = () => this.at;
  today = () => this.day;
}

let ids = 0;
function make(rest: Partial<AuthorityOptions> = {}): Authority {
  return new Authority({
    store: new MapStore(), signal: new LocalSignal(), clock: new TestClock(), makeId: () => `id${++ids}`, ...rest,
  });
}

function kinds(outcomes: readonly Outcome[]): string[] {
  return outcomes.map((outcome) => outcome.kind === 'rejected' ? outcome.code : outcome.kind);
}

const create = (page: TestPage, id: string, rest: Partial<Mutation> = {}) =>
  page.mutation('milestone.create', { id, planId: 'p', kind: 'task', title: id }, rest);

describe('opening', () => {
  it('founds a workspace only where that is allowed', async () => {
    const store = new MapStore();
    const strict = make({ store, mayFound: ({ userId }) => userId === 'founder' });
    const denied = { code: 'denied' };
    await expect(strict.open({ workspaceId: 'w', userId: 'ann' })).rejects.toMatchObject(denied);
    await strict.open({ workspaceId: 'w', userId: 'founder' });
    await expect(strict.open({ workspaceId: 'w', userId: 'ann' })).rejects.toMatchObject(denied);
  });

  it('says the same for a workspace of others and one that is not there', async () => {
    const strict = make({ mayFound: ({ userId }) => userId === 'ann' });
    await strict.open({ workspaceId: 'theirs', userId: 'ann' });
    const messages = await Promise.all(['theirs', 'nowhere'].map((workspaceId) =>
      strict.open({ workspaceId, userId: 'eve' }).catch((error: Error) => error.message)));
    expect(messages[0]).toBe(messages[1]);
  });

  it.each(['', '../w', 'a/b', 'x'.repeat(65)])('refuses "%s" as a workspace', async (workspaceId) => {
    await expect(make().open({ workspaceId, userId: 'ann' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('founds once when two open at once', async () => {
    const authority = make();
    const pages = await Promise.all([1, 2].map(() => TestPage.open(authority, 'w', 'ann')));
    expect(pages.map(({ refs }) => refs)).toEqual([1, 2].map(() => ['member/ann', 'user/ann', 'workspace/w']));
  });

  it('refuses a workspace of a newer version, reading and writing', async () => {
    const store = new MapStore();
    const page = await TestPage.open(make({ store }), 'w', 'ann');
    await store.transaction('write', async (rows) => {
      const meta = await rows.get('w/meta') as object;
      rows.put('w/meta', { ...meta, schema: 99 });
    });
    const newer = { code: 'newer-schema' };
    await expect(make({ store }).open({ workspaceId: 'w', userId: 'ann' })).rejects.toMatchObject(newer);
    await expect(page.pull()).rejects.toMatchObject(newer);
    await expect(page.push(page.mutation('plan.create', { id: 'p', title: 'P' }))).rejects.toMatchObject(newer);
  });
});

describe('several authorities over one store', () => {
  it('see each other’s changes without reading everything again', async () => {
    const store = new MapStore();
    const pages = await Promise.all([1, 2, 3].map(() => TestPage.open(make({ store }), 'w', 'ann')));
    await pages[0]!.makePlan({ a: 'A' });
    for (let round = 0; round < 5; round++) {
      for (const page of pages) {
        await page.pull();
        await page.do('milestone.change', { id: 'a', set: { title: `Round ${round} of ${page.clientId}` } });
      }
    }
    for (const page of pages) await page.pull();
    expect(pages[1]!.state).toEqual(pages[0]!.state);
    expect(pages[2]!.state).toEqual(pages[0]!.state);
  });
});

describe('time', () => {
  it('shows the moment of the page, but none that is later than the receipt', async () => {
    const page = await TestPage.open(make(), 'w', 'ann');
    await page.makePlan();
    await page.push(create(page, 'a'), create(page, 'b', { at: '2036-01-01T00:00:00Z' }));
    await page.pull();
    expect(page.get('milestone', 'a')?.createdAt).toBe('2026-01-05T12:00:00Z');
    expect(page.get('milestone', 'b')?.createdAt).toBe('2026-03-31T12:00:00Z');
  });

  it.each<[string, Day | undefined, Day]>([
    ['the day of the person', '2026-03-20', '2026-03-20'],
    ['tomorrow, which it is already elsewhere', '2026-04-01', '2026-04-01'],
    ['its own day instead of one that it is nowhere', '2036-01-01', '2026-03-31'],
    ['its own day when the page names none', undefined, '2026-03-31'],
  ])('takes %s', async (_what, today, expected) => {
    const page = await TestPage.open(make(), 'w', 'ann');
    await page.makePlan({ a: 'A' });
    const { today: _today, ...mutation } = page.mutation('milestone.change', { id: 'a', set: { status: 'done' } });
    await page.push({ ...mutation, ...(today && { today }) });
    await page.pull();
    expect(page.get('milestone', 'a')?.finishedOn).toBe(expected);
  });
});

describe('a push', () => {
  it('is refused whole when it is malformed, and nothing of it is consumed', async () => {
    const page = await TestPage.open(make(), 'w', 'ann');
    await page.makePlan();
    const good = create(page, 'a');
    for (const bad of [
      { ...good, number: good.number + 1, at: 'yesterday' }, { ...good, number: good.number }, { ...good, number: NaN },
    ]) {
      await expect(page.push(good, bad as Mutation)).rejects.toMatchObject({ code: 'invalid' });
    }
    const many = Array.from({ length: 1_001 }, (_, index) => ({ ...good, number: good.number + index }));
    await expect(page.push(...many)).rejects.toMatchObject({ code: 'invalid' });
    expect(kinds(await page.push(good))).toEqual(['applied']);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined], ['what is no JSON', { id: 'x', planId: 'p', kind: 'task', title: 'X', weight: NaN }],
    ['more than a field can hold', { id: 'a', fieldId: 'f', value: Array.from({ length: 30 }).reduce((inner) => [inner], 1) }],
  ])('goes on behind a mutation whose arguments are %s', async (_what, args) => {
    const page = await TestPage.open(make(), 'w', 'ann');
    await page.makePlan();
    const bad = { ...create(page, 'a'), args } as unknown as Mutation;
    const good = { ...create(page, 'b'), number: bad.number + 1 };
    expect(kinds(await page.push(bad, good))).toEqual(['invalid', 'applied']);
  });

  it('under the name of somebody else’s client is refused', async () => {
    const authority = memory();
    const owner = await TestPage.open(authority, 'w', 'ann');
    await owner.makePlan();
    await owner.do('user.create', { id: 'bob', name: 'Bob' });
    await owner.do('member.add', { id: 'bob', userId: 'bob', role: 'member' });
    const bob = await authority.open({ workspaceId: 'w', userId: 'bob' });
    const mutation = create(owner, 'a');
    await expect(bob.push({ clientId: owner.clientId, mutations: [mutation] }))
      .rejects.toMatchObject({ code: 'foreign-client' });
    await expect(bob.pull({ acknowledged: { [owner.clientId]: 0 } })).rejects.toMatchObject({ code: 'foreign-client' });
    expect(kinds(await owner.push(mutation))).toEqual(['applied']);
  });

  it('holds what follows a failed group, because it was built on it', async () => {
    const page = await TestPage.open(make(), 'w', 'ann');
    await page.makePlan({ a: 'A' });
    const outcomes = await page.push(
      create(page, 'x', { group: 'g' }), { ...create(page, 'y', { group: 'g' }), args: {} }, create(page, 'z'),
    );
    expect(kinds(outcomes)).toEqual(['invalid', 'invalid', 'held']);
    expect(outcomes[2]).toMatchObject({ why: 'after-failed-group' });
  });

  it('refuses the rest of a failed group that comes in a later push', async () => {
    const page = await TestPage.open(make(), 'w', 'ann');
    await page.makePlan();
    const bad = { ...create(page, 'x', { group: 'g' }), args: {} };
    const rest = create(page, 'y', { group: 'g' });
    const after = create(page, 'z');
    expect(kinds(await page.push(bad))).toEqual(['invalid']);
    expect(kinds(await page.push(rest, after))).toEqual(['conflict', 'applied']);
    await page.pull();
    expect(page.all('milestone').map(({ id }) => id)).toEqual(['z']);
  });

  it('answers what it knows and takes what is new, when a push comes again with more', async () => {
    const page = await TestPage.open(make(), 'w', 'ann');
    await page.makePlan();
    const [a, b] = [create(page, 'a', { group: 'g' }), create(page, 'b', { group: 'g' })];
    await page.push(a);
    expect(kinds(await page.push(a, b))).toEqual(['duplicate', 'applied']);
  });

  it('keeps a mutation that failed on the way for another try, without a trace', async () => {
    const store = new MapStore();
    let isFull = false;
    const page = await TestPage.open(make({
      store: {
        transaction: (mode, work) => store.transaction(mode, async (rows) => {
          const result = await work(rows);
          if (isFull && mode === 'write') throw new Error('The disk is full.');
          return result;
        }),
        close: () => store.close(),
      },
    }), 'w', 'ann');
    await page.makePlan();
    const mutation = create(page, 'a');
    isFull = true;
    await expect(page.push(mutation)).rejects.toThrow('The disk is full.');
    isFull = false;
    await page.pull();
    expect(page.all('milestone')).toEqual([]);
    expect(kinds(await page.push(mutation))).toEqual(['applied']);
    await page.pull();
    expect(page.all('milestone')).toHaveLength(1);
  });

  it('is refused after the person was sent away, and so is a pull', async () => {
    const authority = memory();
    const owner = await TestPage.open(authority, 'w', 'ann');
    await owner.makePlan({ a: 'A' });
    await owner.do('user.create', { id: 'bob', name: 'Bob' });
    await owner.do('member.add', { id: 'bob', userId: 'bob', role: 'member' });
    const bob = await TestPage.open(authority, 'w', 'bob', 'member');
    await owner.do('member.remove', { id: 'bob' });
    expect(kinds(await bob.push(create(bob, 'b')))).toEqual(['forbidden']);
    await expect(bob.pull()).rejects.toMatchObject({ code: 'denied' });
  });

  it('lets a guest not overwrite what they do not see', async () => {
    const authority = memory();
    const owner = await TestPage.open(authority, 'w', 'ann');
    await owner.makePlan({ root: 'Root', other: 'Other' });
    await owner.do('comment.create', { id: 'c', about: 'milestone/other', body: 'Not for guests' });
    await owner.do('user.create', { id: 'gus', name: 'Gus' });
    await owner.do('member.add', { id: 'gus', userId: 'gus', role: 'guest', rootIds: ['root'] });
    const guest = await TestPage.open(authority, 'w', 'gus', 'guest');
    const comment = guest.mutation('comment.create', { id: 'c', about: 'milestone/root', body: 'Over it' });
    expect(kinds(await guest.push(comment))).toEqual(['invalid']);
    await owner.pull();
    expect(owner.get('comment', 'c')?.body).toBe('Not for guests');
  });

  it('is not stopped by references that somebody made up', async () => {
    const page = await TestPage.open(make(), 'w', 'ann');
    await page.makePlan();
    const strange = { 'unicorn/1': { horn: 1 }, '': { x: 1 }, 'milestone/': {} };
    const outcomes = await page.push(
      create(page, 'a', { base: strange, changes: [{ ref: 'unicorn/1' as never, value: null }] }),
      { ...create(page, 'b', { base: strange }), args: {} },
    );
    expect(kinds(outcomes)).toEqual(['applied', 'invalid']);
  });

  it('shows how things are to whoever conflicts', async () => {
    const authority = memory();
    const first = await TestPage.open(authority, 'w', 'ann');
    await first.makePlan({ a: 'A' });
    const second = await TestPage.open(authority, 'w', 'ann');
    await first.do('milestone.schedule', { id: 'a', startsOn: '2026-02-05' });
    const outcome = await second.send('milestone.schedule', { id: 'a', dueOn: '2026-02-01' });
    // Neither page saw a start after the end: that is nobody's mistake.
    expect(outcome).toMatchObject({
      kind: 'rejected', code: 'conflict', current: [{ ref: 'milestone/a', value: { startsOn: '2026-02-05' } }],
    });
  });

  it('compares and sets roles: of two who change one, the second is told', async () => {
    const authority = memory();
    const first = await TestPage.open(authority, 'w', 'ann');
    await first.do('user.create', { id: 'bob', name: 'Bob' });
    await first.do('member.add', { id: 'bob', userId: 'bob', role: 'member' });
    const second = await TestPage.open(authority, 'w', 'ann');
    await first.do('member.change', { id: 'bob', set: { role: 'viewer' } });
    expect(kinds([await second.send('member.change', { id: 'bob', set: { role: 'admin' } })])).toEqual(['conflict']);
  });
});

describe('a pull', () => {
  it.each([0, -1, 1.5, NaN, Infinity, 2 ** 53])('refuses %s as a limit', async (limit) => {
    const connection = await make().open({ workspaceId: 'w', userId: 'ann' });
    await expect(connection.pull({ acknowledged: {}, limit })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('answers a cursor from the future, after a restore, with reset', async () => {
    const page = await TestPage.open(make(), 'w', 'ann');
    await page.makePlan();
    page.cursor = page.cursor!.replace(/~(\d+)~/, (_match, seq: string) => `~${Number(seq) + 5}~`);
    expect(await page.pullOnce()).toEqual({ kind: 'reset', reason: 'restored' });
  });

  it('tells each field when it changed last', async () => {
    const page = await TestPage.open(make(), 'w', 'ann');
    await page.makePlan({ a: 'A' });
    const created = page.versionOf('milestone/a');
    await page.do('milestone.change', { id: 'a', set: { priority: 'high' } });
    await page.do('milestone.change', { id: 'a', set: { title: 'B' } });
    page.cursor = undefined;
    const pulled = await page.pullOnce();
    const row = pulled.kind === 'reset' ? undefined : pulled.changes.find(({ ref }) => ref === 'milestone/a');
    expect(row).toMatchObject({
      version: created + 2, fieldVersions: { title: created + 2, priority: created + 1, status: created },
    });
  });

  it('forgets outcomes that were taken in, and still knows the mutation', async () => {
    const page = await TestPage.open(make(), 'w', 'ann');
    await page.makePlan();
    const first = create(page, 'a');
    await page.push(first);
    for (let count = 0; count < 60; count++) await page.push(create(page, `m${count}`));
    await page.pull();
    expect(await page.push(first)).toEqual([{ number: first.number, kind: 'duplicate', first: null }]);
  });

  it('hides from all but admins who may come in and how', async () => {
    const authority = memory();
    const owner = await TestPage.open(authority, 'w', 'ann');
    await owner.do('user.create', { id: 'bob', name: 'Bob' });
    await owner.do('member.add', { id: 'bob', userId: 'bob', role: 'manager' });
    await owner.do('api-key.create', { id: 'k', name: 'Key', scopes: ['read'], secretHash: 'hash' });
    await owner.do('invitation.create', { id: 'i', email: 'a@example.org', role: 'member', expiresOn: '2026-05-01' });
    const bob = await TestPage.open(authority, 'w', 'bob', 'manager');
    expect(bob.refs.filter((ref) => /^(api-key|invitation)/.test(ref))).toEqual([]);
    expect(owner.refs.filter((ref) => /^(api-key|invitation)/.test(ref))).toHaveLength(2);
  });
});

describe('history', () => {
  it('tells what happened, newest first, with what was there before, in pages', async () => {
    const page = await TestPage.open(make(), 'w', 'ann');
    await page.makePlan({ a: 'One', b: 'B' });
    await page.do('milestone.change', { id: 'a', set: { title: 'Two' } });
    await page.do('milestone.change', { id: 'a', set: { title: 'Three' } });
    const first = await page.connection.history!({ kind: 'activity', ref: 'milestone/a', limit: 2 });
    expect(first).toMatchObject({
      more: true,
      entries: [
        { operation: 'milestone.change', byId: 'ann', changes: [{ ref: 'milestone/a', before: { title: 'Two' } }] },
        { operation: 'milestone.change', changes: [{ before: { title: 'One' } }] },
      ],
    });
    const { cursor } = first.entries[1] as { cursor: string };
    const rest = await page.connection.history!({ kind: 'activity', ref: 'milestone/a', before: cursor });
    expect(rest).toMatchObject({ more: false, entries: [{ operation: 'milestone.create', changes: [{ was: 'absent' }] }] });
  });

  it('is kept as long as it should be; then cursors from before begin anew', async () => {
    const clock = new TestClock();
    const store = new MapStore();
    const page = await TestPage.open(make({ store, clock }), 'w', 'ann');
    await page.makePlan({ a: 'One' });
    const early = await TestPage.open(make({ store, clock }), 'w', 'ann');
    await page.do('milestone.change', { id: 'a', set: { title: 'Two' } });
    clock.at = '2026-05-20T12:00:00Z';
    const late = await TestPage.open(make({ store, clock, historyInDays: 60 }), 'w', 'ann');
    expect((await early.pullOnce()).kind).toBe('changes');
    await late.do('milestone.change', { id: 'a', set: { title: 'Three' } });
    clock.at = '2026-06-20T12:00:00Z';
    const later = await TestPage.open(make({ store, clock, historyInDays: 60 }), 'w', 'ann');
    expect(await early.pullOnce()).toEqual({ kind: 'reset', reason: 'cursor-too-old' });
    // Who has seen all that is forgotten goes on.
    expect((await page.pullOnce()).kind).toBe('changes');
    for (const follower of [early, page]) {
      await follower.pull();
      expect(follower.state).toEqual(later.state);
    }
    const { entries } = await later.connection.history!({ kind: 'activity' });
    expect(entries).toMatchObject([{ operation: 'milestone.change', changes: [{ before: { title: 'Two' } }] }]);
    expect(await late.pull()).toEqual([]);
  });
});
