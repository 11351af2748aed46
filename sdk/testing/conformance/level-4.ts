import type { Outcome, StorageAdapter } from '../../storage/adapter.js';
import type { Id, Role } from '../../model/index.js';
import { TestPage, freshId } from './page.js';
import type { Promised } from './case.js';
import { expectFailure, expectSame, expectThat } from './expect.js';

function codeOf(outcome: Outcome | undefined): string | undefined {
  return outcome?.kind === 'rejected' ? outcome.code : outcome?.kind;
}

/** Two pages of one person that do not know of each other's changes yet. */
async function twoPages(adapter: StorageAdapter, titles: Readonly<Record<string, string>>): Promise<[TestPage, TestPage]> {
  const workspaceId = freshId('w');
  const first = await TestPage.open(adapter, workspaceId);
  await first.makePlan(titles);
  return [first, await TestPage.open(adapter, workspaceId)];
}

async function withMember(
  adapter: StorageAdapter,
  owner: TestPage,
  workspaceId: Id,
  role: Role,
  rootIds?: Id[],
): Promise<TestPage> {
  const userId = freshId('user');
  await owner.do('user.create', { id: userId, name: 'Somebody' });
  await owner.do('member.add', { id: userId, userId, role, ...(rootIds && { rootIds }) });
  return TestPage.open(adapter, workspaceId, userId, role);
}

/** What running our operations in one transaction adds: the rules hold, whoever comes. */
export const level4: readonly Promised[] = [
  {
    name: 'operations-run-there',
    promise: 'The effect is that of the operation; rows that a page sends along are not taken over.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan({ a: 'A', b: 'B' });
      const smuggled = page.mutation('milestone.change', { id: 'a', set: { title: 'Changed' } });
      const forged = { ref: 'milestone/b', value: null } as const;
      await page.push({ ...smuggled, changes: [...smuggled.changes, forged] });
      await page.pull();
      expectSame(page.get('milestone', 'a')?.title, 'Changed', 'what the operation changes');
      expectSame(page.get('milestone', 'b')?.title, 'B', 'what was smuggled in');
    },
  },
  {
    name: 'strange-operations-are-refused',
    promise: 'An operation that is not known, or of another version, is refused with its code, and the queue goes on.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan({ a: 'A' });
      const make = (title: string) => page.mutation('milestone.change', { id: 'a', set: { title } });
      const outcomes = await page.push(
        { ...make('1'), op: 'milestone.explode' }, { ...make('2'), opVersion: 0 }, { ...make('3'), opVersion: 999 }, make('4'),
      );
      expectSame(outcomes.map(codeOf), ['unknown-op', 'outdated', 'unknown-op', 'applied'], 'outcomes');
    },
  },
  {
    name: 'refused-leaves-no-trace',
    promise: 'A mutation that is refused changes nothing, and what follows it is taken.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan({ a: 'A' });
      const good = page.mutation('milestone.change', { id: 'a', set: { title: 'Good' } });
      const bad = { ...good, args: { id: 'a', set: { title: '' } } };
      const next = page.mutation('milestone.change', { id: 'a', set: { priority: 'high' } });
      const outcomes = await page.push(bad, next);
      expectSame(outcomes.map(codeOf), ['invalid', 'applied'], 'outcomes');
      await page.pull();
      page.cursor = undefined;
      await page.pull();
      expectSame(page.get('milestone', 'a')?.title, 'A', 'the title');
    },
  },
  {
    name: 'no-circle-of-parents',
    promise: 'Moves that together would make a circle are not both taken.',
    async try(adapter) {
      const [first, second] = await twoPages(adapter, { a: 'A', b: 'B' });
      await first.send('milestone.move', { id: 'a', parentId: 'b', afterId: null });
      const outcome = await second.send('milestone.move', { id: 'b', parentId: 'a', afterId: null });
      expectSame(codeOf(outcome), 'cycle', 'outcome of the second move');
    },
  },
  {
    name: 'no-circle-of-dependencies',
    promise: 'Dependencies that together would make a circle are not both taken.',
    async try(adapter) {
      const [first, second] = await twoPages(adapter, { a: 'A', b: 'B' });
      await first.send('dependency.create', { id: 'd', planId: 'p', fromId: 'a', toId: 'b' });
      const outcome = await second.send('dependency.create', { id: 'e', planId: 'p', fromId: 'b', toId: 'a' });
      expectSame(codeOf(outcome), 'cycle', 'outcome of the second dependency');
    },
  },
  {
    name: 'ranks-are-told-apart',
    promise: 'Two items that are put into the same place get different ranks.',
    async try(adapter) {
      const [first, second] = await twoPages(adapter, { a: 'A', b: 'B' });
      await first.send('milestone.create', { id: 'x', planId: 'p', kind: 'task', title: 'X', afterId: 'a' });
      await second.send('milestone.create', { id: 'y', planId: 'p', kind: 'task', title: 'Y', afterId: 'a' });
      await second.pull();
      const ranks = second.all('milestone').map(({ rank }) => rank);
      expectSame(new Set(ranks).size, ranks.length, 'different ranks');
    },
  },
  {
    name: 'overwriting-is-said',
    promise: 'Of two changes to one field the later one counts, and its author is told which field it was.',
    async try(adapter) {
      const [first, second] = await twoPages(adapter, { a: 'A' });
      await first.send('milestone.change', { id: 'a', set: { title: 'First' } });
      const outcome = await second.send('milestone.change', { id: 'a', set: { title: 'Second' } });
      expectSame(outcome.kind === 'merged' && outcome.fields, ['title'], 'fields that were merged');
      await first.pull();
      expectSame(first.get('milestone', 'a')?.title, 'Second', 'the title');
    },
  },
  {
    name: 'days-are-one-register',
    promise: 'A start and an end that nobody has set together do not come about: the later change conflicts.',
    async try(adapter) {
      const [first, second] = await twoPages(adapter, { a: 'A' });
      await first.do('milestone.schedule', { id: 'a', startsOn: '2026-02-01', dueOn: '2026-02-10' });
      await second.pull();
      await first.do('milestone.schedule', { id: 'a', startsOn: '2026-02-05' });
      const outcome = await second.send('milestone.schedule', { id: 'a', dueOn: '2026-02-20' });
      expectSame(codeOf(outcome), 'conflict', 'outcome of the second change');
      await first.pull();
      const { startsOn, dueOn } = first.get('milestone', 'a') ?? {};
      expectSame([startsOn, dueOn], ['2026-02-05', '2026-02-10'], 'the days');
    },
  },
  {
    name: 'lists-are-joined',
    promise: 'Two who add to one list are both right.',
    async try(adapter) {
      const [first, second] = await twoPages(adapter, { a: 'A' });
      await first.send('label.add', { milestoneId: 'a', label: 'red' });
      const outcome = await second.send('label.add', { milestoneId: 'a', label: 'blue' });
      expectThat(outcome.kind === 'applied' || outcome.kind === 'merged', `The outcome is ${codeOf(outcome)}.`);
      await second.pull();
      expectSame([...second.get('milestone', 'a')?.labels ?? []].sort(), ['blue', 'red'], 'labels');
    },
  },
  {
    name: 'deleting-wins',
    promise: 'A change of what somebody else has deleted is answered with `gone`; restored, it can be changed again.',
    async try(adapter) {
      const [first, second] = await twoPages(adapter, { a: 'A' });
      await first.do('milestone.delete', { id: 'a' });
      const outcome = await second.send('milestone.change', { id: 'a', set: { title: 'Late' } });
      expectSame(codeOf(outcome), 'gone', 'outcome of the change');
      await first.do('milestone.restore', { id: 'a' });
      await first.do('milestone.change', { id: 'a', set: { title: 'Again' } });
    },
  },
  {
    name: 'groups-are-all-or-nothing',
    promise: 'When one mutation of a group is refused, none of it takes effect, and each of them is told.',
    async try(adapter) {
      const [first, second] = await twoPages(adapter, { a: 'A', b: 'B' });
      await first.do('milestone.delete', { id: 'b' });
      const group = [
        second.mutation('milestone.change', { id: 'a', set: { title: 'Half' } }, { group: 'g' }),
        second.mutation('milestone.change', { id: 'b', set: { title: 'Gone' } }, { group: 'g' }),
      ];
      const outcomes = await second.push(...group);
      expectSame(outcomes.map(({ kind }) => kind), ['rejected', 'rejected'], 'outcomes of the group');
      for (const how of ['followed', 'pulled anew']) {
        await first.pull();
        expectSame(first.get('milestone', 'a')?.title, 'A', `what the other half of the group would have changed, ${how}`);
        first.cursor = undefined;
      }
    },
  },
  {
    name: 'roles-decide',
    promise: 'What a role may not do is refused, whatever the page says.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const owner = await TestPage.open(adapter, workspaceId);
      await owner.makePlan({ a: 'A' });
      const viewer = await withMember(adapter, owner, workspaceId, 'viewer');
      // The page lies about its role.
      viewer.role = 'owner';
      const outcome = await viewer.send('milestone.change', { id: 'a', set: { title: 'Not allowed' } });
      expectSame(codeOf(outcome), 'forbidden', 'outcome of a viewer who changes');
      await owner.pull();
      expectSame(owner.get('milestone', 'a')?.title, 'A', 'the title');
    },
  },
  {
    name: 'strangers-are-denied',
    promise: 'Who is no member cannot open a workspace, and is not told whether it exists.',
    async try(adapter) {
      const workspaceId = freshId('w');
      await TestPage.open(adapter, workspaceId);
      await expectFailure(adapter.open({ workspaceId, userId: freshId('stranger') }), 'A stranger was let in.');
    },
  },
  {
    name: 'last-owner-stays',
    promise: 'A workspace is never without an owner.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      const own = page.all('member').find(({ userId }) => userId === page.userId);
      expectThat(own !== undefined, 'Who founds a workspace is a member of it.');
      const good = page.mutation('user.change', { id: page.userId, set: { name: 'Owner' } });
      const [outcome] = await page.push({ ...good, op: 'member.remove', args: { id: own.id } });
      expectSame(codeOf(outcome), 'invalid', 'outcome of the last owner leaving');
    },
  },
  {
    name: 'guests-see-their-roots',
    promise: 'A guest sees the items given and what is below them, and nothing beside or above.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const owner = await TestPage.open(adapter, workspaceId);
      await owner.makePlan({ root: 'Root', other: 'Hidden canary' });
      await owner.do('milestone.create', { id: 'below', planId: 'p', kind: 'task', title: 'Below', parentId: 'root' });
      const guest = await withMember(adapter, owner, workspaceId, 'guest', ['root']);
      expectSame(guest.all('milestone').map(({ id }) => id).sort(), ['below', 'root'], 'items that a guest sees');
      expectThat(!JSON.stringify(guest.state).includes('canary'), 'A guest sees what is beside the roots.');
      const outcome = await guest.push({
        ...guest.mutation('comment.create', { id: 'c', about: 'milestone/root', body: 'Seen' }),
        args: { id: 'c', about: 'milestone/other', body: 'Not seen' },
      });
      expectSame(codeOf(outcome[0]), 'gone', 'outcome of a comment on what is not seen');
    },
  },
  {
    name: 'sight-is-followed',
    promise: 'What moves into the sight of a guest is told, and what moves out of it is hidden.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const owner = await TestPage.open(adapter, workspaceId);
      await owner.makePlan({ root: 'Root', a: 'A' });
      await owner.do('milestone.create', { id: 'b', planId: 'p', kind: 'task', title: 'B', parentId: 'a' });
      const guest = await withMember(adapter, owner, workspaceId, 'guest', ['root']);
      await owner.do('milestone.move', { id: 'a', parentId: 'root', afterId: null });
      await guest.pull();
      expectSame(guest.all('milestone').map(({ id }) => id).sort(), ['a', 'b', 'root'], 'items after one moved in');
      await owner.do('milestone.move', { id: 'a', parentId: null, afterId: null });
      const told = await guest.pull();
      expectSame(guest.all('milestone').map(({ id }) => id), ['root'], 'items after it moved out');
      expectThat(told.every(({ kind }) => kind !== 'delete'), 'What was moved out of sight is told as deleted.');
    },
  },
  {
    name: 'new-role-new-start',
    promise: 'When a person sees more or less than before, their cursor is answered with `reset`.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const owner = await TestPage.open(adapter, workspaceId);
      await owner.makePlan();
      const viewer = await withMember(adapter, owner, workspaceId, 'viewer');
      await owner.do('member.change', { id: viewer.userId, set: { role: 'admin' } });
      const pulled = await viewer.pullOnce();
      expectSame(pulled.kind === 'reset' && pulled.reason, 'visibility', 'answer after the role has changed');
    },
  },
  {
    name: 'references-stay-inside',
    promise: 'A record of another workspace cannot be referred to; the answer is that for one that is not there.',
    async try(adapter) {
      const foreign = await TestPage.open(adapter, freshId('w'));
      await foreign.makePlan({ theirs: 'Theirs' });
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan({ ours: 'Ours' });
      const send = async (parentId: Id): Promise<Outcome | undefined> => {
        const good = page.mutation('milestone.create', { id: freshId('m'), planId: 'p', kind: 'task', title: 'X' });
        const [outcome] = await page.push({ ...good, args: { ...good.args as object, parentId } });
        return outcome;
      };
      const [theirs, nobodys] = [await send('theirs'), await send('nobodys')];
      expectSame(codeOf(theirs), codeOf(nobodys), 'the same answer for what is foreign and what is absent');
      expectThat(theirs?.kind === 'rejected', 'A record of another workspace was referred to.');
    },
  },
];
