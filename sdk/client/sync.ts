import { isKind, KitError, StorageError, type Kind } from '../model/index.js';
import {
  draftOver, equalJson, loadOperations, runOperation, type OperationContext, type RowEffect,
} from '../operations/index.js';
import type { Change, ClientId, Connection, Cursor, Mutation, Pulled } from '../storage/adapter.js';
import type { DeviceQueue } from './device-queue.js';
import { Pump, TryLater } from './pump.js';
import type { RowTable } from './rows.js';
import type { Doing } from './status.js';

const pollEveryMs = 5_000;
const batchSize = 100;

export interface SyncHost {
  readonly connection: Connection;
  readonly queue: DeviceQueue;
  readonly rows: RowTable;
  /** Whether the storage needs no network. */
  readonly onDevice: boolean;
  contextOf(mutation: Mutation): OperationContext;
  /** Something else is seen of these kinds. */
  changed(kinds: ReadonlySet<Kind>): void;
  /** Everything has been pulled at least once. */
  ready(): void;
  /** Something was decided. */
  decided(): void;
  /** An attempt went well (`undefined`) or not. */
  told(doing: Doing, trouble: unknown): void;
}

/** Moves changes between the rows of the page and the storage: pull, push, and replay of what waits. */
export class Sync {
  readonly #host: SyncHost;
  readonly #pulling: Pump;
  readonly #pushing: Pump;
  readonly #stops: (() => void)[] = [];
  #cursor: Cursor | undefined;
  #visibility: string | undefined;
  /** Pages of one pull that are not yet all there. */
  #pages: { readonly changes: Change[]; readonly everything: boolean } | undefined;
  /** Clients known to a storage that was restored from a backup since: the rest of theirs gets a new client id. */
  #renew = new Set<ClientId>();
  #closed = false;

  constructor(host: SyncHost) {
    this.#host = host;
    this.#pulling = new Pump((signal) => this.#pull(signal), (trouble) => host.told('pull', trouble), host.onDevice);
    this.#pushing = new Pump((signal) => this.#push(signal), (trouble) => host.told('push', trouble), host.onDevice);
  }

  start(): void {
    const pull = (): void => this.#pulling.wake(true);
    let isTold = false;
    const poll = setInterval(() => {
      if (!isTold) this.#pulling.wake();
    }, pollEveryMs);
    const stopWatching = this.#host.connection.watch?.(pull, (state) => {
      isTold = state === 'live';
      // What happened between the last word and this one was told to nobody.
      pull();
    });
    this.#stops.push(() => clearInterval(poll), () => stopWatching?.());
    const online = (): void => {
      pull();
      if (this.#host.queue.leads) this.#pushing.wake(true);
    };
    globalThis.addEventListener?.('online', online);
    this.#stops.push(() => globalThis.removeEventListener?.('online', online));
    pull();
    this.send();
  }

  /** There may be something to send. */
  send(): void {
    if (this.#host.queue.leads) this.#pushing.wake();
  }

  /** Puts what waits on top of the rows anew. */
  replay(): void {
    this.#rebase([], false);
  }

  /** Hands over what would be lost otherwise, if that is possible, and lets go of everything. */
  async close(): Promise<void> {
    if (!this.#host.queue.isKept) await this.#pushing.idle();
    this.#closed = true;
    for (const stop of this.#stops) stop();
    this.#pulling.stop();
    this.#pushing.stop();
  }

  async #pull(signal: AbortSignal): Promise<void> {
    const { connection, queue } = this.#host;
    for (let more = true; more && !signal.aborted;) {
      const cursor = this.#cursor;
      const pulled = await connection.pull({
        ...(cursor !== undefined && { cursor }),
        acknowledged: queue.acknowledged(),
        signal,
      });
      // Another answer came first and moved on: this one speaks of a past that is gone.
      if (this.#closed || cursor !== this.#cursor) return;
      more = this.#take(pulled, cursor);
    }
  }

  /** @returns whether there is more to pull */
  #take(pulled: Pulled, cursor: Cursor | undefined): boolean {
    if (pulled.kind === 'reset') {
      if (cursor === undefined) {
        throw new StorageError('unavailable', 'The storage does not say what it holds. It is tried again.');
      }
      if (pulled.reason === 'restored') this.#renew = new Set(Object.keys(this.#host.queue.acknowledged()));
      this.#startAnew();
      return true;
    }
    const begins = cursor === undefined || !this.#pages;
    if (pulled.kind === 'changes' && this.#visibility !== undefined && this.#visibility !== pulled.visibility) {
      this.#visibility = undefined;
      this.#startAnew();
      return true;
    }
    this.#visibility = pulled.visibility;
    if (begins) this.#pages = { changes: [], everything: pulled.kind === 'snapshot' || cursor === undefined };
    this.#pages?.changes.push(...pulled.changes.filter(({ ref }) => isKind(ref.slice(0, ref.indexOf('/')))));
    this.#cursor = pulled.cursor;
    if (pulled.more) return true;
    const pages = this.#pages ?? { changes: [], everything: false };
    this.#pages = undefined;
    this.#apply(pages.changes, pages.everything, pulled);
    return false;
  }

  #startAnew(): void {
    this.#cursor = undefined;
    this.#pages = undefined;
  }

  /** Rows and "applied" in one step, then what waits on top: no flicker, and no effect twice. */
  #apply(changes: readonly Change[], everything: boolean, pulled: Exclude<Pulled, { kind: 'reset' }>): void {
    const { queue } = this.#host;
    let shown = everything || changes.length > 0;
    for (const [clientId, outcomes] of Object.entries(pulled.outcomes ?? {})) {
      if (queue.decide(clientId, outcomes)) shown = true;
    }
    if (queue.cover(pulled.applied)) shown = true;
    if (everything && this.#renew.size > 0) queue.reopen();
    if (shown) this.#rebase(changes, everything);
    this.#host.ready();
    this.#host.decided();
    if (queue.unsent > 0) this.send();
  }

  #rebase(changes: readonly Change[], everything: boolean): void {
    const { rows } = this.#host;
    this.#host.changed(rows.rebase(changes, everything, () => {
      for (const { mutation } of this.#host.queue.shown()) {
        try {
          rows.cover(effectsOf(rows, mutation.op, mutation.args, this.#host.contextOf(mutation)));
        } catch (error) {
          // It cannot be done on top of what others have done. The storage will say so, and then the person is told.
          if (!(error instanceof KitError)) throw error;
          if (error.code === 'not-loaded') void loadOperations([mutation.op])?.then(() => this.replay());
        }
      }
    }));
  }

  async #push(signal: AbortSignal): Promise<void> {
    for (;;) {
      const [first] = this.#host.queue.undecided();
      if (!first || signal.aborted) return;
      await this.#pushBatch(first.clientId, signal);
    }
  }

  async #pushBatch(clientId: ClientId, signal: AbortSignal): Promise<void> {
    const { connection, queue } = this.#host;
    let batch = queue.undecided(clientId);
    if (this.#renew.has(clientId)) {
      // What was sent may have arrived: under another number it could take effect twice. It is cleared up first.
      batch = batch.filter(({ sent }) => sent);
      if (batch.length === 0) return this.#renumber(clientId);
    }
    batch = batch.slice(0, batchSize);
    const [first] = batch;
    if (!first) return;
    for (const entry of batch) entry.sent = true;
    const { outcomes, applied } = await connection.push({
      clientId,
      mutations: batch.map(({ mutation }) => mutation),
      signal,
    });
    if (queue.decide(clientId, outcomes)) this.replay();
    const isDecided = first.verdict !== undefined;
    if (isDecided) {
      // Before those who wait for it go on: what they read then is that everything is well.
      this.#host.told('push', undefined);
      this.#host.decided();
      this.#pulling.wake(true);
    }
    const held = outcomes.find((outcome) => outcome.kind === 'held');
    if (held?.kind !== 'held') {
      if (!isDecided) throw new StorageError('unavailable', 'The storage gave no outcome. It is tried again.');
    } else if (held.why === 'gap' && applied + 1 < first.mutation.number) {
      // The storage has forgotten what it had taken before: these numbers would be held for ever.
      this.#renumber(clientId);
    } else {
      throw new TryLater(held.retryAfterMs);
    }
  }

  #renumber(from: ClientId): void {
    this.#renew.delete(from);
    this.#host.queue.renumber(from);
  }
}

/** Runs an operation over rows that stay as they are. @throws {KitError} */
export function effectsOf(
  rows: RowTable,
  operation: string,
  args: unknown,
  context: OperationContext,
): readonly RowEffect[] {
  const draft = draftOver(rows);
  runOperation(draft, operation, args, context);
  return draft.effects().filter(({ before, after }) => !equalJson(before, after));
}
