import type { AnyRecord, Id, Instant, Json, Ref } from '../../model/index.js';
import type { Outcome, Version } from '../adapter.js';

/** The shape of what is stored. Raised when an older program could not read it any more. */
export const storedSchema = 1;

export interface Meta {
  readonly schema: number;
  /** New for every life of a workspace: a restored one gets another. */
  readonly epoch: string;
  /** The counter that orders everything in the workspace. */
  readonly seq: Version;
  /** Cursors below are too old: the log begins after it. */
  readonly floor: Version;
}

export interface StoredRow {
  readonly value: AnyRecord;
  /** Of the last change. */
  readonly version: Version;
  /** Of the creation, and `fields` of what has changed since. Both absent on a row that never changed. */
  readonly since?: Version;
  readonly fields?: Readonly<Record<string, Version>>;
}

export interface Ledger {
  readonly userId: Id;
  /** Number of the last mutation that was consumed. */
  readonly last: number;
  /** Outcomes below are forgotten. */
  readonly kept: number;
  /** The group that the last mutation belonged to, and whether it failed as a whole. */
  readonly group?: { readonly name: string; readonly failed: boolean };
}

/** What one mutation did, told backwards: from the rows of today any past state can be reached. */
export interface LogEntry {
  readonly operation: string;
  readonly byId?: Id;
  /** Of receipt. */
  readonly at: Instant;
  readonly changes: readonly LoggedChange[];
}

export type LoggedChange =
  | { readonly ref: Ref; readonly was: 'absent' }
  /** `before` holds the fields that changed, `null` for those that were not there. */
  | { readonly ref: Ref; readonly was: 'different'; readonly before: Readonly<Record<string, Json>> }
  | { readonly ref: Ref; readonly was: 'there'; readonly before: AnyRecord };

/** What is kept is JSON by its shape; its types only say more than the store asks for. */
export function asJson(value: Meta | StoredRow | Ledger | LogEntry | Outcome): Json {
  return value as unknown as Json;
}

/** The counter at which a field last changed; one that is not there has changed when it was taken away, or never. */
export function versionOfField(row: StoredRow, field: string): Version {
  return row.fields?.[field] ?? row.since ?? row.version;
}

/** For the wire: absent where every field is as old as the row. */
export function fieldVersionsOf(row: StoredRow): Readonly<Record<string, Version>> | undefined {
  if (row.fields === undefined || row.since === undefined) return undefined;
  const versions: Record<string, Version> = {};
  for (const field of Object.keys(row.value)) versions[field] = row.since;
  return Object.assign(versions, row.fields);
}
