import {
  InvalidError, KitError, splitRef, StorageError, type Day, type Id, type Instant, type Json, type Ref, type Role,
} from '../model/index.js';
import {
  ConflictError, equalJson, fieldsSeenWith, mayDo, versionOf, type ArgsOf, type OperationContext, type OperationName, type RowEffect,
} from '../operations/index.js';
import type { Connection, Cursor, StorageAdapter, Version } from '../storage/adapter.js';
import { systemClock, type Clock } from './clock.js';
import { DeviceQueue } from './device-queue.js';
import { History, type Done, type UndoHistory } from './history.js';
import { Source, type Live, type State } from './live.js';
import { LiveQueries } from './live-queries.js';
import type { Query } from './queries.js';
import type { QueueStore } from './queue-store.js';
import { RowTable } from './rows.js';
import type { ActivityEntry, Refusal, Settled, SyncStatus } from './settled.js';
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
  const client = new Client(options, connection, await queueStoreFor(options));
  await client.start();
  return client;
}

async function queueStoreFor({ storage, workspaceId, userId }: ClientOptions): Promise<QueueStore | undefined> {
  // Outside of a browser there is nowhere to keep it: what waits then lives as long as the program.
  if (storage.guarantees.onDevice || typeof globalThis.indexedDB === 'undefined') return undefined;
  const { openQueue } = await import('./queue-indexeddb.js');
  return openQueue(`milestone-kit-queue/${workspaceId}/${userId}`);
}

export type OnConflict = 'refuse' | 'overwrite' | 'skip';

/** What can go wrong by itself: to read, to send, to keep on this device. */
type Doing = 'pull' | 'push' | 'keep';

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
  readonly #status = new Source<SyncStatus>({ unsent: 0, state: 'saved' });
  readonly #firstPull: Promise<void>;
  #pulled: () => void = () => undefined;
  readonly #troubles = new Map<Doing, { readonly error: KitError; readonly since: Instant }>();
  #closing: Promise<void> | undefined;

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
    this.#firstPull = new Promise((resolve) => {
      this.#pulled = resolve;
    });
    this.#queue = new DeviceQueue({
      makeId: this.#clock.makeId,
      changed: () => {
        this.#sync.replay();
        this.#history.prune();
        this.#tell();
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
      decided: () => {
        this.#history.prune();
        this.#tell();
      },
      told: (doing, trouble) => this.#told(doing, trouble),
    });
  }

  /** Called by {@link openClient}. */
  async start(): Promise<void> {
    await this.#queue.open();
    this.#sync.start();
    this.#tell();
  }

  /** Whether everything is saved, and what is wrong where it is not. */
  get status(): Live<SyncStatus> {
    return this.#status;
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

  /** Throws at once: nothing is shown, and nothing was promised. */
  #runAndRecord(operation: string, args: unknown, group?: string): Promise<Settled> {
    const running = this.#run(operation, args);
    if (!running) return Promise.resolve({ kind: 'stored' });
    this.#history.record(operation, running, running.context, group);
    return running.settled;
  }

  async #takeBack(direction: 'undo' | 'redo', onConflict: OnConflict): Promise<Settled> {
    if (onConflict === 'skip') this.#history.drop(direction);
    const entry = this.#history.last(direction);
    if (!entry) throw new KitError('nothing-to-undo', 'There is nothing to take back.');
    const args = this.#history.argsToTakeBack(entry);
    const running = this.#run('rows.restore', onConflict === 'overwrite' ? { ...args, force: true } : args);
    if (!running) {
      this.#history.drop(direction);
      return { kind: 'stored' };
    }
    this.#history.takenBack(direction, running);
    const settled = await running.settled;
    if (settled.kind !== 'rejected') return settled;
    // Nothing that was typed is lost with it: it is only told to whoever asked.
    const { id, code, field, message, parameters } = settled.refusal;
    this.drop(id);
    throw code === 'conflict' ? new ConflictError(field === undefined ? [] : [field]) : new KitError(code, message, parameters);
  }

  /** @returns `undefined` when there was nothing to change */
  #run(operation: string, args: unknown): (Done & { settled: Promise<Settled>; context: OperationContext }) | undefined {
    if (this.#closing) throw new StorageError('closed', 'This client is closed. Open the workspace again.');
    const context = this.#contextAt(this.#clock.now());
    const effects = effectsOf(this.#rows, operation, args, context);
    // What changes nothing is not worth a place in anybody's history.
    if (effects.length === 0) return undefined;
    const base = this.#versionsUnder(effects);
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
    this.#tell();
    return { waiting, effects, settled, context };
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

  #told(doing: Doing, trouble: unknown): void {
    if (trouble === undefined) {
      this.#troubles.delete(doing);
    } else {
      const error = trouble instanceof KitError
        ? trouble
        : new StorageError('unavailable', `The storage cannot be reached: ${String(trouble)}`, {}, { cause: trouble });
      this.#troubles.set(doing, { error, since: this.#troubles.get(doing)?.since ?? this.#clock.now() });
      if (this.#queries.phase.status !== 'ready') this.#queries.phase = { status: 'failed', error };
    }
    const troubles = [this.#troubles.get('push'), this.#troubles.get('pull')];
    this.#queue.isReachable = !troubles.some((trouble) => trouble && isUnreachable(trouble.error));
    this.#tell();
  }

  #tell(): void {
    const unsent = this.#queue.unsent;
    // What was done weighs more than what is to be seen.
    const trouble = this.#troubles.get('keep') ?? this.#troubles.get('push') ?? this.#troubles.get('pull');
    const status: SyncStatus = trouble
      ? { unsent, state: isUnreachable(trouble.error) ? 'offline' : 'failed', ...trouble }
      : { unsent, state: unsent > 0 ? 'saving' : 'saved' };
    if (!equalJson(status, this.#status.get())) this.#status.set(status);
  }
}

function isUnreachable(error: KitError): boolean {
  return error.code === 'offline' || error.code === 'unavailable';
}
