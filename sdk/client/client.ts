import {
  InvalidError, KitError, splitRef, StorageError, type Day, type Id, type Instant, type Json, type Role,
} from '../model/index.js';
import {
  equalJson, fieldsSeenWith, mayDo, versionOf, type ArgsOf, type OperationContext, type OperationName, type RowEffect,
} from '../operations/index.js';
import type { Connection, StorageAdapter, Version } from '../storage/adapter.js';
import { systemClock, type Clock } from './clock.js';
import { Source, type Live, type State } from './live.js';
import { LiveQueries } from './live-queries.js';
import type { Query } from './queries.js';
import type { Waiting } from './queue.js';
import { RowTable } from './rows.js';
import type { Refusal, Settled, SyncStatus } from './settled.js';
import { effectsOf, Sync } from './sync.js';

export interface ClientOptions extends Partial<Clock> {
  readonly storage: StorageAdapter;
  readonly workspaceId: Id;
  readonly userId: Id;
  /** Only these items and what is below them. */
  readonly roots?: readonly Id[];
}

/**
 * Opens a workspace. Queries are pending until it has been pulled once.
 *
 * @throws {StorageError} when the storage cannot be opened
 */
export async function openClient(options: ClientOptions): Promise<Client> {
  const { storage, workspaceId, userId, roots } = options;
  const connection = await storage.open({ workspaceId, userId, ...(roots && { roots }) });
  return new Client(options, connection);
}

/** What a page holds of a workspace: its rows, what waits to be sent, and the queries that follow them. */
export class Client {
  readonly workspaceId: Id;
  readonly userId: Id;
  readonly #clock: Clock;
  readonly #connection: Connection;
  readonly #rows = new RowTable();
  readonly #queries = new LiveQueries(this.#rows);
  readonly #sync: Sync;
  readonly #waiters = new Map<Waiting, (settled: Settled) => void>();
  readonly #status = new Source<SyncStatus>({ unsent: 0, state: 'saved' });
  readonly #refusals = new Source<readonly Refusal[]>([]);
  readonly #firstPull: Promise<void>;
  #pulled: () => void = () => undefined;
  readonly #troubles = new Map<'pull' | 'push', { readonly error: KitError; readonly since: Instant }>();
  #closing: Promise<void> | undefined;

  /** Use {@link openClient}. */
  constructor(options: ClientOptions, connection: Connection) {
    this.workspaceId = options.workspaceId;
    this.userId = options.userId;
    this.#clock = {
      today: options.today ?? systemClock.today,
      now: options.now ?? systemClock.now,
      makeId: options.makeId ?? systemClock.makeId,
    };
    this.#connection = connection;
    this.#firstPull = new Promise((resolve) => {
      this.#pulled = resolve;
    });
    this.#sync = new Sync({
      connection,
      rows: this.#rows,
      makeId: this.#clock.makeId,
      contextOf: ({ at, today }) => this.#contextAt(at, today),
      changed: (kinds) => this.#queries.changed(kinds),
      ready: () => this.#ready(),
      decided: (entries) => this.#decided(entries),
      told: (doing, trouble) => this.#told(doing, trouble),
    });
    this.#sync.start();
  }

  /** Whether everything is saved, and what is wrong where it is not. */
  get status(): Live<SyncStatus> {
    return this.#status;
  }

  /** Changes that the storage refused, oldest first, until they are retried or dropped. */
  get refusals(): Live<readonly Refusal[]> {
    return this.#refusals;
  }

  /** Follows a query; the same object for the same key as long as somebody holds it. */
  live<T>(query: Query<T>): Live<State<T>> {
    return this.#queries.live(query);
  }

  /**
   * Does something: it is shown before this returns (once the workspace has been pulled), and resolves when it is safe.
   *
   * @throws {KitError} when it cannot be done: `invalid`, `forbidden`, `gone`, `cycle` …; then nothing is shown
   */
  async run<Name extends OperationName>(operation: Name, args: ArgsOf<Name>): Promise<Settled> {
    if (this.#queries.phase.status !== 'ready') await this.#firstPull;
    return this.#run(operation, args);
  }

  /**
   * Whether to offer an operation: whether this person's role may do it at all and, with arguments, whether it can be
   * done as things are.
   */
  may(operation: string, args?: unknown): boolean {
    if (this.#closing || !mayDo(this.#role(), operation)) return false;
    if (args === undefined) return true;
    try {
      effectsOf(this.#rows, operation, args, this.#contextAt(this.#clock.now()));
      return true;
    } catch (error) {
      if (error instanceof KitError) return false;
      throw error;
    }
  }

  /** A new id, for what is about to be created. */
  makeId(): Id {
    return this.#clock.makeId();
  }

  /** The calendar day where the reader is. */
  today(): Day {
    return this.#clock.today();
  }

  /** Does a refused change once more, as what it is now. @throws {KitError} when it still cannot be done */
  async retry(id: Id): Promise<Settled> {
    const refusal = this.#refusals.get().find((item) => item.id === id);
    if (!refusal) throw new InvalidError('This change was retried or dropped already.', 'id');
    const settled = this.#run(refusal.operation, refusal.args);
    this.drop(id);
    return settled;
  }

  /** Forgets a refused change. */
  drop(id: Id): void {
    this.#refusals.set(this.#refusals.get().filter((refusal) => refusal.id !== id));
  }

  /** Hands over what waits if that is possible, and releases everything. Further changes are refused. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#sync.close();
    this.#queries.close();
    this.#status.close();
    this.#refusals.close();
    await this.#connection.close();
  }

  #run(operation: string, args: unknown): Promise<Settled> {
    if (this.#closing) throw new StorageError('closed', 'This client is closed. Open the workspace again.');
    const context = this.#contextAt(this.#clock.now());
    const effects = effectsOf(this.#rows, operation, args, context);
    // What changes nothing is not worth a place in anybody's history.
    if (effects.length === 0) return Promise.resolve({ kind: 'stored' });
    const base = this.#versionsUnder(effects);
    this.#queries.changed(this.#rows.cover(effects));
    const entry = this.#sync.enqueue({
      op: operation,
      args: structuredClone(args) as Json,
      opVersion: versionOf(operation) ?? 1,
      changes: effects.map(({ ref, after }) => ({ ref, value: (after ?? null) as unknown as Json })),
      ...(base && { base }),
      today: context.today,
      at: context.at,
    });
    const settled = new Promise<Settled>((resolve) => this.#waiters.set(entry, resolve));
    this.#tell();
    return settled;
  }

  /** The versions of the fields that are about to change, as the person saw them; own waiting changes have none yet. */
  #versionsUnder(effects: readonly RowEffect[]): Record<string, Record<string, Version>> | undefined {
    const versions: Record<string, Record<string, Version>> = {};
    for (const { ref, before, after } of effects) {
      const row = this.#rows.baseOf(ref);
      if (!row || !before) continue;
      const [stored, seen, next] = [row.value, before, after ?? {}] as Record<string, unknown>[];
      const changed = Object.keys({ ...seen, ...next }).filter((field) => !equalJson(seen?.[field], next?.[field]));
      const fields = fieldsSeenWith(splitRef(ref).kind, changed)
        .filter((field) => equalJson(seen?.[field], stored?.[field]));
      if (fields.length === 0) continue;
      versions[ref] = Object.fromEntries(fields.map((field) => [field, row.fieldVersions?.[field] ?? row.version]));
    }
    return Object.keys(versions).length > 0 ? versions : undefined;
  }

  #role(): Role {
    return this.#rows.all('member').find(({ userId }) => userId === this.userId)?.role ?? 'guest';
  }

  #contextAt(at: Instant, today: Day = this.#clock.today()): OperationContext {
    return { userId: this.userId, role: this.#role(), today, at };
  }

  #ready(): void {
    if (this.#queries.phase.status !== 'ready') this.#queries.phase = { status: 'ready' };
    this.#pulled();
  }

  #decided(entries: readonly Waiting[]): void {
    const refusals: Refusal[] = [];
    for (const entry of entries) {
      const { verdict, mutation } = entry;
      const settle = this.#waiters.get(entry);
      this.#waiters.delete(entry);
      if (verdict?.kind === 'rejected') {
        const { number, kind, current, ...why } = verdict;
        const refusal = {
          ...why, id: this.#clock.makeId(), operation: mutation.op, args: mutation.args, at: mutation.at,
        };
        refusals.push(refusal);
        settle?.({ kind: 'rejected', refusal });
      } else {
        settle?.(verdict?.kind === 'merged' ? { kind: 'merged', fields: verdict.fields } : { kind: 'stored' });
      }
    }
    if (refusals.length > 0) this.#refusals.set([...this.#refusals.get(), ...refusals]);
    this.#tell();
  }

  #told(doing: 'pull' | 'push', trouble: unknown): void {
    if (trouble === undefined) {
      this.#troubles.delete(doing);
    } else {
      const error = trouble instanceof KitError
        ? trouble
        : new StorageError('unavailable', `The storage cannot be reached: ${String(trouble)}`, {}, { cause: trouble });
      this.#troubles.set(doing, { error, since: this.#troubles.get(doing)?.since ?? this.#clock.now() });
      if (this.#queries.phase.status !== 'ready') this.#queries.phase = { status: 'failed', error };
    }
    this.#tell();
  }

  #tell(): void {
    const unsent = this.#sync.queue.undecided().length;
    // What was done weighs more than what is to be seen.
    const trouble = this.#troubles.get('push') ?? this.#troubles.get('pull');
    const offline = trouble && ['offline', 'unavailable'].includes(trouble.error.code);
    const status: SyncStatus = trouble
      ? { unsent, state: offline ? 'offline' : 'failed', ...trouble }
      : { unsent, state: unsent > 0 ? 'saving' : 'saved' };
    if (!equalJson(status, this.#status.get())) this.#status.set(status);
  }
}
