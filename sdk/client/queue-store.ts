import type { Id } from '../model/index.js';
import type { ClientId, Mutation, Outcome } from '../storage/adapter.js';
import type { Refusal } from './settled.js';

export interface QueuedChange {
  readonly clientId: ClientId;
  readonly mutation: Mutation;
}

/** Changes that go on under another client id, with the new number by the old one. */
export interface Renumbering {
  readonly from: ClientId;
  readonly to: ClientId;
  readonly numbers: ReadonlyMap<number, number>;
}

/** What another tab has done with the queue that all of them share. */
export type QueueEvent =
  | { readonly kind: 'added'; readonly change: QueuedChange }
  | { readonly kind: 'decided'; readonly clientId: ClientId; readonly outcomes: readonly Outcome[] }
  | ({ readonly kind: 'renumbered' } & Renumbering)
  | { readonly kind: 'refusals'; readonly refusals: readonly Refusal[] };

/**
 * Where changes wait for a storage that is not on this device. Shared by all tabs of one person in one workspace, each
 * of which writes; one of them leads, and sends for all: those that are still open and those that are not.
 */
export interface QueueStore {
  /** Everything that waits, in the order in which it was done, and what was refused. */
  load(): Promise<{ readonly changes: readonly QueuedChange[]; readonly refusals: readonly Refusal[] }>;
  /** Resolves when the change is on the disk. @throws {StorageError} `quota` … */
  add(change: QueuedChange): Promise<void>;
  /** Takes out what is decided. A refusal is kept only when its change was still in: whoever comes second adds nothing. */
  decide(clientId: ClientId, outcomes: readonly Outcome[], refusals: readonly Refusal[]): Promise<void>;
  renumber(renumbering: Renumbering): Promise<void>;
  /** Forgets a refusal. */
  drop(refusalId: Id): Promise<void>;
  /** Calls back for what other tabs do. */
  watch(listener: (event: QueueEvent) => void): void;
  /** Calls back once this tab leads: at once, or when the one that led is gone. */
  lead(begin: () => void): void;
  close(): Promise<void>;
}
