import { TestPage, freshId } from './page.js';
import type { Promised } from './case.js';
import { expectSame, expectThat } from './expect.js';

/** What even a list of rows that can be created, changed and deleted promises. */
export const level0: readonly Promised[] = [
  {
    name: 'first-pull-is-a-snapshot',
    promise: 'A pull without a cursor is a snapshot: it replaces everything that a page holds.',
    async try(adapter) {
      const connection = await adapter.open({ workspaceId: freshId('w'), userId: 'owner' });
      const pulled = await connection.pull({ acknowledged: {} });
      expectSame(pulled.kind, 'snapshot', 'kind of the first pull');
    },
  },
  {
    name: 'pushed-is-pulled',
    promise: 'What one connection pushes, another one pulls, as it was pushed.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const page = await TestPage.open(adapter, workspaceId);
      await page.makePlan();
      const mutation = page.mutation('milestone.create', {
        id: 'a', planId: 'p', kind: 'goal', title: 'First', startsOn: '2026-02-01', dueOn: '2026-03-31', weight: 0,
      });
      await page.push(mutation);
      const other = await TestPage.open(adapter, workspaceId);
      expectSame(other.get('milestone', 'a'), mutation.changes[0]?.value, 'the row that was pushed');
    },
  },
  {
    name: 'change-replaces',
    promise: 'A changed row replaces the row before; fields that were taken away are gone.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const page = await TestPage.open(adapter, workspaceId);
      await page.makePlan({ a: 'Before' });
      await page.do('milestone.schedule', { id: 'a', startsOn: '2026-02-01', dueOn: '2026-02-02' });
      await page.do('milestone.change', { id: 'a', set: { title: 'After' } });
      await page.do('milestone.schedule', { id: 'a', startsOn: null });
      const { title, startsOn, dueOn } = (await TestPage.open(adapter, workspaceId)).get('milestone', 'a') ?? {};
      expectSame([title, startsOn ?? null, dueOn], ['After', null, '2026-02-02'], 'title, startsOn and dueOn');
    },
  },
  {
    name: 'deleted-is-gone',
    promise: 'A row that was deleted is in no pull that begins afterwards.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const page = await TestPage.open(adapter, workspaceId);
      await page.makePlan({ a: 'A', b: 'B' });
      await page.do('dependency.create', { id: 'd', planId: 'p', fromId: 'a', toId: 'b' });
      await page.do('dependency.delete', { id: 'd' });
      const { refs } = await TestPage.open(adapter, workspaceId);
      expectThat(!refs.includes('dependency/d'), 'The row that was deleted is still told.');
      expectThat(refs.includes('milestone/a'), 'A row that was not deleted is not told any more.');
    },
  },
  {
    name: 'one-outcome-each',
    promise: 'Each mutation of a push gets one outcome, in the order in which they were sent.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan();
      const mutations = ['a', 'b', 'c'].map((id) =>
        page.mutation('milestone.create', { id, planId: 'p', kind: 'task', title: id }));
      const outcomes = await page.push(...mutations);
      expectSame(outcomes.map(({ number }) => number), mutations.map(({ number }) => number), 'numbers of the outcomes');
    },
  },
  {
    name: 'workspaces-are-apart',
    promise: 'What is in one workspace is never seen or changed through another one.',
    async try(adapter) {
      const [one, other] = [freshId('w'), freshId('w')];
      const here = await TestPage.open(adapter, one);
      await here.makePlan({ secret: 'Canary of the first workspace' });
      const there = await TestPage.open(adapter, other);
      const seen = JSON.stringify(there.state);
      expectThat(!seen.includes('Canary'), 'A row of another workspace is told.');
      await there.makePlan({ secret: 'Of the second workspace' });
      const again = await TestPage.open(adapter, one);
      expectSame(again.get('milestone', 'secret')?.title, 'Canary of the first workspace', 'a row with the same id');
    },
  },
  {
    name: 'survives-closing',
    promise: 'What was acknowledged is there when the workspace is closed and opened again.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const page = await TestPage.open(adapter, workspaceId);
      await page.makePlan({ a: 'Kept' });
      await page.connection.close();
      const again = await TestPage.open(adapter, workspaceId);
      expectSame(again.state, page.state, 'rows after opening again');
    },
  },
  {
    name: 'pages-hold-each-row-once',
    promise: 'Pulled in pages of any size, each row is told once and none is left out.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const page = await TestPage.open(adapter, workspaceId);
      await page.makePlan(Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`m${index}`, `Item ${index}`])));
      for (const limit of [1, 2, 3, 5, 100]) {
        const other = new TestPage(await adapter.open({ workspaceId, userId: 'owner' }), 'owner');
        const refs = (await other.pull(limit)).map(({ ref }) => ref).sort();
        expectSame(refs, page.refs, `rows told in pages of ${limit}`);
      }
    },
  },
  {
    name: 'pages-are-not-too-long',
    promise: 'No page holds more rows than were asked for.',
    async try(adapter) {
      const workspaceId = freshId('w');
      await (await TestPage.open(adapter, workspaceId)).makePlan({ a: 'A', b: 'B', c: 'C' });
      const connection = await adapter.open({ workspaceId, userId: 'owner' });
      const pulled = await connection.pull({ acknowledged: {}, limit: 2 });
      expectThat(pulled.kind !== 'reset' && pulled.changes.length <= 2, 'A page of at most 2 rows holds more.');
    },
  },
  {
    name: 'text-stays-as-it-is',
    promise: 'Text comes back letter by letter, whatever it is.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const texts = [
        `"'\`\\ %00 %_ -- ; DROP`, '<img src=x onerror=alert(1)>', '日本語 العربية עברית', '👩‍👩‍👧‍👦 é é', '= 1+1', 'x'.repeat(1_000),
      ];
      const page = await TestPage.open(adapter, workspaceId);
      await page.makePlan(Object.fromEntries(texts.map((text, index) => [`m${index}`, text])));
      const other = await TestPage.open(adapter, workspaceId);
      expectSame(texts.map((_, index) => other.get('milestone', `m${index}`)?.title), texts, 'titles');
    },
  },
];
