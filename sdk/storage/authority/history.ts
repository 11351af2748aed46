import { InvalidError, splitRef, type AnyRecord, type Json, type Ref } from '../../model/index.js';
import type { Cursor, Scope } from '../adapter.js';
import { logRange, seqOfKey } from './keys.js';
import { memberOf, sightOf } from './sight.js';
import type { LogEntry } from './stored.js';
import { denied, type WorkspaceAccess } from './workspace-access.js';

export interface HistoryRequest {
  readonly kind: string;
  /** Only what happened to this record. */
  readonly ref?: Ref;
  /** The `cursor` of the entry before which to go on. */
  readonly before?: Cursor;
  readonly limit: number;
}

/** Entries of the log that are read at once on the way back. */
const step = 256;

/**
 * What happened, newest first: `{ cursor, operation, byId, at, changes }`, each change with what was there before, so
 * that past states can be worked out. Only what this person sees now, or what is gone.
 *
 * @throws {InvalidError} for another kind than `activity`
 */
export async function readHistory(
  access: WorkspaceAccess,
  scope: Scope,
  { kind, ref, before, limit }: HistoryRequest,
): Promise<{ entries: readonly Json[]; more: boolean }> {
  if (kind !== 'activity') throw new InvalidError(`There is no history of the kind "${kind}". Ask for "activity".`, 'kind');
  return access.read(async ({ transaction, meta, rows }) => {
    const member = memberOf(rows, scope.userId);
    if (!member) throw denied();
    const sight = sightOf(rows, scope, member);
    const isSeen = (of: Ref, was: AnyRecord | undefined): boolean => {
      const { kind: rowKind, id } = splitRef(of);
      const record = rows.get(rowKind, id) ?? was;
      return record !== undefined && sight.sees(rowKind, record as AnyRecord);
    };
    const entries: Json[] = [];
    let end = Math.min(before === undefined ? meta.seq + 1 : Number(before) || 0, meta.seq + 1);
    while (end > meta.floor + 1 && entries.length <= limit) {
      const from = Math.max(meta.floor + 1, end - step);
      const page = await transaction.scan(logRange(access.workspaceId, from, end));
      for (const [key, value] of page.toReversed()) {
        const entry = value as unknown as LogEntry;
        const changes = entry.changes.filter((change) =>
          (ref === undefined || change.ref === ref)
          && isSeen(change.ref, change.was === 'there' ? change.before : undefined));
        if (changes.length === 0) continue;
        const cursor = String(seqOfKey(key));
        entries.push({ cursor, ...entry, changes } as unknown as Json);
        if (entries.length > limit) break;
      }
      end = from;
    }
    return { entries: entries.slice(0, limit), more: entries.length > limit };
  }, (_view, answer) => answer);
}
