import type { Id } from '../model/index.js';

/** Something that leads from one item to another: a dependency, or `{ fromId: parent, toId: child }`. */
export interface Edge {
  readonly fromId: Id;
  readonly toId: Id;
}

/**
 * A circle among the edges, if there is one.
 *
 * @returns the ids of one circle, first to last (the last leads back to the first); undefined when there is none
 */
export function findCycle(edges: readonly Edge[]): readonly Id[] | undefined {
  const nextOf = new Map<Id, Id[]>();
  for (const { fromId, toId } of edges) {
    const next = nextOf.get(fromId);
    if (next) next.push(toId);
    else nextOf.set(fromId, [toId]);
  }
  const finished = new Set<Id>();
  for (const startId of nextOf.keys()) {
    if (finished.has(startId)) continue;
    // Depth first with a stack of its own: chains may be longer than the call stack.
    const path: Id[] = [startId];
    const placeOn = new Map<Id, number>([[startId, 0]]);
    const tried = [0];
    while (path.length > 0) {
      const top = path.length - 1;
      const id = path[top] as Id;
      const nextId = nextOf.get(id)?.[tried[top] ?? 0];
      if (nextId === undefined) {
        finished.add(id);
        placeOn.delete(id);
        path.pop();
        tried.pop();
        continue;
      }
      tried[top] = (tried[top] ?? 0) + 1;
      const place = placeOn.get(nextId);
      if (place !== undefined) return path.slice(place);
      if (finished.has(nextId)) continue;
      placeOn.set(nextId, path.length);
      path.push(nextId);
      tried.push(0);
    }
  }
  return undefined;
}
