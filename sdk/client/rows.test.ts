import { describe, expect, it } from 'vitest';

import type { Milestone } from '../model/index.js';
import type { Change } from '../storage/adapter.js';
import { RowTable } from './rows.js';

const nothing = () => undefined;

describe('rows', () => {
  it('keep list and records when the storage says what is shown already', () => {
    const rows = filled([item('a'), item('b')]);
    rows.cover([{ ref: 'milestone/a', after: item('a', 'New') }]);
    const list = rows.all('milestone');
    const kinds = rows.rebase([put(item('a', 'New'), 2)], false, nothing);
    expect([...kinds]).toEqual([]);
    expect(rows.all('milestone')).toBe(list);
    expect(rows.get('milestone', 'a')).toBe(list[0]);
  });

  it('make a new list for a change, with all other records the same objects', () => {
    const rows = filled([item('a'), item('b')]);
    const [, b] = rows.all('milestone');
    const kinds = rows.rebase([put(item('a', 'New'), 2)], false, nothing);
    expect([...kinds]).toEqual(['milestone']);
    expect(rows.all('milestone').map(({ title }) => title)).toEqual(['New', 'b']);
    expect(rows.all('milestone')[1]).toBe(b);
  });

  it('show waiting changes on top of what others have done', () => {
    const rows = filled([item('a')]);
    rows.rebase([put({ ...item('a'), weight: 3 }, 2)], false, () => {
      const row = rows.get('milestone', 'a');
      rows.cover([{ ref: 'milestone/a', after: { ...row!, title: 'Mine' } }]);
    });
    expect(rows.get('milestone', 'a')).toMatchObject({ title: 'Mine', weight: 3 });
    expect(rows.baseOf('milestone/a')).toMatchObject({ version: 2, value: { title: 'a' } });
  });

  it('take back what is not put on top again', () => {
    const rows = filled([item('a')]);
    const list = rows.all('milestone');
    rows.cover([
      { ref: 'milestone/a', after: item('a', 'Mine') }, { ref: 'milestone/b', after: item('b') },
    ]);
    expect(rows.all('milestone')).toHaveLength(2);
    rows.rebase([], false, nothing);
    expect(rows.all('milestone')).toEqual(list);
    expect(rows.get('milestone', 'b')).toBeUndefined();
  });

  it('forget what a snapshot does not name', () => {
    const rows = filled([item('a'), item('b')]);
    const [a] = rows.all('milestone');
    rows.rebase([put(item('a'), 1)], true, nothing);
    expect(rows.all('milestone')).toEqual([a]);
    expect(rows.all('milestone')[0]).toBe(a);
  });

  it.each(['delete', 'hide'] as const)('leave out what a %s takes away, and what a waiting change deletes', (kind) => {
    const rows = filled([item('a'), item('b'), item('c')]);
    const change: Change = kind === 'hide' ? { kind, ref: 'milestone/a' } : { kind, ref: 'milestone/a', version: 2 };
    rows.rebase([change], false, () => rows.cover([{ ref: 'milestone/b' }]));
    expect(rows.all('milestone').map(({ id }) => id)).toEqual(['c']);
  });
});

function filled(items: readonly Milestone[]): RowTable {
  const rows = new RowTable();
  rows.rebase(items.map((value) => put(value, 1)), true, nothing);
  return rows;
}

function put(value: Milestone, version: number): Change {
  return { kind: 'put', ref: `milestone/${value.id}`, version, value: structuredClone(value) as never };
}

function item(id: string, title = id): Milestone {
  return { id, planId: 'p1', kind: 'task', rank: 'a0', title, status: 'planned' };
}
