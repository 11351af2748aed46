import { splitRef } from '../model/index.js';
import { equalJson, fieldsSeenWith, type RowEffect } from '../operations/index.js';
import type { Mutation, Version } from '../storage/adapter.js';
import type { RowTable } from './rows.js';

/**
 * The versions of the fields that a change is about to write, as the person saw them. Fields with a waiting change of
 * their own have none yet, and are left out: nobody overwrites themselves.
 *
 * @param rows before the change
 */
export function baseVersions(rows: RowTable, effects: readonly RowEffect[]): Mutation['base'] {
  const versions: Record<string, Record<string, Version>> = {};
  for (const { ref, before, after } of effects) {
    const row = rows.baseOf(ref);
    if (!row || !before) continue;
    const [stored, seen, next] = [row.value, before, after ?? {}] as unknown as [Fields, Fields, Fields];
    const changed = Object.keys({ ...seen, ...next }).filter((field) => !equalJson(seen[field], next[field]));
    const fields = fieldsSeenWith(splitRef(ref).kind, changed)
      .filter((field) => equalJson(seen[field], stored[field]));
    if (fields.length === 0) continue;
    versions[ref] = Object.fromEntries(fields.map((field) => [field, row.fieldVersions?.[field] ?? row.version]));
  }
  return Object.keys(versions).length > 0 ? versions : undefined;
}

type Fields = Readonly<Record<string, unknown>>;
