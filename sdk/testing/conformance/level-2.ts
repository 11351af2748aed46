import { TestPage, freshId } from './page.js';
import { makeChance } from '../chance.js';
import type { Promised } from './case.js';
import { expectSame, expectThat } from './expect.js';

/** What an ordered list of changes adds: a page catches up without reading everything. */
export const level2: readonly Promised[] = [
  {
    name: 'only-what-changed',
    promise: 'A pull with a cursor tells what has changed since, and nothing else.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const page = await TestPage.open(adapter, workspaceId);
      await page.makePlan({ a: 'A', b: 'B' });
      const other = await TestPage.open(adapter, workspaceId);
      await page.do('milestone.change', { id: 'a', set: { title: 'Changed' } });
      const told = await other.pull();
      expectSame(told.map(({ ref }) => ref), ['milestone/a'], 'rows told after one was changed');
    },
  },
  {
    name: 'nothing-new-is-empty',
    promise: 'A pull with the newest cursor tells nothing.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan({ a: 'A' });
      for (let again = 0; again < 3; again++) expectSame(await page.pull(), [], 'changes when nothing has changed');
    },
  },
  {
    name: 'deletes-are-told',
    promise: 'A page that follows with a cursor is told what was deleted.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const page = await TestPage.open(adapter, workspaceId);
      await page.makePlan({ a: 'A', b: 'B' });
      await page.do('dependency.create', { id: 'd', planId: 'p', fromId: 'a', toId: 'b' });
      const other = await TestPage.open(adapter, workspaceId);
      await page.do('dependency.delete', { id: 'd' });
      const told = await other.pull();
      expectThat(told.some(({ kind, ref }) => kind === 'delete' && ref === 'dependency/d'), 'The deletion is not told.');
    },
  },
  {
    name: 'old-cursors-hold',
    promise: 'A cursor from long before leads to the same as one that was always renewed.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const page = await TestPage.open(adapter, workspaceId);
      await page.makePlan({ a: 'A' });
      const late = await TestPage.open(adapter, workspaceId);
      for (let count = 0; count < 30; count++) {
        await page.do('milestone.change', { id: 'a', set: { title: `Title ${count}` } });
      }
      await page.do('milestone.create', { id: 'b', planId: 'p', kind: 'task', title: 'B' });
      await late.pull();
      expectSame(late.state, page.state, 'rows of the page that came late');
    },
  },
  {
    name: 'changes-add-up',
    promise: 'However pages follow, with cursors of any age and pages of any size, they end with what a new page pulls.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const chance = makeChance(11);
      const writer = await TestPage.open(adapter, workspaceId);
      await writer.makePlan({ a: 'A', b: 'B' });
      const followers = await Promise.all([1, 2, 3].map(() => TestPage.open(adapter, workspaceId)));
      for (let step = 0; step < 40; step++) {
        await randomChange(writer, chance.whole(0, 4), step);
        const follower = chance.pick(followers);
        // Some stop in the middle of their pages and go on later.
        if (follower) await follower.pull(chance.whole(1, 4));
      }
      const fresh = await TestPage.open(adapter, workspaceId);
      for (const follower of followers) {
        await follower.pull(chance.whole(1, 4));
        expectSame(follower.state, fresh.state, 'rows of a page that followed');
      }
    },
  },
  {
    name: 'unknown-cursors-reset',
    promise: 'A cursor that the storage did not give out is answered with `reset`.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan({ a: 'A' });
      for (const cursor of ['no cursor at all', `${page.cursor}x`, '']) {
        page.cursor = cursor;
        expectSame((await page.pullOnce()).kind, 'reset', `answer to the cursor "${cursor}"`);
      }
    },
  },
  {
    name: 'foreign-cursors-reset',
    promise: 'A cursor of another workspace is answered with `reset`, not with what changed here since.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan({ a: 'A' });
      page.cursor = (await TestPage.open(adapter, freshId('w'))).cursor;
      expectSame((await page.pullOnce()).kind, 'reset', 'answer to a cursor of another workspace');
    },
  },
];

async function randomChange(page: TestPage, kind: number, step: number): Promise<void> {
  const links = page.all('dependency');
  if (kind === 0) await page.do('milestone.create', { id: `m${step}`, planId: 'p', kind: 'task', title: `Item ${step}` });
  else if (kind === 1 && links[0]) await page.do('dependency.delete', { id: links[0].id });
  else if (kind === 2 && links.length === 0) {
    await page.do('dependency.create', { id: `d${step}`, planId: 'p', fromId: 'a', toId: 'b' });
  } else await page.do('milestone.change', { id: 'a', set: { title: `Title ${step}` } });
}
