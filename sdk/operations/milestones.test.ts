import { describe, expect, it } from 'vitest';

import { resolvePeriod } from '../model/index.js';
import { compareSiblings } from '../rules/index.js';
import { TestWorkspace } from './test-workspace.js';

function childIds(workspace: TestWorkspace, parentId?: string): string[] {
  return workspace.all('milestone')
    .filter((item) => item.parentId === parentId && item.deletedAt === undefined)
    .sort(compareSiblings).map(({ id }) => id);
}

describe('milestone.create', () => {
  it.each([
    ['last without a place', undefined, ['a', 'b', 'new']],
    ['first', null, ['new', 'a', 'b']],
    ['after another one', 'a', ['a', 'new', 'b']],
    ['last after one that is not there', 'x', ['a', 'b', 'new']],
  ])('puts an item %s', (_where, afterId, expected) => {
    const workspace = new TestWorkspace().plan({ a: {}, b: {} });
    workspace.run('milestone.create', {
      id: 'new', planId: 'p', kind: 'task', title: 'New', ...(afterId !== undefined && { afterId }),
    });
    expect(childIds(workspace)).toEqual(expected);
  });

  it.each([
    ['an id that is taken', { id: 'a' }, 'invalid'],
    ['a plan that is not there', { planId: 'x' }, 'gone'],
    ['a parent that is not there', { parentId: 'x' }, 'gone'],
    ['an owner who is not there', { ownerId: 'x' }, 'invalid'],
    ['a title of white space', { title: ' ' }, 'invalid'],
    ['a start after the end', { startsOn: '2026-02-02', dueOn: '2026-02-01' }, 'invalid'],
    ['a day that does not exist', { dueOn: '2026-02-30' }, 'invalid'],
    ['a field that is not for people to set', { deletedAt: '2026-01-01T00:00:00Z' }, 'invalid'],
  ])('refuses %s', (_what, rest, code) => {
    const workspace = new TestWorkspace().plan({ a: {} });
    const args = { id: 'new', planId: 'p', kind: 'task', title: 'New', ...rest };
    expect(() => workspace.run('milestone.create', args as never)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses one more than the limit', () => {
    const workspace = new TestWorkspace().plan({ a: {} });
    workspace.put('limits', { id: 'l', milestones: 1 });
    expect(() => workspace.run('milestone.create', { id: 'b', planId: 'p', kind: 'task', title: 'B' }))
      .toThrow(expect.objectContaining({ code: 'limit', parameters: { limit: 'milestones', most: 1 } }));
    workspace.run('milestone.delete', { id: 'a' });
    workspace.run('milestone.create', { id: 'b', planId: 'p', kind: 'task', title: 'B' });
  });
});

describe('milestone.change', () => {
  it('keeps the day on which work ended when an item is done, and forgets it when it is not', () => {
    const workspace = new TestWorkspace().plan({ a: {} });
    workspace.run('milestone.change', { id: 'a', set: { status: 'done' } });
    expect(workspace.item('a').finishedOn).toBe('2026-03-31');
    workspace.run('milestone.change', { id: 'a', set: { status: 'active' } });
    expect(workspace.item('a')).not.toHaveProperty('finishedOn');
    expect(workspace.item('a').startedOn).toBe('2026-03-31');
  });

  it('takes a field away with null, and refuses that for one that has to be there', () => {
    const workspace = new TestWorkspace().plan({ a: { priority: 'high' } });
    workspace.run('milestone.change', { id: 'a', set: { priority: null } });
    expect(workspace.item('a')).not.toHaveProperty('priority');
    expect(() => workspace.run('milestone.change', { id: 'a', set: { title: null } as never }))
      .toThrow(expect.objectContaining({ code: 'invalid', field: 'set.title' }));
  });

  it.each(['parentId', 'rank', 'startsOn', 'labels', 'planId', '__proto__', 'deletedAt'])(
    'does not set %s, for which there are other ways or none', (field) => {
      const workspace = new TestWorkspace().plan({ a: {} });
      const set = JSON.parse(`{"title":"A","${field}":"x"}`) as never;
      const before = workspace.item('a');
      try {
        workspace.run('milestone.change', { id: 'a', set });
      } catch {
        expect(workspace.item('a')).toBe(before);
      }
      expect(Object.getOwnPropertyNames(workspace.item('a'))).toEqual(Object.getOwnPropertyNames(before));
    },
  );

  it('sets no progress beside reports that say it', () => {
    const workspace = new TestWorkspace().plan({ a: {} });
    workspace.run('milestone.change', { id: 'a', set: { progress: 0.2 } });
    workspace.run('progress.report', { id: 'r', milestoneId: 'a', progress: 0.4, on: '2026-03-01' });
    expect(() => workspace.run('milestone.change', { id: 'a', set: { progress: 0.5 } }))
      .toThrow(expect.objectContaining({ field: 'progress' }));
  });
});

describe('milestone.schedule', () => {
  it('sets both days together, and leaves out what it does not name', () => {
    const workspace = new TestWorkspace().plan({ a: { startsOn: '2026-01-01', dueOn: '2026-01-10' } });
    workspace.run('milestone.schedule', { id: 'a', startsOn: '2026-02-01', dueOn: '2026-02-10' });
    workspace.run('milestone.schedule', { id: 'a', dueOn: '2026-02-20' });
    expect(workspace.item('a')).toMatchObject({ startsOn: '2026-02-01', dueOn: '2026-02-20' });
    expect(() => workspace.run('milestone.schedule', { id: 'a', startsOn: '2026-03-01' })).toThrow('start day is after');
  });

  it.each([
    ['milestone.schedule', { id: 'a', dueOn: '2026-02-30' }, 'dueOn', 'exist in the calendar'],
    ['milestone.schedule', { id: 'a', startsOn: '2026-13-01' }, 'startsOn', 'exist in the calendar'],
    ['milestone.schedule', { id: 'a', dueOn: '2025-W53' }, 'dueOn', 'exist in the calendar'],
    ['milestone.schedule', { id: 'a', startsOn: '2026-03-01', dueOn: '2026-02-01' }, undefined, 'Move one of them'],
    ['milestone.schedule', { id: 'a', relative: { unit: 'week', from: 5, to: 4 } }, 'relative', 'ends after it begins'],
    ['milestone.schedule', { id: 'a', relative: { unit: 'week', from: 53.5 } }, 'relative.from', 'integer'],
    ['plan.anchor', { planId: 'p', anchorOn: '2026-02-30' }, 'anchorOn', 'exist in the calendar'],
    ['progress.report', { id: 'r', milestoneId: 'a', on: '2026-02-30' }, 'on', 'exist in the calendar'],
  ] as const)('refuses days that cannot be: %s %o', (operation, args, field, sentence) => {
    const workspace = new TestWorkspace().plan({ a: { startsOn: '2026-01-01', dueOn: '2026-01-10' } });
    const before = workspace.item('a');
    expect(() => workspace.run(operation, args as never))
      .toThrow(expect.objectContaining({ code: 'invalid', field, message: expect.stringContaining(sentence) as string }));
    expect(workspace.item('a')).toEqual(before);
  });

  it('lets an item that counts from the anchor go on counting, so that a new anchor moves it', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.create', { id: 'p', title: 'Plan', anchorOn: '2026-01-05' });
    workspace.run('milestone.create', {
      id: 'a', planId: 'p', kind: 'task', title: 'A', relative: { unit: 'month', from: 2, to: 2 },
    });
    workspace.run('milestone.schedule', { id: 'a', dueOn: '2026-03-10' });
    const { relative } = workspace.item('a');
    expect(relative).toEqual({ unit: 'day', from: 32, to: 65 });
    expect(resolvePeriod(relative!, '2026-01-05')).toEqual({ startsOn: '2026-02-05', dueOn: '2026-03-10' });
    workspace.run('plan.anchor', { planId: 'p', anchorOn: '2026-01-12' });
    expect(resolvePeriod(relative!, workspace.get('plan', 'p')!.anchorOn!))
      .toEqual({ startsOn: '2026-02-12', dueOn: '2026-03-17' });
  });

  it('keeps the months of an item that is set to the days it has', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.create', { id: 'p', title: 'Plan', anchorOn: '2026-01-01' });
    workspace.run('milestone.create', {
      id: 'a', planId: 'p', kind: 'task', title: 'A', relative: { unit: 'month', from: 2, to: 2 },
    });
    expect(workspace.run('milestone.schedule', { id: 'a', startsOn: '2026-02-01', dueOn: '2026-02-28' })).toEqual([]);
  });

  it('refuses a single day where nobody knows the other one, and takes both', () => {
    const workspace = new TestWorkspace().plan({ a: { relative: { unit: 'week', from: 1, to: 2 } } });
    expect(() => workspace.run('milestone.schedule', { id: 'a', dueOn: '2026-03-10' })).toThrow('Anchor the plan');
    workspace.run('milestone.schedule', { id: 'a', startsOn: '2026-03-01', dueOn: '2026-03-10' });
    expect(workspace.item('a')).not.toHaveProperty('relative');
    workspace.run('milestone.schedule', { id: 'a', relative: { unit: 'week', from: 3 } });
    expect(workspace.item('a')).not.toHaveProperty('dueOn');
  });

  it('refuses a day outside of the years 1 to 9999 with a sentence', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.create', { id: 'p', title: 'Plan', anchorOn: '9999-12-01' });
    workspace.run('milestone.create', {
      id: 'a', planId: 'p', kind: 'task', title: 'A', relative: { unit: 'year', from: 2, to: 3 },
    });
    expect(() => workspace.run('milestone.schedule', { id: 'a', dueOn: '9999-12-31' }))
      .toThrow(expect.objectContaining({ code: 'invalid' }));
  });
});

describe('milestone.move', () => {
  it('moves an item with all below it to a place of another parent', () => {
    const workspace = new TestWorkspace().plan({ a: {}, b: {}, a1: { below: 'a' }, b1: { below: 'b' }, b2: { below: 'b' } });
    workspace.run('milestone.move', { id: 'a', parentId: 'b', afterId: 'b1' });
    expect(childIds(workspace, 'b')).toEqual(['b1', 'a', 'b2']);
    expect(childIds(workspace, 'a')).toEqual(['a1']);
    workspace.run('milestone.move', { id: 'a', parentId: null, afterId: null });
    expect(childIds(workspace)).toEqual(['a', 'b']);
  });

  it.each([['itself', 'a'], ['a child', 'b'], ['a grandchild', 'c']])('refuses to put an item below %s', (_who, parentId) => {
    const workspace = new TestWorkspace().plan({ a: {}, b: { below: 'a' }, c: { below: 'b' } });
    expect(() => workspace.run('milestone.move', { id: 'a', parentId, afterId: null }))
      .toThrow(expect.objectContaining({ code: 'cycle' }));
  });

  it('refuses a parent of another plan', () => {
    const workspace = new TestWorkspace().plan({ a: {} });
    workspace.run('plan.create', { id: 'q', title: 'Other' });
    workspace.run('milestone.create', { id: 'x', planId: 'q', kind: 'task', title: 'X' });
    expect(() => workspace.run('milestone.move', { id: 'a', parentId: 'x' })).toThrow('another plan');
  });

  it('makes room between siblings of the same rank', () => {
    const workspace = new TestWorkspace().plan({ a: {}, b: {}, c: {} });
    for (const id of ['a', 'b', 'c']) workspace.put('milestone', { ...workspace.item(id), rank: 'a0' });
    workspace.run('milestone.move', { id: 'c', parentId: null, afterId: 'a' });
    expect(childIds(workspace)).toEqual(['a', 'c', 'b']);
    expect(new Set(workspace.all('milestone').map(({ rank }) => rank)).size).toBe(3);
  });

  it('never makes a rank longer than fits, however often something is put into the same gap', () => {
    const workspace = new TestWorkspace().plan({ a: {}, b: {}, c: {} });
    for (let count = 0; count < 400; count++) {
      const [moved, left] = count % 2 === 0 ? ['b', 'c'] : ['c', 'b'];
      workspace.run('milestone.move', { id: moved!, parentId: null, afterId: 'a' });
      expect(childIds(workspace)).toEqual(['a', moved, left]);
    }
    expect(Math.max(...workspace.all('milestone').map(({ rank }) => rank.length))).toBeLessThanOrEqual(128);
  });
});

describe('milestone.delete and milestone.restore', () => {
  it('takes a branch into the bin and out again, without what was in the bin before', () => {
    const workspace = new TestWorkspace().plan({ a: {}, b: { below: 'a' }, c: { below: 'b' }, d: { below: 'a' } });
    workspace.run('milestone.delete', { id: 'd' });
    workspace.at = '2026-03-31T10:00:00Z';
    workspace.run('milestone.delete', { id: 'a' });
    expect(workspace.all('milestone').every(({ deletedAt }) => deletedAt !== undefined)).toBe(true);
    workspace.run('milestone.restore', { id: 'a' });
    expect(workspace.all('milestone').filter(({ deletedAt }) => deletedAt !== undefined).map(({ id }) => id)).toEqual(['d']);
  });

  it('restores below the nearest parent that is still there', () => {
    const workspace = new TestWorkspace().plan({ top: {}, a: { below: 'top' }, b: { below: 'a' }, e: { below: 'top' } });
    workspace.run('milestone.delete', { id: 'b' });
    workspace.at = '2026-03-31T10:00:00Z';
    workspace.run('milestone.delete', { id: 'a' });
    workspace.run('milestone.restore', { id: 'b' });
    expect(childIds(workspace, 'top')).toEqual(['e', 'b']);
  });

  it('gives an item that comes back a rank of its own when its place was taken meanwhile', () => {
    const workspace = new TestWorkspace().plan({ a: {}, b: {} });
    workspace.run('milestone.delete', { id: 'b' });
    workspace.run('milestone.create', { id: 'c', planId: 'p', kind: 'task', title: 'C' });
    expect(workspace.item('c').rank).toBe(workspace.item('b').rank);
    workspace.run('milestone.restore', { id: 'b' });
    expect(childIds(workspace)).toEqual(['a', 'c', 'b']);
    expect(workspace.item('c').rank).not.toBe(workspace.item('b').rank);
  });

  it('refuses to change what is in the bin, in a plan in the bin, or not there at all', () => {
    const workspace = new TestWorkspace().plan({ a: {}, b: {} });
    workspace.run('milestone.delete', { id: 'a' });
    const change = (id: string) => () => workspace.run('milestone.change', { id, set: { title: 'X' } });
    expect(change('a')).toThrow(expect.objectContaining({ code: 'gone' }));
    expect(change('x')).toThrow(expect.objectContaining({ code: 'gone' }));
    workspace.run('plan.delete', { id: 'p' });
    expect(change('b')).toThrow(expect.objectContaining({ code: 'gone' }));
    workspace.run('plan.restore', { id: 'p' });
    change('b')();
  });
});
