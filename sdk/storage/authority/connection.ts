import { InvalidError, StorageError, type Id, type Json, type Ref } from '../../model/index.js';
import type { ClientId, Connection, Cursor, Outcome, Pulled, PullRequest, PushRequest, Scope } from '../adapter.js';
import type { Clock } from '../clock.js';
import { loadOperations } from '../../operations/index.js';
import type { RowTransaction } from '../row-store.js';
import type { Signal } from '../signal.js';
import { readHistory } from './history.js';
import { clientKey, logKey, logRange, metaKey, outcomeKey, outcomeRange, rowKey, seqOfKey } from './keys.js';
import { parsePush } from './parse-push.js';
import { changesPage, seenSince, snapshotPage, startOf, type LoggedAt } from './pull.js';
import { PushRun } from './push.js';
import { memberOf, sightOf, type Sight } from './sight.js';
import { asJson, type Ledger, type LogEntry, type Meta } from './stored.js';
import { denied, type View, type WorkspaceAccess } from './workspace-access.js';

/** Outcomes that a client has taken in are forgotten in lots of this many, so that most pulls only read. */
const forgetInLotsOf = 50;

/** The three verbs for one person in one workspace. */
export class AuthorityConnection implements Connection {
  readonly #access: WorkspaceAccess;
  readonly #workspaceId: Id;
  readonly #scope: Scope;
  readonly #clock: Clock;
  readonly #signal: Signal;
  readonly #ends = new Set<() => void>();
  #isClosed = false;

  constructor(access: WorkspaceAccess, scope: Scope, { clock, signal }: { clock: Clock; signal: Signal }) {
    this.#access = access;
    this.#workspaceId = scope.workspaceId;
    this.#scope = scope;
    this.#clock = clock;
    this.#signal = signal;
  }

  async pull(request: PullRequest): Promise<Pulled> {
    this.#assertOpen(request.signal);
    const limit = limitOf(request.limit);
    const clientIds = Object.keys(request.acknowledged);
    const pulled = await this.#access.read(
      async ({ transaction, meta, rows }) => {
        const ledgers = await this.#ledgersOf(transaction, clientIds);
        const start = startOf(request, meta, this.#sightOf(rows));
        const log = start && !('kind' in start) ? await this.#log(transaction, seenSince(start) + 1, meta) : [];
        return { log, ledgers, outcomes: await this.#outcomesOf(transaction, ledgers, request.acknowledged) };
      },
      ({ meta, rows }, { log, ledgers, outcomes }): Pulled => {
        const sight = this.#sightOf(rows);
        const start = startOf(request, meta, sight);
        if (start && 'kind' in start) return start;
        const page = start ? changesPage(rows, sight, this.#scope, start, log, limit) : snapshotPage(rows, sight, limit);
        if (page.kind === 'reset') return page;
        if (page.more) return { ...page, applied: {} };
        const applied = Object.fromEntries(Array.from(ledgers, ([clientId, { last }]) => [clientId, last]));
        return { ...page, applied, ...(outcomes.size > 0 && { outcomes: Object.fromEntries(outcomes) }) };
      },
    );
    await this.#forget(request.acknowledged);
    return pulled;
  }

  async push(request: PushRequest): Promise<{ outcomes: readonly Outcome[]; applied: number }> {
    this.#assertOpen(request.signal);
    const { clientId } = request;
    const mutations = parsePush(clientId, request.mutations);
    await loadOperations(mutations.map(({ op }) => op));
    const answer = await this.#access.write(async ({ transaction, meta, rows }) => {
      const ledger = await this.#ledgerOf(transaction, clientId) ?? { userId: this.#scope.userId, last: 0, kept: 1 };
      const first = mutations[0]?.number ?? 1;
      const stored = await this.#stored(transaction, clientId, Math.max(first, ledger.kept), ledger.last);
      const run = new PushRun(rows, this.#scope, this.#clock, ledger);
      const written = run.run(mutations, new Map(stored.map((outcome) => [outcome.number, outcome])));
      for (const ref of written.refs) {
        const row = rows.stored(ref);
        if (row) transaction.put(rowKey(this.#workspaceId, ref), asJson(row));
        else transaction.delete(rowKey(this.#workspaceId, ref));
      }
      for (const [seq, entry] of written.log) transaction.put(logKey(this.#workspaceId, seq), asJson(entry));
      for (const outcome of written.consumed) {
        transaction.put(outcomeKey(this.#workspaceId, clientId, outcome.number), asJson(outcome));
      }
      if (written.consumed.length > 0) transaction.put(clientKey(this.#workspaceId, clientId), asJson(written.ledger));
      if (rows.seq !== meta.seq) transaction.put(metaKey(this.#workspaceId), asJson({ ...meta, seq: rows.seq }));
      return { outcomes: written.outcomes, applied: written.ledger.last, isNew: written.consumed.length > 0 };
    });
    if (answer.isNew) this.#signal.announce(this.#workspaceId);
    return { outcomes: answer.outcomes, applied: answer.applied };
  }

  watch(changed: () => void, state: (state: 'live' | 'down') => void): () => void {
    this.#assertOpen();
    const end = this.#signal.listen(this.#workspaceId, { changed, state });
    this.#ends.add(end);
    return () => {
      this.#ends.delete(end);
      end();
    };
  }

  async history(request: { kind: string; ref?: Ref; before?: Cursor; limit?: number }): Promise<{
    entries: readonly Json[];
    more: boolean;
  }> {
    this.#assertOpen();
    return readHistory(this.#access, this.#scope, { ...request, limit: Math.min(limitOf(request.limit ?? 50), 500) });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const end of this.#ends) end();
    this.#ends.clear();
  }

  #assertOpen(signal?: AbortSignal): void {
    signal?.throwIfAborted();
    if (this.#isClosed) throw new StorageError('closed', 'This connection was closed. Open the workspace again.');
  }

  #sightOf(rows: View['rows']): Sight {
    const member = memberOf(rows, this.#scope.userId);
    if (!member) throw denied();
    return sightOf(rows, this.#scope, member);
  }

  async #log(transaction: RowTransaction, from: number, meta: Meta): Promise<readonly LoggedAt[]> {
    const entries = await transaction.scan(logRange(this.#workspaceId, from, meta.seq + 1));
    return entries.map(([key, entry]) => [seqOfKey(key), entry as unknown as LogEntry]);
  }

  /** @throws {StorageError} `foreign-client` when somebody else works under this name */
  async #ledgerOf(transaction: RowTransaction, clientId: ClientId): Promise<Ledger | undefined> {
    const ledger = await transaction.get(clientKey(this.#workspaceId, clientId)) as unknown as Ledger | undefined;
    if (ledger && ledger.userId !== this.#scope.userId) {
      throw new StorageError('foreign-client', 'This client belongs to somebody else. Sign in again under a new client id.');
    }
    return ledger;
  }

  async #ledgersOf(transaction: RowTransaction, clientIds: readonly ClientId[]): Promise<Map<ClientId, Ledger>> {
    const ledgers = new Map<ClientId, Ledger>();
    for (const clientId of clientIds) {
      const ledger = await this.#ledgerOf(transaction, clientId);
      ledgers.set(clientId, ledger ?? { userId: this.#scope.userId, last: 0, kept: 1 });
    }
    return ledgers;
  }

  async #outcomesOf(
    transaction: RowTransaction,
    ledgers: ReadonlyMap<ClientId, Ledger>,
    acknowledged: PullRequest['acknowledged'],
  ): Promise<Map<ClientId, readonly Outcome[]>> {
    const found = new Map<ClientId, readonly Outcome[]>();
    for (const [clientId, { last }] of ledgers) {
      const outcomes = await this.#stored(transaction, clientId, (acknowledged[clientId] ?? 0) + 1, last);
      if (outcomes.length > 0) found.set(clientId, outcomes);
    }
    return found;
  }

  async #stored(transaction: RowTransaction, clientId: ClientId, from: number, last: number): Promise<Outcome[]> {
    if (from > last) return [];
    const entries = await transaction.scan(outcomeRange(this.#workspaceId, clientId, from, last + 1));
    return entries.map(([, outcome]) => outcome as unknown as Outcome);
  }

  async #forget(acknowledged: PullRequest['acknowledged']): Promise<void> {
    const due = Object.entries(acknowledged).filter(([, number]) => number >= forgetInLotsOf);
    if (due.length === 0) return;
    await this.#access.write(async ({ transaction }) => {
      for (const [clientId, number] of due) {
        const ledger = await this.#ledgerOf(transaction, clientId);
        const kept = Math.min(number, ledger?.last ?? 0) + 1;
        if (!ledger || kept - ledger.kept < forgetInLotsOf) continue;
        const range = outcomeRange(this.#workspaceId, clientId, ledger.kept, kept);
        for (const [key] of await transaction.scan(range)) transaction.delete(key);
        transaction.put(clientKey(this.#workspaceId, clientId), asJson({ ...ledger, kept }));
      }
    });
  }
}

/** @throws {InvalidError} for what is no count */
function limitOf(limit: number | undefined): number {
  if (limit === undefined) return Infinity;
  if (Number.isSafeInteger(limit) && limit >= 1) return limit;
  throw new InvalidError('A limit is a whole number from 1. Ask for at least one row.', 'limit');
}
