import { describe, expect, it } from 'vitest';

import type { Mutation, Outcome } from '../storage/adapter.js';
import { Queue } from './queue.js';

describe('the queue', () => {
  it('keeps a change until it is both decided and pulled, in whichever order', () => {
    const queue = filled(2);
    queue.decide('c', [applied(1)]);
    expect(numbers(queue)).toEqual([1, 2]);
    queue.cover({ c: 2 });
    expect(numbers(queue)).toEqual([2]);
    queue.decide('c', [applied(2)]);
    expect(numbers(queue)).toEqual([]);
  });

  it('shows what is not pulled yet, and nothing that was refused', () => {
    const queue = filled(3);
    queue.cover({ c: 1 });
    queue.decide('c', [{ number: 2, kind: 'rejected', code: 'gone', message: '' }]);
    expect(queue.shown().map(({ mutation }) => mutation.number)).toEqual([3]);
  });

  it('acknowledges only up to the first change whose outcome is not known', () => {
    const queue = filled(3);
    queue.decide('c', [applied(1), applied(3)]);
    expect(queue.acknowledged()).toEqual({ c: 1 });
    queue.decide('c', [applied(2)]);
    queue.cover({ c: 3 });
    expect(queue.acknowledged()).toEqual({ c: 3 });
  });

  it.each<[string, Outcome, number]>([
    ['an answer that came before', { number: 1, kind: 'duplicate', first: applied(1) }, 1],
    ['an answer that the storage forgot', { number: 1, kind: 'duplicate', first: null }, 1],
    ['a change that is held', { number: 1, kind: 'held', why: 'gap' }, 0],
    ['a change nobody knows', applied(7), 0],
  ])('decides on %s', (_name, outcome, decided) => {
    expect(filled(1).decide('c', [outcome])).toHaveLength(decided);
  });

  it('decides on a change once', () => {
    const queue = filled(1);
    expect(queue.decide('c', [applied(1), applied(1)])).toHaveLength(1);
    expect(queue.decide('c', [applied(1)])).toHaveLength(0);
  });

  it('renumbers from 1 for a new client what the storage has not taken', () => {
    const queue = filled(4);
    queue.cover({ c: 1 });
    queue.decide('c', [applied(1), applied(2)]);
    queue.renumber('c', 'd');
    expect(queue.undecided().map(({ clientId, mutation }) => [clientId, mutation.number])).toEqual([['d', 1], ['d', 2]]);
    expect(queue.append('d', mutation(0)).mutation.number).toBe(3);
  });
});

function filled(count: number): Queue {
  const queue = new Queue();
  for (let number = 1; number <= count; number += 1) queue.add('c', mutation(number));
  return queue;
}

function numbers(queue: Queue): number[] {
  return queue.entries.map((entry) => entry.mutation.number);
}

function applied(number: number): Outcome & { kind: 'applied' } {
  return { number, kind: 'applied', versions: {} };
}

function mutation(number: number): Mutation {
  return { number, op: 'x', args: null, opVersion: 1, changes: [], at: '2026-01-01T00:00:00Z' };
}
