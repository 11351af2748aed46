import type { Day, Id, Instant, Json, KitError, Ref } from '../model/index.js';

/**
 * The seam that a host implements to bring its own storage: pull, push, watch. No host is ever asked to rebase, to order
 * or to merge. `milestone-kit/testing` holds the suite that proves an implementation, by level.
 */
export interface StorageAdapter {
  readonly guarantees: Guarantees;
  /** @throws {StorageError} `unavailable`, `denied`, `newer-schema` … when the storage cannot be opened */
  open(scope: Scope): Promise<Connection>;
}

export interface Scope {
  readonly workspaceId: Id;
  /** Who works here: looked up and checked by the authority. */
  readonly userId: Id;
  /** Only these items and what is below them. */
  readonly roots?: readonly Id[];
}

/**
 * What a storage promises; each level includes the ones below.
 * 0 rows listed, created, changed, deleted · 1 compare and set by version · 2 ordered changes with tombstones ·
 * 3 exactly-once effects, an outcome per mutation, watch · 4 our operations run there in one transaction
 */
export interface Guarantees {
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** It is on this device: what it has taken is safe without a network, and no queue has to be kept beside it. */
  readonly onDevice?: boolean;
}

/** Opaque, issued by the storage, never a clock of a client; holds an epoch, so that a restored storage says `reset`. */
export type Cursor = string;
export type ClientId = string;
/** The counter of the workspace at which something last changed. */
export type Version = number;

export interface Connection {
  /** What has changed since `cursor` (everything without one), with the last mutation applied for each client. */
  pull(request: PullRequest): Promise<Pulled>;
  /** Applies mutations in order. One outcome each: a refusal is an outcome, trouble on the way is a thrown error. */
  push(request: PushRequest): Promise<{ outcomes: readonly Outcome[]; applied: number }>;
  /** Calls back when something may have changed: a hint, never data. Left out by a storage that cannot: it is polled. */
  watch?(changed: () => void, state: (state: 'live' | 'down') => void): () => void;
  /** Older pages of what is not replicated whole. Absent: not kept here. */
  history?(request: { kind: string; ref?: Ref; before?: Cursor; limit?: number }): Promise<{
    entries: readonly Json[];
    more: boolean;
  }>;
  close(): Promise<void>;
}

export interface PullRequest {
  readonly cursor?: Cursor;
  /** The last outcome each of these clients has taken in: older ones may be forgotten. */
  readonly acknowledged: Readonly<Record<ClientId, number>>;
  /** Rows at the most, 1 or more. What is said with `more` is whole only together with the pages that follow. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

export interface PushRequest {
  readonly clientId: ClientId;
  readonly mutations: readonly Mutation[];
  readonly signal?: AbortSignal;
}

/** One thing a person did: the intent (`op`, `args`) and its effect on rows as the page computed it (`changes`). */
export interface Mutation {
  /** 1, 2, 3 … without gaps per client: (workspace, client, number) makes it idempotent. */
  readonly number: number;
  readonly op: string;
  readonly args: Json;
  readonly opVersion: number;
  /** All that a storage up to level 3 has to store; an authority (level 4) runs the operation again instead. */
  readonly changes: readonly RowChange[];
  /** The field versions the person saw, by record and field. */
  readonly base?: Readonly<Record<string, Readonly<Record<string, Version>>>>;
  /** All or nothing with the neighbours of the same name, never cut by a batch. */
  readonly group?: string;
  /** The person's calendar day then: what `finishedOn` becomes. Absent, or ahead of every zone: the authority's own. */
  readonly today?: Day;
  /** Shown, never used to decide. */
  readonly at: Instant;
}

/** `value: null` deletes the row. */
export interface RowChange {
  readonly ref: Ref;
  readonly value: Json;
}

export type RejectionCode =
  | 'forbidden' | 'invalid' | 'gone' | 'conflict' | 'cycle' | 'limit' | 'unknown-op' | 'outdated';

export type Outcome = { readonly number: number } & (
  | { readonly kind: 'applied'; readonly versions: Readonly<Record<string, Version>> }
  /** Accepted but altered: the page says so. */
  | { readonly kind: 'merged'; readonly versions: Readonly<Record<string, Version>>; readonly fields: readonly string[] }
  | {
    readonly kind: 'rejected';
    readonly code: RejectionCode;
    readonly field?: string;
    readonly message: string;
    readonly parameters?: KitError['parameters'];
    readonly current?: readonly Change[];
  }
  /** A replay gets the stored outcome. */
  | { readonly kind: 'duplicate'; readonly first: Outcome | null }
  /** Not consumed, send again. */
  | { readonly kind: 'held'; readonly why: 'gap' | 'after-failed-group' | 'rate'; readonly retryAfterMs?: number }
);

export type Change =
  | {
    readonly kind: 'put';
    readonly ref: Ref;
    readonly version: Version;
    readonly value: Json;
    /** The counter at which each field last changed; one that is not named, or all without it: at `version`. */
    readonly fieldVersions?: Readonly<Record<string, Version>>;
  }
  | { readonly kind: 'delete'; readonly ref: Ref; readonly version: Version }
  /** You lost sight of it. */
  | { readonly kind: 'hide'; readonly ref: Ref };

/**
 * `snapshot` answers a pull without a cursor and replaces everything; the pages that follow it are `changes`. `applied`
 * and `outcomes` travel with the last page, the one with which rows are whole (`more: false`); before it they are empty.
 */
export type Pulled =
  | {
    readonly kind: 'changes' | 'snapshot';
    readonly changes: readonly Change[];
    readonly cursor: Cursor;
    readonly more: boolean;
    readonly applied: Readonly<Record<ClientId, number>>;
    readonly outcomes?: Readonly<Record<ClientId, readonly Outcome[]>>;
    /** Names what this person sees; when it changes, the page starts anew. */
    readonly visibility: string;
  }
  | { readonly kind: 'reset'; readonly reason: 'cursor-too-old' | 'visibility' | 'restored' | 'schema' };
