import { splitRef, type Kind } from '../../model/index.js';
import { equalJson, registers, type RowEffect } from '../../operations/index.js';
import type { Mutation } from '../adapter.js';
import type { CachedRows } from './cache.js';
import { differences } from './past.js';
import { versionOfField } from './stored.js';

/** Kinds on which nothing is overwritten that the person has not seen. */
const comparedAndSet: ReadonlySet<Kind> = new Set(['member', 'limits', 'share-link', 'api-key', 'invitation']);

/** Where the result may differ from the page's without anything that the person said being altered. */
const unsaid: ReadonlySet<string> = new Set([
  'rank', 'at', 'createdAt', 'deletedAt', 'labels', 'watcherIds', 'successCriteria', 'fields', 'reactions', 'revisions',
]);

export type Verdict = { readonly kind: 'clean' } | { readonly kind: 'merged'; readonly fields: readonly string[] }
  | { readonly kind: 'conflict'; readonly field: string };

/**
 * Compares what an operation did here with what the person saw and what their page made of it: last write wins field by
 * field, and says so; a register that would become what nobody has seen is a conflict.
 */
export function judge(rows: CachedRows, mutation: Mutation, effects: readonly RowEffect[]): Verdict {
  const expected = new Map(mutation.changes.map(({ ref, value }) => [ref, value]));
  const merged = new Set<string>();
  for (const { ref, before, after } of effects) {
    if (!before || !after) continue;
    const { kind } = splitRef(ref);
    const changed = new Set(Object.keys(differences(before, after)));
    const stale = new Set(staleFields(rows, mutation, ref));
    const page = expected.get(ref) as Readonly<Record<string, unknown>> | null | undefined;
    const here = after as unknown as Readonly<Record<string, unknown>>;
    const differs = (field: string): boolean => page != null && !equalJson(page[field], here[field]);

    for (const register of registers[kind] ?? []) {
      if (!register.some((field) => changed.has(field)) || !register.some((field) => stale.has(field))) continue;
      const field = register.find(differs);
      if (field !== undefined) return { kind: 'conflict', field };
    }
    for (const field of changed) {
      if (stale.has(field) && comparedAndSet.has(kind)) return { kind: 'conflict', field };
      if (!unsaid.has(field) && (stale.has(field) || differs(field))) merged.add(field);
    }
  }
  return merged.size > 0 ? { kind: 'merged', fields: [...merged] } : { kind: 'clean' };
}

/** Whether anything that the person saw has changed since. */
export function isStale(rows: CachedRows, mutation: Mutation): boolean {
  return Object.keys(mutation.base ?? {}).some((ref) => staleFields(rows, mutation, ref).length > 0);
}

function staleFields(rows: CachedRows, mutation: Mutation, ref: string): string[] {
  const seen = mutation.base?.[ref];
  const row = seen && rows.stored(ref);
  if (!row) return [];
  return Object.keys(seen).filter((field) => versionOfField(row, field) > (seen[field] ?? 0));
}
