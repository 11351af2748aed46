import * as v from 'valibot';

import { CycleError, dependency, InvalidError, type Dependency, type Id } from '../model/index.js';
import { changesOf, define, pick } from './define.js';
import type { Rows } from './draft.js';
import { changing, deleting } from './factory.js';
import { assertFree, livingMilestone, livingPlan } from './living.js';
import { writers } from './permissions.js';

const { entries } = dependency;

/**
 * The way along dependencies from one item to another.
 *
 * @returns ids, first to last; undefined where there is none
 */
export function pathAlong(links: readonly Dependency[], fromId: Id, toId: Id): Id[] | undefined {
  const next = new Map<Id, Id[]>();
  for (const link of links) {
    const list = next.get(link.fromId);
    if (list) list.push(link.toId);
    else next.set(link.fromId, [link.toId]);
  }
  const cameFrom = new Map<Id, Id | undefined>([[fromId, undefined]]);
  for (const [at] of cameFrom) {
    if (at === toId) break;
    for (const neighbour of next.get(at) ?? []) if (!cameFrom.has(neighbour)) cameFrom.set(neighbour, at);
  }
  if (!cameFrom.has(toId)) return undefined;
  const path: Id[] = [];
  for (let at: Id | undefined = toId; at !== undefined; at = cameFrom.get(at)) path.unshift(at);
  return path;
}

/** @throws {CycleError} when the successor already leads to the predecessor */
export function assertNoCircle(rows: Rows, link: Dependency): void {
  const others = rows.all('dependency').filter((other) => other.id !== link.id);
  const path = pathAlong(others, link.toId, link.fromId);
  if (path) throw new CycleError('dependency', path);
}

const create = define(
  writers,
  v.strictObject({
    ...pick(entries, ['id', 'planId', 'fromId', 'toId']),
    type: v.exactOptional(entries.type),
    lagInDays: v.exactOptional(entries.lagInDays),
  }),
  (transaction, given) => {
    assertFree(transaction, 'dependency', given.id);
    livingPlan(transaction, given.planId);
    const link: Dependency = { ...given, type: given.type ?? 'FS', lagInDays: given.lagInDays ?? 0 };
    for (const field of ['fromId', 'toId'] as const) {
      if (livingMilestone(transaction, link[field]).planId !== link.planId) {
        throw new InvalidError('Both ends of a dependency belong to one plan. Choose another item.', field);
      }
    }
    const twin = transaction.all('dependency')
      .some(({ fromId, toId, type }) => fromId === link.fromId && toId === link.toId && type === link.type);
    if (twin) throw new InvalidError('These items are linked like this already. Change that link instead.', 'toId');
    assertNoCircle(transaction, link);
    transaction.put('dependency', link);
  },
);

export const dependencyOperations = {
  'dependency.create': create,
  'dependency.change': changing('dependency', writers, changesOf<Dependency>()(entries, ['type', 'lagInDays'])),
  'dependency.delete': deleting('dependency', writers),
};
