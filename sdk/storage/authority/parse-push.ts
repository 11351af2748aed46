import * as v from 'valibot';

import { day, id, instant, InvalidError } from '../../model/index.js';
import type { Mutation } from '../adapter.js';

/** Mutations in one push, at the most. */
const largestBatch = 1_000;

const mutation = v.object({
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(1, 'Mutations are numbered from 1.')),
  op: v.pipe(v.string(), v.maxLength(100)),
  // The operation looks at them, as it did in the page: what is wrong with one mutation must not hold up the others.
  args: v.unknown(),
  opVersion: v.pipe(v.number(), v.safeInteger()),
  // Only compared with what comes of the operation here, never kept.
  changes: v.array(v.object({ ref: v.string(), value: v.unknown() })),
  base: v.exactOptional(v.record(v.string(), v.record(v.string(), v.number()))),
  group: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
  today: v.exactOptional(day),
  at: instant,
});

const batch = v.pipe(
  v.array(mutation),
  v.maxLength(largestBatch, `At most ${largestBatch} mutations fit into one push. Send them in several.`),
  v.check(
    (mutations) => mutations.every(({ number }, index) => index === 0 || number > (mutations[index - 1]?.number ?? 0)),
    'Mutations are sent in the order of their numbers, each once.',
  ),
);

/** What comes in at the door. @throws {InvalidError} when it is malformed: then nothing of it was consumed */
export function parsePush(clientId: unknown, mutations: unknown): readonly Mutation[] {
  const parsed = v.safeParse(v.object({ clientId: id, mutations: batch }), { clientId, mutations }, { abortEarly: true });
  if (parsed.success) return parsed.output.mutations as readonly Mutation[];
  throw new InvalidError(parsed.issues[0].message, v.getDotPath(parsed.issues[0]) ?? undefined);
}
