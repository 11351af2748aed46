import {
  InvalidError, KitError, StorageError, type Day, type Id, type Instant, type Json, type Ref, type Role,
} from '../model/index.js';
import {
  loadOperations, mayDo, versionOf, type ArgsOf, type OperationContext, type OperationName,
} from '../operations/index.js';
import type { Connection, Cursor } from '../storage/adapter.js';
import { baseVersions } from './base-versions.js';
import { systemClock, type Clock } from './clock.js';
import { DeviceQueue } from './device-queue.js';
import { History, type OnConflict, type Running, type UndoHistory } from './history.js';
import type { Live, State } from './live.js';
import { LiveQueries } from './live-queries.js';
import type { Query } from './queries.js';
import type { QueueStore } from './queue-store.js';
import type { ClientOptions } from './open.js';
import { RowTable } from './rows.js';
import type { ActivityEntry, Refusal, Settled, SyncStatus } from './settled.js';
import { Status, type Doing } from './status.js';
import { effectsOf, Sync } from './sync.js';

/** What a page holds of a workspace: its rows, what waits to be sent, and the queries that follow them. */
export class Client {
  readonly workspaceId: Id;
  readonly userId: Id;
  readonly #clock: Clock;
  readonly #connection: Connection;
  readonly #rows = new RowTable();
  readonly #queries = new LiveQueries(this.#rows);
  readonly #history = new History(this.#rows);
  readonly #queue: DeviceQueue;
  readonly #sync: Sync;
  readonly #status: Status;
  readonly #firstPull: Promise<void>;
  #pulled: () => void = () => undefined;
  #closing: Promise<void> | undefined;
  #loading: Promise<void> | undefined;

  /** Use {@link openClient}. */
  constructor(options: ClientOptions, connection: Connection, store: QueueStore | undefined) {
    this.workspaceId = options.workspaceId;
    this.userId = options.userId;
    this.#clock = {
      today: options.today ?? systemClock.today,
      now: options.now ?? systemClock.now,
      makeId: options.makeId ?? systemClock.makeId,
    };
    this.#connection = connection;
    this.#status = new Status(this.#clock.now);
    this.#firstPull = new Promise((resolve) => {
      this.#pulled = resolve;
    });
    this.#queue = new DeviceQueue({
      makeId: this.#clock.makeId,
      changed: () => {
        this.#sync.replay();
        this.#decided();
      },
      send: () => this.#sync.send(),
      told: (trouble) => this.#told('keep', trouble),
    }, store);
    this.#sync = new Sync({
      connection,
      queue: this.#queue,
      rows: this.#rows,
      onDevice: options.storage.guarantees.onDevice === true,
      contextOf: ({ at, today }) => this.#contextAt(at, today),
      changed: (kinds) => this.#queries.changed(kinds),
      ready: () => this.#ready(),
      decided: () => this.#decided(),
      told: (doing, trouble) => this.#told(doing, trouble),
    });
  }

  /** Called by {@link openClient}. */
  async start(): Promise<void> {
    await this.#queue.open();
    this.#sync.start();
    this.#status.show(this.#queue.unsent);
  }

  /** Whether everything is saved, and what is wrong where it is not. */
  get status(): Live<SyncStatus> {
    return this.#status.live;
  }

  /** Changes that the storage refused, oldest first, until they are retried or dropped. */
  get refusals(): Live<readonly Refusal[]> {
    return this.#queue.refusals;
  }

  /** Follows a query; the same object for the same key as long as somebody holds it. */
  live<T>(query: Query<T>): Live<State<T>> {
    return this.#queries.live(query);
  }

  /**
   * Does something: it is shown before this returns (once the workspace has been pulled), and resolves when it is safe.
   *
   * @param options `group`: changes in a row with the same name, like the keystrokes in one field, are undone in one go
   * @throws {KitError} when it cannot be done: `invalid`, `forbidden`, `gone`, `cycle` …; then nothing is shown
   */
  async run<Name extends OperationName>(
    operation: Name,
    args: ArgsOf<Name>,
    { group }: { readonly group?: string } = {},
  ): Promise<Settled> {
    if (this.#queries.phase.status !== 'ready') await this.#firstPull;
    const loading = this.#load(operation);
    if (loading) await loading;
    return this.#runAndRecord(operation, args, group);
  }

  /** What undo and redo would do; each absent when there is nothing to do. */
  get history(): Live<UndoHistory> {
    return this.#history.live;
  }

  /**
   * Takes back what this page did last.
   *
   * @param onConflict when somebody else has changed it since: refuse (and ask the person), overwrite what they made of
   *   it, or skip this one and take back the one before
   * @throws {ConflictError} whose `fields` name what somebody else has changed; then nothing has happened
   * @throws {KitError} `nothing-to-undo`, and what else stands in the way
   */
  async undo(onConflict: OnConflict = 'refuse'): Promise<Settled> {
    return this.#takeBack('undo', onConflict);
  }

  /** Does again what was taken back last. As {@link undo}. */
  async redo(onConflict: OnConflict = 'refuse'): Promise<Settled> {
    return this.#takeBack('redo', onConflict);
  }

  /**
   * Whether to offer an operation: whether this person's role may do it at all and, with arguments, whether it can be
   * done as things are.
   */
  may(operation: string, args?: unknown): boolean {
    if (this.#closing || !mayDo(this.#role(), operation)) return false;
    if (args === undefined || this.#load(operation)) return true;
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

  /**
   * What happened, newest first: in the workspace, or to one record.
   *
   * @param before the cursor of the entry before which to go on
   * @throws {KitError} `not-kept` where the storage keeps no history
   */
  async activity(about?: Ref, before?: Cursor, limit = 50): Promise<{ entries: readonly ActivityEntry[]; more: boolean }> {
    const page = await this.#connection.history?.({
      kind: 'activity', limit, ...(about && { ref: about }), ...(before !== undefined && { before }),
    });
    if (!page) throw new KitError('not-kept', 'This storage keeps no history. Use one that does to look back.');
    return page as unknown as { entries: readonly ActivityEntry[]; more: boolean };
  }

  /** Does a refused change once more, as what it is now. @throws {KitError} when it still cannot be done */
  async retry(id: Id): Promise<Settled> {
    const refusal = this.refusals.get().find((item) => item.id === id);
    if (!refusal) throw new InvalidError('This change was retried or dropped already.', 'id');
    await this.#load(refusal.operation);
    const settled = this.#runAndRecord(refusal.operation, refusal.args);
    this.drop(id);
    return settled;
  }

  /** Forgets a refused change. */
  drop(id: Id): void {
    this.#queue.drop(id);
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
    this.#history.close();
    await this.#queue.close();
    await this.#connection.close();
  }

  /** What comes after something that still loads waits as well: people's changes keep their order. */
  #load(operation: string): Promise<void> | undefined {
    const loading = loadOperations([operation]);
    if (loading) {
      this.#loading = loading.finally(() => {
        this.#loading = undefined;
      });
    }
    return this.#loading;
  }

  /** Throws at once: nothing is shown, and nothing was promised. */
  #runAndRecord(operation: string, args: unknown, group?: string): Promise<Settled> {
    const running = this.#run(operation, args);
    if (!running) return Promise.resolve({ kind: 'stored' });
    this.#history.record(operation, running, running.context, group);
    // So that taking it back is at hand before somebody reaches for it.
    loadOperations(['rows.restore'])?.catch(() => undefined);
    return running.settled;
  }

  async #takeBack(direction: 'undo' | 'redo', onConflict: OnConflict): Promise<Settled> {
    const loading = this.#load('rows.restore');
    if (loading) await loading;
    return this.#history.takeBack(direction, onConflict, (args) => this.#run('rows.restore', args), (id) => this.drop(id));
  }

  /** @returns `undefined` when there was nothing to change */
  #run(operation: string, args: unknown): (Running & { readonly context: OperationContext }) | undefined {
    if (this.#closing) throw new StorageError('closed', 'This client is closed. Open the workspace again.');
    // A storage that was deleted or taken over does not come back: what is done now could never be saved.
    if (this.#status.lost) throw this.#status.lost;
    const context = this.#contextAt(this.#clock.now());
    const effects = effectsOf(this.#rows, operation, args, context);
    // What changes nothing is not worth a place in anybody's history.
    if (effects.length === 0) return undefined;
    const base = baseVersions(this.#rows, effects);
    this.#queries.changed(this.#rows.cover(effects));
    const { waiting, settled } = this.#queue.add({
      op: operation,
      args: structuredClone(args) as Json,
      opVersion: versionOf(operation) ?? 1,
      changes: effects.map(({ ref, after }) => ({ ref, value: (after ?? null) as unknown as Json })),
      ...(base && { base }),
      today: context.today,
      at: context.at,
    });
    this.#status.show(this.#queue.unsent);
    return { waiting, effects, settled, context };
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

  #told(doing: Doing, trouble: unknown): void {
    const error = this.#status.told(doing, trouble);
    if (error && this.#queries.phase.status !== 'ready') this.#queries.phase = { status: 'failed', error };
    this.#queue.isReachable = this.#status.isReachable;
    this.#status.show(this.#queue.unsent);
  }

  /** Something was decided, here or in another tab. */
  #decided(): void {
    this.#history.prune();
    this.#status.show(this.#queue.unsent);
  }
}
