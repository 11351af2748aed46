import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Id } from '../../model/index.js';
import { pathAlong } from '../../operations/dependencies.js';
import { loadAllOperations, pathUp } from '../../operations/index.js';
import { compareSiblings } from '../../rules/index.js';
import { TestPage } from '../../testing/conformance/page.js';
import { BrokenPromise } from '../../testing/index.js';
import type { Mutation } from '../adapter.js';
import { memory } from '../memory/index.js';

await loadAllOperations();

/** What one of the pages does next; numbers are taken modulo what there is to choose from. */
const step = fc.record({
  page: fc.nat(2),
  what: fc.constantFrom(
    'create', 'create', 'move', 'move', 'move', 'link', 'link', 'link', 'unlink', 'unlink', 'title', 'days', 'delete',
    'restore', 'label', 'report', 'group', 'pull', 'pull', 'resend', 'reopen',
  ),
  a: fc.nat(30),
  b: fc.nat(30),
  c: fc.nat(30),
});

class Run {
  readonly pages: TestPage[] = [];
  /** Follows what is below "a". */
  guest!: TestPage;
  readonly #sent = new Map<TestPage, Mutation[]>();
  /** How often each mutation was answered as taken for the first time. */
  readonly taken = new Map<string, number>();
  #made = 0;

  static async begin(): Promise<Run> {
    const run = new Run();
    const storage = memory();
    for (let count = 0; count < 3; count++) run.pages.push(await TestPage.open(storage, 'w', 'ann'));
    const [first] = run.pages;
    await first!.makePlan({ a: 'A', b: 'B' });
    await first!.do('user.create', { id: 'gus', name: 'Gus' });
    await first!.do('member.add', { id: 'gus', userId: 'gus', role: 'guest', rootIds: ['a'] });
    run.guest = await TestPage.open(storage, 'w', 'gus', 'guest');
    return run;
  }

  async do({ page: which, what, a, b, c }: typeof step extends fc.Arbitrary<infer S> ? S : never): Promise<void> {
    const page = this.pages[which]!;
    const ids = page.all('milestone').map(({ id }) => id);
    const pick = (number: number): Id => ids[number % ids.length] ?? 'a';
    const fresh = `${which}-${this.#made++}`;
    if (what === 'pull') return void await (b % 3 === 0 ? this.guest : page).pull(1 + a % 8);
    if (what === 'resend') return this.#push(page, (this.#sent.get(page) ?? []).slice(-1 - a % 3));
    if (what === 'reopen') {
      page.cursor = undefined;
      return void await page.pull();
    }
    const mutations: Mutation[] = [];
    try {
      const parentId = c % 3 === 0 ? null : pick(c);
      const make = (rest: Partial<Mutation> = {}): Mutation => {
        switch (what) {
          case 'create': return page.mutation('milestone.create', {
            id: `m${fresh}`, planId: 'p', kind: 'task', title: fresh, parentId, afterId: b % 4 === 0 ? null : pick(b),
          });
          case 'move': return page.mutation('milestone.move', {
            id: pick(a), parentId, afterId: b % 4 === 0 ? null : pick(b),
          });
          case 'link': return page.mutation('dependency.create', {
            id: `d${fresh}`, planId: 'p', fromId: pick(a), toId: pick(b),
          });
          case 'unlink': return page.mutation('dependency.delete', {
            id: page.all('dependency')[a % Math.max(1, page.all('dependency').length)]?.id ?? 'none',
          });
          case 'days': return page.mutation('milestone.schedule', { id: pick(a), dueOn: `2026-02-${10 + b % 10}` });
          case 'delete': return page.mutation('milestone.delete', { id: pick(a) });
          case 'restore': return page.mutation('milestone.restore', { id: pick(a) });
          case 'label': return page.mutation('label.add', { milestoneId: pick(a), label: `label ${b % 5}` });
          case 'report': return page.mutation('progress.report', {
            id: `r${fresh}`, milestoneId: pick(a), progress: (b % 11) / 10, on: '2026-01-04',
          });
          default: return page.mutation('milestone.change', { id: pick(a), set: { title: `Title ${b}` } }, rest);
        }
      };
      if (what === 'group') {
        mutations.push(make({ group: fresh }), { ...make({ group: fresh }), ...(b % 2 === 1 && { args: {} }) });
      } else {
        mutations.push(make());
      }
    } catch (error) {
      // The page itself sees that it cannot be done.
      if (!(error instanceof BrokenPromise)) throw error;
      return;
    }
    this.#sent.set(page, [...this.#sent.get(page) ?? [], ...mutations]);
    await this.#push(page, mutations);
  }

  async #push(page: TestPage, mutations: readonly Mutation[]): Promise<void> {
    for (const { number, kind } of await page.push(...mutations)) {
      expect(kind, 'nothing is held where nothing is missing').not.toBe('held');
      const key = `${page.clientId} ${number}`;
      if (kind !== 'duplicate') this.taken.set(key, (this.taken.get(key) ?? 0) + 1);
    }
  }
}

function assertSound(page: TestPage): void {
  const items = page.all('milestone');
  const byId = new Map(items.map((item) => [item.id, item]));
  for (const item of items) {
    const seen = new Set<Id>();
    for (let at: Id | undefined = item.id; at !== undefined; at = byId.get(at)?.parentId) {
      expect(seen.has(at), `${item.id} is below itself`).toBe(false);
      seen.add(at);
      if (item.deletedAt === undefined) {
        expect(byId.get(at)?.deletedAt, 'a living item is below one in the bin').toBeUndefined();
      }
    }
  }
  const links = page.all('dependency');
  for (const link of links) expect(pathAlong(links, link.toId, link.fromId), 'dependencies in a circle').toBeUndefined();
  const living = items.filter(({ deletedAt }) => deletedAt === undefined).sort(compareSiblings);
  const places = living.map(({ parentId, rank }) => `${parentId} ${rank}`);
  expect(new Set(places).size, 'two siblings of one rank').toBe(places.length);
}

describe('whatever several pages do at once', () => {
  it('there is no circle, no rank twice, nothing taken twice, and all pages end with the same', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const run = await Run.begin();
      for (const given of steps) await run.do(given);
      for (const page of run.pages) await page.pull(3);
      const fresh = new TestPage(run.pages[0]!.connection, 'ann');
      await fresh.pull();
      assertSound(fresh);
      for (const page of run.pages) expect(page.state).toEqual(fresh.state);
      await run.guest.pull(5);
      const freshGuest = new TestPage(run.guest.connection, 'gus');
      await freshGuest.pull();
      expect(run.guest.state).toEqual(freshGuest.state);
      for (const { id } of freshGuest.all('milestone')) expect(pathUp(fresh, id), 'an item that no guest sees').toContain('a');
      for (const [key, times] of run.taken) expect(times, key).toBe(1);
    }), { numRuns: 300 });
  });
});
