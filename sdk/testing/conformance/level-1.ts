import { TestPage, freshId } from './page.js';
import type { Promised } from './case.js';
import { expectSame, expectThat } from './expect.js';

/** What a version for each row adds: nobody is overwritten in silence. */
export const level1: readonly Promised[] = [
  {
    name: 'no-silent-overwrite',
    promise: 'Of two changes to different fields of a row, made without knowing of each other, both survive, '
      + 'or the second one is told that it conflicts.',
    async try(adapter) {
      const workspaceId = freshId('w');
      const first = await TestPage.open(adapter, workspaceId);
      await first.makePlan({ a: 'Before' });
      const second = await TestPage.open(adapter, workspaceId);
      await first.send('milestone.change', { id: 'a', set: { title: 'After' } });
      const outcome = await second.send('milestone.change', { id: 'a', set: { priority: 'high' } });
      const { title, priority } = (await TestPage.open(adapter, workspaceId)).get('milestone', 'a') ?? {};
      expectSame(title, 'After', 'the field that the first one changed');
      const isTold = outcome.kind === 'rejected' && outcome.code === 'conflict';
      expectThat(isTold || priority === 'high', 'The second change was lost without a word.');
    },
  },
  {
    name: 'versions-grow',
    promise: 'The version of a row grows with each change of it.',
    async try(adapter) {
      const page = await TestPage.open(adapter, freshId('w'));
      await page.makePlan({ a: 'One' });
      const versions = [page.versionOf('milestone/a')];
      for (const title of ['Two', 'Three']) {
        await page.do('milestone.change', { id: 'a', set: { title } });
        versions.push(page.versionOf('milestone/a'));
      }
      const grows = versions.every((version, index) => index === 0 || version > (versions[index - 1] ?? Infinity));
      expectThat(grows, `The versions of a row that was changed twice are ${versions.join(', ')}.`);
    },
  },
];
