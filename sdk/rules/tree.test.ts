import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Id, Milestone } from '../model/index.js';
import { item } from './test-items.js';
import { buildTree } from './tree.js';

const forests: fc.Arbitrary<Milestone[]> = fc.array(
  fc.record({
    id: fc.constantFrom(...'abcdefghij'),
    // Few ids, so that missing, deleted and circular parents, and items with the same id, come up all the time.
    parentId: fc.option(fc.constantFrom(...'abcdefghijk'), { nil: undefined }),
    rank: fc.constantFrom('a0', 'a1', 'Zz', 'b00'),
    isDeleted: fc.boolean(),
  }),
  { maxLength: 14 },
).map((rows) => rows.map(({ id, parentId, rank, isDeleted }) => item(id, {
  rank,
  ...(parentId !== undefined && { parentId }),
  ...(isDeleted && { deletedAt: '2026-01-01T00:00:00Z' }),
})));

/** The same, said slowly: each question is answered by going over all items again. */
function slowTree(milestones: readonly Milestone[]) {
  const living = milestones.filter((row) => row.deletedAt === undefined)
    .filter((row, at, rows) => rows.findIndex(({ id }) => id === row.id) === at);
  const find = (id: Id | undefined) => living.find((row) => row.id === id);
  const isInCircle = (row: Milestone) => {
    let up = find(row.parentId);
    for (let steps = 0; steps < living.length && up; steps += 1) {
      if (up === row) return true;
      up = find(up.parentId);
    }
    return false;
  };
  const parentIdOf = (row: Milestone) => isInCircle(row) ? undefined : find(row.parentId)?.id;
  const childrenOf = (id: Id | undefined) => living
    .filter((row) => parentIdOf(row) === id)
    .sort((a, b) => Buffer.compare(Buffer.from(a.rank), Buffer.from(b.rank)) || (a.id < b.id ? -1 : 1))
    .map((row) => row.id);
  const walk = (id: Id | undefined): Id[] => childrenOf(id).flatMap((child) => [child, ...walk(child)]);
  const depthOf = (row: Milestone): number => {
    const parent = find(parentIdOf(row));
    return parent ? depthOf(parent) + 1 : 0;
  };
  return { living, parentIdOf, childrenOf, order: walk(undefined), depthOf, circular: living.filter(isInCircle) };
}

describe('the tree of a plan', () => {
  it('is the one that a slow walk finds, whatever parents are named', () => {
    fc.assert(fc.property(forests, (milestones) => {
      const tree = buildTree(milestones);
      const slow = slowTree(milestones);
      expect(tree.order).toEqual(slow.order);
      expect(tree.rootIds).toEqual(slow.childrenOf(undefined));
      for (const row of slow.living) {
        expect(tree.childIdsOf(row.id)).toEqual(slow.childrenOf(row.id));
        expect(tree.parentIdOf(row.id)).toBe(slow.parentIdOf(row));
        expect(tree.depthOf(row.id)).toBe(slow.depthOf(row));
      }
      expect(tree.cycles.flat().sort()).toEqual(slow.circular.map(({ id }) => id).sort());
    }), { numRuns: 1_000 });
  });

  it('holds every living item exactly once', () => {
    fc.assert(fc.property(forests, (milestones) => {
      const ids = new Set(milestones.filter((row) => row.deletedAt === undefined).map(({ id }) => id));
      expect([...buildTree(milestones).order].sort()).toEqual([...ids].sort());
    }));
  });

  it('draws a circle flat, names it from parent to child, and leaves what hangs below where it is', () => {
    const tree = buildTree([
      item('a', { parentId: 'c' }), item('b', { parentId: 'a' }), item('c', { parentId: 'b' }),
      item('below', { parentId: 'b' }),
    ]);
    expect(tree.rootIds).toEqual(['a', 'b', 'c']);
    expect(tree.childIdsOf('b')).toEqual(['below']);
    expect(tree.cycles).toHaveLength(1);
    const [circle = []] = tree.cycles;
    expect([...circle, ...circle].join('')).toContain('abc');
  });

  it('puts an item at the top whose parent is missing or deleted, and one that is its own parent', () => {
    const tree = buildTree([
      item('orphan', { parentId: 'nowhere' }),
      item('gone', { deletedAt: '2026-01-01T00:00:00Z' }),
      item('left', { parentId: 'gone' }),
      item('self', { parentId: 'self' }),
    ]);
    expect(tree.rootIds).toEqual(['left', 'orphan', 'self']);
    expect(tree.cycles).toEqual([['self']]);
  });

  it('keeps the first of two items with the same id, and names the id', () => {
    const tree = buildTree([item('a', { rank: 'a1' }), item('b', { rank: 'a2' }), item('a', { rank: 'a3' })]);
    expect(tree.order).toEqual(['a', 'b']);
    expect(tree.duplicateIds).toEqual(['a']);
  });

  it('orders siblings by bytes and not by the alphabet: capitals come first', () => {
    const tree = buildTree([item('x', { rank: 'a0' }), item('y', { rank: 'Zz' }), item('w', { rank: 'a0' })]);
    expect(tree.rootIds).toEqual(['y', 'w', 'x']);
  });

  it('knows nothing of ids that are not in it', () => {
    const tree = buildTree([item('a')]);
    expect(tree.childIdsOf('x')).toEqual([]);
    expect(tree.parentIdOf('x')).toBeUndefined();
    expect(tree.depthOf('x')).toBe(0);
  });

  it('survives a chain of 20,000 parents', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => item(`i${at}`, at > 0 ? { parentId: `i${at - 1}` } : {}));
    const tree = buildTree(chain.reverse());
    expect(tree.depthOf('i19999')).toBe(19_999);
    expect(tree.order[19_999]).toBe('i19999');
  });
});
