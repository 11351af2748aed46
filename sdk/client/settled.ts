import type { Id, Instant, Json, KitError, Ref } from '../model/index.js';
import type { Cursor, RejectionCode } from '../storage/adapter.js';

/** A change that the storage refused. It is not shown any more; what was typed is kept until it is retried or dropped. */
export interface Refusal {
  readonly id: Id;
  readonly operation: string;
  readonly args: Json;
  /** When it was done. */
  readonly at: Instant;
  readonly code: RejectionCode;
  readonly field?: string;
  readonly message: string;
  readonly parameters?: KitError['parameters'];
}

/**
 * What became of a change. `stored`: the storage has it. `merged`: it has it, but not in all fields as it was asked for.
 * `queued`: the storage cannot be reached; the change waits safely on this device, and is in `client.refusals` should it
 * be refused later. `rejected`: it was taken back.
 */
export type Settled =
  | { readonly kind: 'stored' | 'queued' }
  | { readonly kind: 'merged'; readonly fields: readonly string[] }
  | { readonly kind: 'rejected'; readonly refusal: Refusal };

export interface SyncStatus {
  /** Changes that the storage has not decided on. */
  readonly unsent: number;
  /** `offline`: it cannot be reached and is tried again; `failed`: something has to be done about `error`. */
  readonly state: 'saved' | 'saving' | 'offline' | 'failed';
  /** Since when it is offline or failed. */
  readonly since?: Instant;
  readonly error?: KitError;
}

/** One thing that happened, as the storage kept it. */
export interface ActivityEntry {
  /** To go on from. */
  readonly cursor: Cursor;
  readonly operation: string;
  readonly byId?: Id;
  readonly at: Instant;
  /** `before`: the fields that changed, `null` for those that were not there, or the record that is gone. */
  readonly changes: readonly {
    readonly ref: Ref;
    readonly was: 'absent' | 'different' | 'there';
    readonly before?: Readonly<Record<string, Json>>;
  }[];
}
