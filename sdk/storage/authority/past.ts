import { refOf, splitRef, type AnyRecord, type Id, type Json, type Kind, type RecordOf, type Ref } from '../../model/index.js';
import { equalJson, withChanges, type Rows } from '../../operations/index.js';
import type { LogEntry, LoggedChange } from './stored.js';

/**
 * The rows as they were before some entries of the log, which holds what was there before each change.
 *
 * @param entries oldest first, the last one being the last that happened
 */
export function rowsBefore(rows: Rows, entries: readonly LogEntry[]): Rows {
  const past = new Map<Ref, AnyRecord | undefined>();
  for (const { changes } of entries.toReversed()) {
    for (const change of changes.toReversed()) past.set(change.ref, before(change, rows, past));
  }
  return {
    get<K extends Kind>(kind: K, id: Id) {
      const ref = refOf(kind, id);
      return past.has(ref) ? past.get(ref) as RecordOf<K> | undefined : rows.get(kind, id);
    },
    all<K extends Kind>(kind: K) {
      const list = rows.all(kind).filter((row) => !past.has(refOf(kind, row.id)));
      for (const [ref, row] of past) if (row && splitRef(ref).kind === kind) list.push(row as RecordOf<K>);
      return list;
    },
  };
}

function before(change: LoggedChange, rows: Rows, past: Map<Ref, AnyRecord | undefined>): AnyRecord | undefined {
  if (change.was === 'absent') return undefined;
  if (change.was === 'there') return change.before;
  const { kind, id } = splitRef(change.ref);
  const after = past.has(change.ref) ? past.get(change.ref) : rows.get(kind, id);
  return after && withChanges(after, change.before);
}

/** What is to be kept of a change, to be able to go back. */
export function logged(ref: Ref, before: AnyRecord | undefined, after: AnyRecord | undefined): LoggedChange {
  if (!before) return { ref, was: 'absent' };
  if (!after) return { ref, was: 'there', before };
  return { ref, was: 'different', before: differences(after, before) };
}

/** The fields of `to` that are not as in `from`; `null` for those that `to` does not have. */
export function differences(from: AnyRecord, to: AnyRecord): Record<string, Json> {
  const [old, next] = [from, to] as unknown as [Record<string, Json>, Record<string, Json>];
  const found: Record<string, Json> = {};
  for (const field of new Set([...Object.keys(old), ...Object.keys(next)])) {
    if (!equalJson(old[field], next[field])) found[field] = next[field] ?? null;
  }
  return found;
}
