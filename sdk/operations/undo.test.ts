import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { RowEffect, RestoreArgs } from './index.js';
import { undoOf } from './index.js';
import { TestWorkspace } from './test-workspace.js';

function undo(workspace: TestWorkspace, effects: readonly RowEffect[], rest: Partial<RestoreArgs> = {}) {
  return workspace.run('rows.restore', { ...undoOf('test', effects), ...rest });
}

const conflict = expect.objectContaining({ code: 'conflict' });

describe('undo', () => {
  it('takes back a change, and redo makes it again, to the letter', () => {
    const workspace = new TestWorkspace().plan({ a: { title: 'Before', priority: 'low' } });
    const before = workspace.snapshot();
    const done = workspace.run('milestone.change', { id: 'a', set: { title: 'After', priority: null, status: 'done' } });
    const after = workspace.snapshot();
    const undone = undo(workspace, done);
    expect(workspace.snapshot()).toEqual(before);
    undo(workspace, undone);
    expect(workspace.snapshot()).toEqual(after);
  });

  it('takes back only the fields that were changed: what others did elsewhere stays', () => {
    const workspace = new TestWorkspace().plan({ a: { title: 'Before' } });
    const done = workspace.run('milestone.change', { id: 'a', set: { title: 'After' } });
    workspace.run('milestone.change', { id: 'a', set: { weight: 3 } });
    undo(workspace, done);
    expect(workspace.item('a')).toMatchObject({ title: 'Before', weight: 3 });
  });

  it('does not overwrite what somebody else has changed since; it does when asked to', () => {
    const workspace = new TestWorkspace().plan({ a: { title: 'Before' } });
    const done = workspace.run('milestone.change', { id: 'a', set: { title: 'Mine' } });
    workspace.run('milestone.change', { id: 'a', set: { title: 'Theirs' } });
    expect(() => undo(workspace, done)).toThrow(expect.objectContaining({ code: 'conflict', fields: ['milestone/a.title'] }));
    expect(workspace.item('a').title).toBe('Theirs');
    undo(workspace, done, { force: true });
    expect(workspace.item('a').title).toBe('Before');
  });

  it('sees start and end as one: neither comes back alone', () => {
    const workspace = new TestWorkspace().plan({ a: { startsOn: '2026-01-01', dueOn: '2026-01-10' } });
    const done = workspace.run('milestone.schedule', { id: 'a', dueOn: '2026-01-20' });
    workspace.run('milestone.schedule', { id: 'a', startsOn: '2026-01-15' });
    expect(() => undo(workspace, done)).toThrow(conflict);
  });

  it('takes its own member out of a list to which others have added', () => {
    const workspace = new TestWorkspace().plan({ a: {} });
    const done = workspace.run('label.add', { milestoneId: 'a', label: 'mine' });
    workspace.run('label.add', { milestoneId: 'a', label: 'theirs' });
    undo(workspace, done);
    expect(workspace.item('a').labels).toEqual(['theirs']);
  });

  it('does not take away an item to which others have added something; asked to, it goes into the bin with it', () => {
    const workspace = new TestWorkspace().plan({});
    const done = workspace.run('milestone.create', { id: 'a', planId: 'p', kind: 'task', title: 'A' });
    workspace.run('milestone.create', { id: 'b', planId: 'p', kind: 'task', title: 'B', parentId: 'a' });
    expect(() => undo(workspace, done)).toThrow(conflict);
    undo(workspace, done, { force: true });
    expect(workspace.all('milestone').map(({ deletedAt }) => deletedAt)).toEqual([workspace.at, workspace.at]);
  });

  it('does not bring back a move that would now make a circle', () => {
    const workspace = new TestWorkspace().plan({ a: {}, b: { below: 'a' } });
    const done = workspace.run('milestone.move', { id: 'b', parentId: null });
    workspace.run('milestone.move', { id: 'a', parentId: 'b' });
    expect(() => undo(workspace, done)).toThrow(expect.objectContaining({ code: 'cycle' }));
  });

  it('does not bring back a dependency that would now make a circle, or that has lost an end', () => {
    const workspace = new TestWorkspace().plan({ a: {}, b: {} });
    workspace.run('dependency.create', { id: 'd', planId: 'p', fromId: 'a', toId: 'b' });
    const done = workspace.run('dependency.delete', { id: 'd' });
    workspace.run('dependency.create', { id: 'e', planId: 'p', fromId: 'b', toId: 'a' });
    expect(() => undo(workspace, done)).toThrow(expect.objectContaining({ code: 'cycle' }));
  });

  it('says so when the row is gone', () => {
    const workspace = new TestWorkspace().plan({ a: {}, b: {} });
    workspace.run('dependency.create', { id: 'd', planId: 'p', fromId: 'a', toId: 'b' });
    const done = workspace.run('dependency.change', { id: 'd', set: { lagInDays: 3 } });
    workspace.run('dependency.delete', { id: 'd' });
    expect(() => undo(workspace, done)).toThrow(expect.objectContaining({ code: 'gone' }));
  });

  it.each<[string, RestoreArgs['rows'][number]]>([
    ['a role', { ref: 'member/bob', from: { role: 'viewer' }, to: { role: 'owner' } }],
    ['a membership', { ref: 'member/eve', from: null, to: { id: 'eve', userId: 'bob', role: 'owner' } }],
    ['a key', {
      ref: 'api-key/k', from: null, to: { id: 'k', name: 'K', scopes: ['admin'], secretHash: 'x', createdById: 'ann' },
    }],
    ['a limit', { ref: 'limits/l', from: null, to: { id: 'l' } }],
    ['the anchor of a plan', { ref: 'plan/p', from: { anchorOn: null }, to: { anchorOn: '2026-01-01' } }],
    ['a comment of somebody else', { ref: 'comment/c', from: { body: 'Theirs' }, to: { body: 'Forged' } }],
    ['a report in the name of somebody else', {
      ref: 'progress-report/x', from: null,
      to: { id: 'x', milestoneId: 'a', progress: 1, on: '2026-01-01', at: '2026-01-01T00:00:00Z', byId: 'ann' },
    }],
    ['an account', { ref: 'user/ann', from: { name: 'Ann' }, to: { name: 'Forged' } }],
  ])('is no way to change %s', (_what, row) => {
    const workspace = new TestWorkspace().plan({ a: {} });
    workspace.run('member.add', { id: 'bob', userId: 'bob', role: 'viewer' });
    workspace.run('comment.create', { id: 'c', about: 'milestone/a', body: 'Theirs' });
    Object.assign(workspace, { userId: 'bob', role: 'member' });
    const before = workspace.snapshot();
    expect(() => workspace.run('rows.restore', { of: 'x', rows: [row], force: true }))
      .toThrow(expect.objectContaining({ code: 'forbidden' }));
    expect(workspace.snapshot()).toEqual(before);
  });

  it('is no way to move a record to another plan, and nothing for a viewer', () => {
    const workspace = new TestWorkspace().plan({ a: {} });
    workspace.run('plan.create', { id: 'q', title: 'Other' });
    const row = { ref: 'milestone/a', from: { planId: 'p' }, to: { planId: 'q' } };
    expect(() => workspace.run('rows.restore', { of: 'x', rows: [row] })).toThrow('belongs to cannot be changed');
    workspace.role = 'viewer';
    const title = { ref: 'milestone/a', from: { title: 'a' }, to: { title: 'b' } };
    expect(() => workspace.run('rows.restore', { of: 'x', rows: [title] }))
      .toThrow(expect.objectContaining({ code: 'forbidden' }));
  });

  it('leads back through any number of changes, and forward again', () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('create' as const), parent: fc.nat(5), after: fc.nat(5) }),
      fc.record({ type: fc.constant('move' as const), item: fc.nat(9), parent: fc.nat(9), after: fc.nat(9) }),
      fc.record({ type: fc.constant('title' as const), item: fc.nat(9), title: fc.string({ minLength: 1, maxLength: 5 }) }),
      fc.record({ type: fc.constant('delete' as const), item: fc.nat(9) }),
      fc.record({ type: fc.constant('link' as const), from: fc.nat(9), to: fc.nat(9) }),
      fc.record({ type: fc.constant('report' as const), item: fc.nat(9), share: fc.nat(10) }),
    );
    fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const workspace = new TestWorkspace().plan({ m0: {}, m1: {}, m2: { below: 'm0' } });
      const states = [workspace.snapshot()];
      const done: (readonly RowEffect[])[] = [];
      const id = (number: number) => `m${number}`;
      steps.forEach((given, index) => {
        const fresh = `n${index}`;
        // What cannot be done changes nothing: that is part of what is tried here.
        try {
          done.push(
            given.type === 'create' ? workspace.run('milestone.create', {
              id: id(index + 3), planId: 'p', kind: 'task', title: fresh, parentId: id(given.parent), afterId: id(given.after),
            })
            : given.type === 'move' ? workspace.run('milestone.move', {
              id: id(given.item), parentId: given.parent > 7 ? null : id(given.parent), afterId: id(given.after),
            })
            : given.type === 'title' ? workspace.run('milestone.change', { id: id(given.item), set: { title: given.title } })
            : given.type === 'delete' ? workspace.run('milestone.delete', { id: id(given.item) })
            : given.type === 'link' ? workspace.run('dependency.create', {
              id: fresh, planId: 'p', fromId: id(given.from), toId: id(given.to),
            })
            : workspace.run('progress.report', {
              id: fresh, milestoneId: id(given.item), progress: given.share / 10, on: '2026-03-01',
            }),
          );
          states.push(workspace.snapshot());
        } catch (error) {
          expect(error).toHaveProperty('code');
        }
      });
      const undone: (readonly RowEffect[])[] = [];
      for (const effects of done.toReversed()) {
        undone.push(undo(workspace, effects));
        expect(workspace.snapshot()).toEqual(states[done.length - undone.length]);
      }
      for (const effects of undone.toReversed()) undo(workspace, effects);
      expect(workspace.snapshot()).toEqual(states.at(-1));
    }), { numRuns: 300 });
  });
});
