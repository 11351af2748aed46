import { splitRef, type Ref } from '../../model/index.js';
import type { Change, PullRequest, Pulled, Scope, Version } from '../adapter.js';
import type { CachedRows } from './cache.js';
import { readCursor, writeCursor, type Position } from './cursor.js';
import { rowsBefore } from './past.js';
import { memberOf, sightOf, type Sight } from './sight.js';
import { fieldVersionsOf, type LogEntry, type Meta, type StoredRow } from './stored.js';

export type LoggedAt = readonly [seq: Version, entry: LogEntry];
type Page = Omit<Extract<Pulled, { changes: unknown }>, 'applied' | 'outcomes'>;
type Reset = Extract<Pulled, { kind: 'reset' }>;

/** Whether the cursor can be read on from, and from where. */
export function startOf(request: PullRequest, meta: Meta, sight: Sight): Position | Reset | undefined {
  if (request.cursor === undefined) return undefined;
  const position = readCursor(request.cursor);
  if (!position || position.epoch !== meta.epoch || position.version > meta.seq) {
    return { kind: 'reset', reason: 'restored' };
  }
  if (position.visibility !== sight.name) return { kind: 'reset', reason: 'visibility' };
  return seenSince(position) < meta.floor ? { kind: 'reset', reason: 'cursor-too-old' } : position;
}

/** The counter after which the log has to be read to answer. */
export function seenSince(position: Position): Version {
  const wholeUpTo = position.ref === undefined ? position.version : position.version - 1;
  return position.snapshotAt === undefined ? wholeUpTo : Math.min(position.snapshotAt, wholeUpTo);
}

/** Everything that is visible. */
export function snapshotPage(rows: CachedRows, sight: Sight, limit: number): Page {
  const changes = putsAfter(rows, sight, { version: 0 });
  return pageOf('snapshot', changes, rows, sight, limit, rows.seq);
}

/** What a person has to be told who has read up to `position`. */
export function changesPage(
  rows: CachedRows,
  sight: Sight,
  scope: Scope,
  position: Position,
  log: readonly LoggedAt[],
  limit: number,
): Page | Reset {
  const gone = new Map<Ref, Version>();
  const touched = new Set<Ref>();
  for (const [seq, entry] of log) {
    for (const { ref } of entry.changes) {
      touched.add(ref);
      if (!rows.stored(ref)) gone.set(ref, seq);
    }
  }
  const changes: Change[] = [];
  if (position.snapshotAt === undefined) {
    for (const ref of touched) {
      const row = rows.stored(ref);
      if (row && isAfter(row.version, ref, position) && sight.sees(splitRef(ref).kind, row.value)) {
        changes.push(putOf(ref, row));
      }
    }
  } else {
    changes.push(...putsAfter(rows, sight, position));
  }
  // Who is in the middle of a snapshot has seen what was in sight when it began.
  const since = log.filter(([seq]) => seq > (position.snapshotAt ?? 0));
  const before = sight.isPartial && since.length > 0 ? sightBefore(rows, scope, since) : undefined;
  for (const [ref, version] of gone) {
    const isTold = position.snapshotAt === undefined || version > position.snapshotAt;
    const wasSeen = before === undefined || before.saw(ref);
    if (isTold && wasSeen && isAfter(version, ref, position)) changes.push({ kind: 'delete', ref, version });
  }
  if (before) {
    const moved = cameAndWent(rows, sight, before.saw, changes);
    // What came into sight has no place in the order of versions: it is told in one piece, or all is told anew.
    if (moved.length > 0 && (position.snapshotAt !== undefined || changes.length + moved.length > limit)) {
      return { kind: 'reset', reason: 'visibility' };
    }
    changes.push(...moved);
  }
  return pageOf('changes', changes, rows, sight, limit, position.snapshotAt);
}

function putsAfter(rows: CachedRows, sight: Sight, position: Pick<Position, 'version' | 'ref'>): Change[] {
  const changes: Change[] = [];
  for (const [kind, id, row] of rows.entries()) {
    const ref: Ref = `${kind}/${id}`;
    if (isAfter(row.version, ref, position) && sight.sees(kind, row.value)) changes.push(putOf(ref, row));
  }
  return changes;
}

function putOf(ref: Ref, row: StoredRow): Change {
  const fieldVersions = fieldVersionsOf(row);
  return { kind: 'put', ref, version: row.version, value: row.value, ...(fieldVersions && { fieldVersions }) };
}

function isAfter(version: Version, ref: string, position: Pick<Position, 'version' | 'ref'>): boolean {
  if (version !== position.version) return version > position.version;
  return position.ref !== undefined && ref > position.ref;
}

/** Cuts a page off, in the order (version, ref): what changes in between comes again on a later page. */
function pageOf(
  kind: Page['kind'],
  changes: Change[],
  rows: CachedRows,
  sight: Sight,
  limit: number,
  snapshotAt: Version | undefined,
): Page {
  const end = { epoch: rows.epoch, visibility: sight.name };
  if (changes.length <= limit) {
    const cursor = writeCursor({ ...end, version: rows.seq });
    return { kind, changes, cursor, more: false, visibility: sight.name };
  }
  changes.sort(byVersion);
  const page = changes.slice(0, limit);
  const last = page.at(-1);
  const cursor = writeCursor({
    ...end,
    ...(last && { version: versionOf(last), ref: last.ref }),
    version: last ? versionOf(last) : 0,
    ...(snapshotAt !== undefined && { snapshotAt }),
  });
  return { kind, changes: page, cursor, more: true, visibility: sight.name };
}

function byVersion(a: Change, b: Change): number {
  return versionOf(a) - versionOf(b) || (a.ref < b.ref ? -1 : 1);
}

function versionOf(change: Change): Version {
  return change.kind === 'hide' ? 0 : change.version;
}

/** What the same person saw before the entries of the log. */
function sightBefore(
  rows: CachedRows,
  scope: Scope,
  log: readonly LoggedAt[],
): { saw: (ref: Ref) => boolean } {
  const past = rowsBefore(rows, log.map(([, entry]) => entry));
  const member = memberOf(past, scope.userId);
  const sight = member && sightOf(past, scope, member);
  return {
    saw(ref) {
      const { kind, id } = splitRef(ref);
      const record = past.get(kind, id);
      return sight !== undefined && record !== undefined && sight.sees(kind, record);
    },
  };
}

/** Rows that became visible, or are not any more, without having changed themselves. */
function cameAndWent(
  rows: CachedRows,
  sight: Sight,
  saw: (ref: Ref) => boolean,
  told: readonly Change[],
): Change[] {
  const changes: Change[] = [];
  const toldRefs = new Set(told.map(({ ref }) => ref));
  for (const [kind, id, row] of rows.entries()) {
    const ref: Ref = `${kind}/${id}`;
    if (toldRefs.has(ref)) continue;
    const sees = sight.sees(kind, row.value);
    if (sees === saw(ref)) continue;
    changes.push(sees ? putOf(ref, row) : { kind: 'hide', ref });
  }
  return changes;
}

