import type { Id, Milestone } from '../model/index.js';
import { compareSiblings } from './order.js';

/**
 * The items of a plan in the order in which a tree is read, as plain arrays, so that the rules can go over 10,000 items
 * in milliseconds. Place 0 is the plan itself; what belongs to the item at place k stands at k + 1 … ends[k] − 1.
 */
export interface Forest {
  /** By place; the first is absent. */
  readonly items: readonly (Milestone | undefined)[];
  readonly parents: Int32Array;
  readonly ends: Int32Array;
  placeOf(id: Id): number | undefined;
  readonly cycles: readonly (readonly Id[])[];
  readonly duplicateIds: readonly Id[];
}

/** O(n log n). Deleted items are left out. */
export function makeForest(milestones: readonly Milestone[]): Forest {
  const { living, indexOf, duplicateIds } = livingOf(milestones);
  const { parents, cycles } = parentsOf(living, indexOf);
  const { starts, children } = childrenOf(living, parents);
  const { places, ...order } = inReadingOrder(living, starts, children);
  const placeOf = (id: Id) => {
    const index = indexOf.get(id);
    return index === undefined ? undefined : places[index];
  };
  return { ...order, placeOf, cycles, duplicateIds };
}

function livingOf(milestones: readonly Milestone[]) {
  const living: Milestone[] = [];
  const indexOf = new Map<Id, number>();
  const duplicateIds: Id[] = [];
  for (const item of milestones) {
    if (item.deletedAt !== undefined) continue;
    if (indexOf.has(item.id)) {
      duplicateIds.push(item.id);
      continue;
    }
    indexOf.set(item.id, living.length);
    living.push(item);
  }
  return { living, indexOf, duplicateIds };
}

/** The index of each parent, `living.length` for the top, with circles taken apart. */
function parentsOf(living: readonly Milestone[], indexOf: ReadonlyMap<Id, number>) {
  const top = living.length;
  const parents = new Int32Array(top);
  living.forEach((item, index) => {
    parents[index] = item.parentId === undefined ? top : indexOf.get(item.parentId) ?? top;
  });
  const cycles: Id[][] = [];
  // The walk on which an item was first met: meeting it again on the same walk closes a circle.
  const metOn = new Int32Array(top + 1).fill(-1);
  metOn[top] = top;
  for (let index = 0; index < top; index += 1) {
    let at = index;
    while (metOn[at] === -1) {
      metOn[at] = index;
      at = parents[at] ?? top;
    }
    if (at === top || metOn[at] !== index) continue;
    const circle: number[] = [];
    for (let member = at; circle[0] !== member; member = parents[member] ?? top) circle.push(member);
    // From parent to child, so that each is followed by what was placed below it.
    cycles.push(circle.map((member) => living[member]?.id ?? '').reverse());
    for (const member of circle) parents[member] = top;
  }
  return { parents, cycles };
}

/** The children of index i are `children[starts[i]] … children[starts[i + 1] - 1]`, in their order. */
function childrenOf(living: readonly Milestone[], parents: Int32Array) {
  const top = living.length;
  const starts = new Int32Array(top + 2);
  for (const parent of parents) starts[parent + 1] = (starts[parent + 1] ?? 0) + 1;
  for (let index = 1; index < starts.length; index += 1) {
    starts[index] = (starts[index] ?? 0) + (starts[index - 1] ?? 0);
  }
  const free = starts.slice();
  const children = new Int32Array(top);
  parents.forEach((parent, index) => {
    const place = free[parent] ?? 0;
    children[place] = index;
    free[parent] = place + 1;
  });
  const compare = (a: number, b: number) => compareSiblings(living[a] as Milestone, living[b] as Milestone);
  for (let index = 0; index <= top; index += 1) {
    const [from = 0, to = 0] = [starts[index], starts[index + 1]];
    for (let at = from + 1; at < to; at += 1) {
      // Rows mostly come in order; sorting only the groups that do not saves most of the comparisons.
      if (compare(children[at - 1] ?? 0, children[at] ?? 0) <= 0) continue;
      children.subarray(from, to).sort(compare);
      break;
    }
  }
  return { starts, children };
}

function inReadingOrder(living: readonly Milestone[], starts: Int32Array, children: Int32Array) {
  const top = living.length;
  const items: (Milestone | undefined)[] = [undefined];
  const parents = new Int32Array(top + 1).fill(-1);
  const ends = new Int32Array(top + 1);
  const places = new Int32Array(top);
  // A stack of its own: chains of parents may be longer than the call stack. Holds indexes and their parents' places.
  const waiting: number[] = [];
  const push = (index: number, place: number) => {
    for (let at = (starts[index + 1] ?? 0) - 1; at >= (starts[index] ?? 0); at -= 1) {
      waiting.push(children[at] ?? 0, place);
    }
  };
  push(top, 0);
  while (waiting.length > 0) {
    const parentPlace = waiting.pop() ?? 0;
    const index = waiting.pop() ?? 0;
    const place = items.length;
    items.push(living[index]);
    places[index] = place;
    parents[place] = parentPlace;
    push(index, place);
  }
  for (let place = top; place >= 0; place -= 1) {
    ends[place] = Math.max(ends[place] ?? 0, place + 1);
    const parent = parents[place] ?? -1;
    if (parent >= 0) ends[parent] = Math.max(ends[parent] ?? 0, ends[place] ?? 0);
  }
  return { items, parents, ends, places };
}
