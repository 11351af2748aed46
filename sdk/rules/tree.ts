import type { Id, Milestone } from '../model/index.js';
import { makeForest, type Forest } from './forest.js';
import type { Tree } from './types.js';

const none: readonly Id[] = Object.freeze([]);

/**
 * The items as a forest, in O(n log n). Deleted items are left out; whatever parents are named, every other item is in
 * it exactly once.
 */
export function buildTree(milestones: readonly Milestone[]): Tree {
  const forest = makeForest(milestones);
  const { items, parents, placeOf, cycles, duplicateIds } = forest;
  const idAt = (place: number) => items[place]?.id;
  const depths = new Int32Array(items.length);
  for (let place = 1; place < items.length; place += 1) depths[place] = (depths[parents[place] ?? 0] ?? 0) + 1;
  const childIdsAt = new Map<number, readonly Id[]>();
  const childIds = (place: number) => {
    const known = childIdsAt.get(place);
    if (known) return known;
    const ids = childPlaces(forest, place).map((child) => idAt(child) ?? '');
    childIdsAt.set(place, ids);
    return ids;
  };
  return {
    rootIds: childIds(0),
    childIdsOf: (id) => {
      const place = placeOf(id);
      return place === undefined ? none : childIds(place);
    },
    parentIdOf: (id) => idAt(parents[placeOf(id) ?? 0] ?? 0),
    depthOf: (id) => Math.max(0, (depths[placeOf(id) ?? 0] ?? 0) - 1),
    order: items.flatMap((item) => item?.id ?? []),
    cycles,
    duplicateIds,
  };
}

function childPlaces({ ends }: Forest, place: number): number[] {
  const places: number[] = [];
  const end = ends[place] ?? 0;
  for (let child = place + 1; child < end; child = ends[child] ?? end) places.push(child);
  return places;
}
