import { describe, expect, it } from 'vitest';

import { roles, type Role } from '../model/index.js';
import { everydayOperations } from './everyday.js';
import { mayDo, permissions, type OperationName } from './index.js';
import { seldomOperations } from './seldom.js';
import { TestWorkspace } from './test-workspace.js';

const operations = { ...everydayOperations, ...seldomOperations };
const names = Object.keys(operations) as OperationName[];

describe('the table of role × operation', () => {
  it('says of operations that load on use what they say themselves', () => {
    expect(permissions).toEqual(Object.fromEntries(names.map((name) => [name, operations[name].roles])));
  });

  it('allows nothing that is not in it', () => {
    expect(roles.some((role) => mayDo(role, 'milestone.explode') || mayDo(role, 'toString'))).toBe(false);
  });

  it('allows a role never more than the ones above it', () => {
    const order: readonly Role[] = ['owner', 'admin', 'manager', 'member'];
    for (const name of names) {
      const allowed = order.map((role) => permissions[name].includes(role));
      expect(allowed, name).toEqual([...allowed].sort((a, b) => Number(b) - Number(a)));
    }
  });

  it('lets viewers and guests change nothing of a plan', () => {
    const plan = names.filter((name) => /^(plan|milestone|dependency|progress|kpi|risk|criterion|label|assignee)\./.test(name));
    expect(plan.length).toBeGreaterThan(25);
    expect(plan.filter((name) => mayDo('viewer', name) || mayDo('guest', name))).toEqual([]);
  });

  it('refuses each operation to each role that is not in its row, before it looks at anything else', () => {
    for (const name of names) {
      for (const role of roles.filter((candidate) => !permissions[name].includes(candidate))) {
        const workspace = new TestWorkspace();
        workspace.role = role;
        expect(() => workspace.run(name, {} as never), `${role} ${name}`)
          .toThrow(expect.objectContaining({ code: 'forbidden' }));
      }
    }
  });

  it.each(names)('%s refuses arguments that are none, and names no field that was not asked for', (name) => {
    const workspace = new TestWorkspace();
    for (const args of [null, 1, 'x', [], {}, { id: '../x' }, { id: 'a', surprise: true }]) {
      expect(() => workspace.run(name, args as never)).toThrow(expect.objectContaining({ code: 'invalid' }));
    }
  });
});

describe('members', () => {
  function withAdmin(): TestWorkspace {
    const workspace = new TestWorkspace();
    workspace.run('member.add', { id: 'bob', userId: 'bob', role: 'admin' });
    return workspace;
  }

  it('never leaves a workspace without an owner', () => {
    const workspace = withAdmin();
    expect(() => workspace.run('member.remove', { id: 'ann' })).toThrow('last owner');
    expect(() => workspace.run('member.change', { id: 'ann', set: { role: 'viewer' } })).toThrow('last owner');
    workspace.run('member.change', { id: 'bob', set: { role: 'owner' } });
    workspace.run('member.remove', { id: 'ann' });
  });

  it('lets nobody give, change or take a role above their own', () => {
    const workspace = withAdmin();
    workspace.put('user', { id: 'eve', name: 'Eve' });
    Object.assign(workspace, { role: 'admin', userId: 'bob' });
    const forbidden = expect.objectContaining({ code: 'forbidden' });
    expect(() => workspace.run('member.add', { id: 'eve', userId: 'eve', role: 'owner' })).toThrow(forbidden);
    expect(() => workspace.run('member.change', { id: 'bob', set: { role: 'owner' } })).toThrow(forbidden);
    expect(() => workspace.run('member.change', { id: 'ann', set: { role: 'viewer' } })).toThrow(forbidden);
    expect(() => workspace.run('member.remove', { id: 'ann' })).toThrow(forbidden);
    expect(() => workspace.run('invitation.create', {
      id: 'i', email: 'eve@example.org', role: 'owner', expiresOn: '2026-05-01',
    })).toThrow(forbidden);
    workspace.run('member.add', { id: 'eve', userId: 'eve', role: 'admin' });
  });

  it('lets everybody leave, and only admins send others away', () => {
    const workspace = withAdmin();
    workspace.put('user', { id: 'eve', name: 'Eve' });
    workspace.run('member.add', { id: 'eve', userId: 'eve', role: 'viewer' });
    Object.assign(workspace, { role: 'viewer', userId: 'eve' });
    expect(() => workspace.run('member.remove', { id: 'bob' })).toThrow(expect.objectContaining({ code: 'forbidden' }));
    workspace.run('member.remove', { id: 'eve' });
    expect(workspace.get('member', 'eve')).toBeUndefined();
  });
});

describe('comments', () => {
  it('keep every earlier text as a revision, and are revised by their author alone', () => {
    const workspace = new TestWorkspace().plan({ a: {} });
    workspace.run('comment.create', { id: 'c', about: 'milestone/a', body: 'One' });
    workspace.run('comment.revise', { id: 'c', body: 'Two' });
    expect(workspace.get('comment', 'c')).toMatchObject({ body: 'Two', revisions: [{ body: 'One' }] });
    workspace.userId = 'bob';
    expect(() => workspace.run('comment.revise', { id: 'c', body: 'Three' }))
      .toThrow(expect.objectContaining({ code: 'forbidden' }));
    workspace.role = 'member';
    expect(() => workspace.run('comment.delete', { id: 'c' })).toThrow(expect.objectContaining({ code: 'forbidden' }));
    workspace.role = 'manager';
    workspace.run('comment.delete', { id: 'c' });
  });

  it('count a reaction once for each person, and take it back', () => {
    const workspace = new TestWorkspace().plan({ a: {} });
    workspace.run('comment.create', { id: 'c', about: 'milestone/a', body: 'One' });
    for (const userId of ['ann', 'bob', 'ann']) {
      workspace.userId = userId;
      workspace.run('comment.react', { id: 'c', reaction: '👍', given: true });
    }
    expect(workspace.get('comment', 'c')?.reactions).toEqual({ '👍': ['bob', 'ann'] });
    workspace.run('comment.react', { id: 'c', reaction: '👍', given: false });
    expect(workspace.get('comment', 'c')?.reactions).toEqual({ '👍': ['bob'] });
  });

  it.each(['milestone/x', 'nothing/a', 'milestone/'])('are about something that is there, not %s', (about) => {
    const workspace = new TestWorkspace().plan({ a: {} });
    expect(() => workspace.run('comment.create', { id: 'c', about, body: 'One' })).toThrow();
  });
});

describe('dependency.create', () => {
  it('refuses a circle and names it, first to last', () => {
    const workspace = new TestWorkspace().plan({ a: {}, b: {}, c: {} });
    workspace.run('dependency.create', { id: '1', planId: 'p', fromId: 'a', toId: 'b' });
    workspace.run('dependency.create', { id: '2', planId: 'p', fromId: 'b', toId: 'c', type: 'SS', lagInDays: -2 });
    expect(() => workspace.run('dependency.create', { id: '3', planId: 'p', fromId: 'c', toId: 'a' }))
      .toThrow(expect.objectContaining({ code: 'cycle', ids: ['a', 'b', 'c'] }));
  });

  it.each([
    ['itself', { fromId: 'a', toId: 'a' }], ['an item of another plan', { fromId: 'a', toId: 'x' }],
    ['what it is linked with already', { fromId: 'a', toId: 'b' }],
  ])('refuses to link an item with %s', (_what, ends) => {
    const workspace = new TestWorkspace().plan({ a: {}, b: {} });
    workspace.run('plan.create', { id: 'q', title: 'Other' });
    workspace.run('milestone.create', { id: 'x', planId: 'q', kind: 'task', title: 'X' });
    workspace.run('dependency.create', { id: '1', planId: 'p', fromId: 'a', toId: 'b' });
    expect(() => workspace.run('dependency.create', { id: '2', planId: 'p', ...ends }))
      .toThrow(expect.objectContaining({ code: ends.toId === 'a' ? expect.stringMatching(/invalid|cycle/) : 'invalid' }));
  });
});

describe('progress.report', () => {
  it('begins the work on an item that was only planned, on the day it speaks of', () => {
    const workspace = new TestWorkspace().plan({ a: {} });
    workspace.run('progress.report', { id: 'r', milestoneId: 'a', progress: 0, on: '2026-03-01' });
    expect(workspace.item('a').status).toBe('planned');
    workspace.run('progress.report', { id: 's', milestoneId: 'a', progress: 0.1, on: '2026-03-02' });
    expect(workspace.item('a')).toMatchObject({ status: 'active', startedOn: '2026-03-02' });
    expect(workspace.get('progress-report', 's')).toMatchObject({ byId: 'ann', at: workspace.at });
  });

  it('corrects only a report of the same item', () => {
    const workspace = new TestWorkspace().plan({ a: {}, b: {} });
    workspace.run('progress.report', { id: 'r', milestoneId: 'a', progress: 0.2, on: '2026-03-01' });
    workspace.run('progress.report', { id: 's', milestoneId: 'a', progress: 0.3, on: '2026-03-01', revises: 'r' });
    expect(() => workspace.run('progress.report', { id: 't', milestoneId: 'b', on: '2026-03-01', revises: 'r' }))
      .toThrow(expect.objectContaining({ field: 'revises' }));
  });
});

describe('lists', () => {
  it('add and remove a member without touching the others', () => {
    const workspace = new TestWorkspace().plan({ a: {} });
    for (const label of ['red', 'blue', 'red']) workspace.run('label.add', { milestoneId: 'a', label });
    workspace.run('watcher.add', { milestoneId: 'a', userId: 'bob' });
    expect(workspace.item('a')).toMatchObject({ labels: ['red', 'blue'], watcherIds: ['bob'] });
    workspace.run('label.remove', { milestoneId: 'a', label: 'red' });
    workspace.run('watcher.remove', { milestoneId: 'a', userId: 'bob' });
    expect(workspace.item('a').labels).toEqual(['blue']);
    expect(workspace.item('a')).not.toHaveProperty('watcherIds');
  });

  it('set a success criterion and refuse one that is not there', () => {
    const workspace = new TestWorkspace().plan({ a: {} });
    workspace.run('criterion.create', { milestoneId: 'a', criterion: { id: 'c', text: 'Ten users', met: false } });
    workspace.run('criterion.set', { milestoneId: 'a', criterionId: 'c', met: true });
    expect(workspace.item('a').successCriteria).toEqual([{ id: 'c', text: 'Ten users', met: true }]);
    expect(() => workspace.run('criterion.set', { milestoneId: 'a', criterionId: 'x', met: true })).toThrow('not there');
  });

  it('assign a person once in each role', () => {
    const workspace = new TestWorkspace().plan({ a: {} });
    workspace.run('assignee.add', { id: '1', milestoneId: 'a', assigneeId: 'bob' });
    expect(workspace.run('assignee.add', { id: '2', milestoneId: 'a', assigneeId: 'bob' })).toEqual([]);
    workspace.run('assignee.add', { id: '3', milestoneId: 'a', assigneeId: 'bob', role: 'approver' });
    expect(workspace.all('assignment').map(({ id }) => id)).toEqual(['1', '3']);
  });
});

describe('baseline.take', () => {
  it('keeps the days of all items, those that count from the anchor as they fall now', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.create', { id: 'p', title: 'Plan', anchorOn: '2026-01-01' });
    workspace.run('milestone.create', { id: 'a', planId: 'p', kind: 'milestone', title: 'A', dueOn: '2026-02-01' });
    workspace.run('milestone.create', {
      id: 'b', planId: 'p', kind: 'task', title: 'B', relative: { unit: 'month', from: 3, to: 3 },
    });
    workspace.run('milestone.create', { id: 'c', planId: 'p', kind: 'task', title: 'C' });
    workspace.run('baseline.take', { id: 'x', planId: 'p', name: 'Start', choose: true });
    expect(workspace.get('baseline', 'x')?.days).toEqual({
      a: { dueOn: '2026-02-01' }, b: { startsOn: '2026-03-01', dueOn: '2026-03-31' },
    });
    expect(workspace.get('plan', 'p')?.baselineId).toBe('x');
  });
});
