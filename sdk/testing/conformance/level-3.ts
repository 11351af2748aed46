import type { Outcome } from '../../storage/adapter.js';
import { TestPage, freshId } from './page.js';
import type { Promised } from './case.js';
import { expectFailure, expectSame, expectThat } from './expect.js';

/** What numbered mutations add: each takes effect exactly once, and its author learns how it ended. */
export const level3: readonly Promised[] = [
  {
    name: 'twice-is-once',
    promise: 'A mutation that is sent again takes no effect again, also when others have changed the row since.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const page = await TestPage.open(adapter, workspaceId);
      await page.makePlan({ a: 'A' });
      const mutation = page.mutation('milestone.change', { id: 'a', set: { title: 'Mine' } });
      await page.push(mutation);
      const other = await TestPage.open(adapter, workspaceId);
      await other.do('milestone.change', { id: 'a', set: { title: 'Theirs' } });
      await page.push(mutation);
      await other.pull();
      expectSame(other.get('milestone', 'a')?.title, 'Theirs', 'the title after an old mutation came again');
    },
  },
  {
    name: 'repetition-is-told',
    promise: 'A mutation that is sent again is answered as a duplicate, with the outcome it had.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan({ a: 'A' });
      const mutation = page.mutation('milestone.change', { id: 'a', set: { title: 'Changed' } });
      const [first] = await page.push(mutation);
      const [again] = await page.push(mutation);
      expectSame(again?.kind, 'duplicate', 'outcome of the repetition');
      expectSame(again?.kind === 'duplicate' && again.first, first, 'the outcome it had');
    },
  },
  {
    name: 'at-once-is-once',
    promise: 'The same push sent many times at once takes effect once.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan();
      const mutation = page.mutation('milestone.create', { id: 'a', planId: 'p', kind: 'task', title: 'A' });
      const answers = await Promise.all(Array.from({ length: 10 }, () => page.push(mutation)));
      const kinds = answers.map(([outcome]) => outcome?.kind);
      expectSame(kinds.filter((kind) => kind === 'applied').length, 1, 'how often it was applied');
      expectSame(kinds.filter((kind) => kind === 'duplicate').length, 9, 'how often it was known');
    },
  },
  {
    name: 'gaps-are-held',
    promise: 'A mutation whose predecessors are missing is held, not consumed, and taken when they have come.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan();
      const [first, second] = ['a', 'b'].map((id) =>
        page.mutation('milestone.create', { id, planId: 'p', kind: 'task', title: id }));
      expectThat(first !== undefined && second !== undefined, 'Two mutations are needed.');
      const [early] = await page.push(second);
      expectSame(early?.kind === 'held' && early.why, 'gap', 'answer to a mutation that came too early');
      await page.pull();
      expectThat(page.get('milestone', 'b') === undefined, 'A mutation that was held has taken effect.');
      const outcomes = await page.push(first, second);
      expectSame(outcomes.map(({ kind }) => kind), ['applied', 'applied'], 'outcomes once the gap was filled');
    },
  },
  {
    name: 'numbers-are-numbers',
    promise: 'What is no number of a mutation (0, −1, 1.5, 2^53) is refused and not consumed.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan();
      for (const number of [0, -1, 1.5, 2 ** 53]) {
        const bad = { ...page.mutation('milestone.create', { id: 'x', planId: 'p', kind: 'task', title: 'X' }), number };
        const outcome = await page.push(bad).catch((): readonly Outcome[] => []);
        const isTaken = outcome.some(({ kind }) => kind === 'applied' || kind === 'merged');
        expectThat(!isTaken, `A mutation with the number ${number} was taken.`);
      }
    },
  },
  {
    name: 'applied-travels-with-rows',
    promise: 'A pull that shows the effect of a mutation also says that this mutation was applied.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan({ a: 'A' });
      const mutation = page.mutation('milestone.change', { id: 'a', set: { title: 'Changed' } });
      await page.push(mutation);
      const pulled = await page.pullOnce();
      expectThat(pulled.kind !== 'reset', 'A good cursor was answered with reset.');
      const shows = pulled.changes.some((change) => change.kind === 'put' && change.ref === 'milestone/a');
      expectThat(shows, 'The effect is not told.');
      expectSame(pulled.applied[page.clientId], mutation.number, 'the last mutation that was applied');
    },
  },
  {
    name: 'lost-answers-are-found',
    promise: 'Whoever did not get the answer to a push learns the outcomes with the next pull.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan();
      const mutation = page.mutation('milestone.create', { id: 'a', planId: 'p', kind: 'task', title: 'A' });
      const [outcome] = await page.push(mutation);
      const pulled = await page.connection.pull({ acknowledged: { [page.clientId]: mutation.number - 1 } });
      expectThat(pulled.kind !== 'reset', 'A first pull was answered with reset.');
      expectSame(pulled.outcomes?.[page.clientId], [outcome], 'outcomes that were not acknowledged');
    },
  },
  {
    name: 'nobody-is-mixed-up',
    promise: 'Many who push at once all get what they sent, each in their own order.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const first = await TestPage.open(adapter, workspaceId);
      await first.makePlan();
      const pages = await Promise.all([0, 1, 2, 3].map(() => TestPage.open(adapter, workspaceId)));
      await Promise.all(pages.map(async (page, who) => {
        for (let count = 0; count < 5; count++) {
          const mutation = page.mutation('milestone.create', {
            id: `m${who}-${count}`, planId: 'p', kind: 'task', title: `Item ${count} of ${who}`,
          });
          const [outcome] = await page.push(mutation);
          expectSame(outcome?.kind, 'applied', `outcome of item ${count} of page ${who}`);
        }
      }));
      await first.pull();
      expectSame(first.all('milestone').length, 20, 'items of four pages with five each');
    },
  },
  {
    name: 'groups-come-whole',
    promise: 'Mutations of a group are all there, or none is, whenever somebody looks.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const page = await TestPage.open(adapter, workspaceId);
      await page.makePlan();
      const onlooker = await TestPage.open(adapter, workspaceId);
      const group = Array.from({ length: 8 }, (_, index) => page.mutation(
        'milestone.create', { id: `m${index}`, planId: 'p', kind: 'task', title: 'In a group' }, { group: 'g' },
      ));
      const looks: number[] = [];
      const pushed = page.push(...group);
      for (let look = 0; look < 5; look++) {
        await onlooker.pull();
        looks.push(onlooker.all('milestone').length);
      }
      const outcomes = await pushed;
      expectThat(looks.every((count) => count === 0 || count === 8), `Somebody saw ${looks.join(', ')} of 8.`);
      expectSame(outcomes.map(({ kind }) => kind), group.map(() => 'applied'), 'outcomes of the group');
    },
  },
  {
    name: 'watching-is-told',
    promise: 'Whoever watches is called when somebody else has changed something, and not after leaving.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const page = await TestPage.open(adapter, workspaceId);
      await page.makePlan();
      const other = await TestPage.open(adapter, workspaceId);
      const { watch } = other.connection;
      expectThat(watch !== undefined, 'From level 3 on a storage can be watched.');
      let calls = 0;
      const called = new Promise<boolean>((resolve) => {
        const end = watch.call(other.connection, () => {
          calls++;
          end();
          resolve(true);
        }, () => undefined);
      });
      await page.do('milestone.create', { id: 'a', planId: 'p', kind: 'task', title: 'A' });
      const timeout = new Promise<boolean>((resolve) => {
        setTimeout(() => resolve(false), 5_000);
      });
      expectThat(await Promise.race([called, timeout]), 'Nobody was called within 5 seconds.');
      await page.do('milestone.change', { id: 'a', set: { title: 'B' } });
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
      expectSame(calls, 1, 'calls after leaving');
    },
  },
  {
    name: 'closed-is-closed',
    promise: 'A connection that was closed refuses what is asked of it.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.connection.close();
      await expectFailure(page.connection.pull({ acknowledged: {} }), 'A closed connection still answers.');
    },
  },
];
