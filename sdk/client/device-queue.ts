import type { Id } from '../model/index.js';
import type { ClientId, Mutation, Outcome } from '../storage/adapter.js';
import { Source, type Live } from './live.js';
import { Queue, type Waiting } from './queue.js';
import type { QueueEvent, QueueStore } from './queue-store.js';
import type { Refusal, Settled } from './settled.js';

export interface DeviceQueueHost {
  makeId(): Id;
  /** Something has to be shown, or not any more, because of another tab. */
  changed(): void;
  /** There may be something to send. */
  send(): void;
  /** Keeping went well (`undefined`) or not. */
  told(trouble: unknown): void;
}

/**
 * What this device has not handed over, and what came back refused. With a store it outlives the page and is shared by
 * its tabs; without one, for a storage that is on this device itself, it is this page's own.
 */
export class DeviceQueue {
  readonly #queue = new Queue();
  readonly #host: DeviceQueueHost;
  readonly #store: QueueStore | undefined;
  readonly #refusals = new Source<readonly Refusal[]>([]);
  readonly #settle = new Map<Waiting, (settled: Settled) => void>();
  readonly #kept = new Set<Waiting>();
  #clientId: ClientId;
  #leads: boolean;
  #isReachable = true;

  constructor(host: DeviceQueueHost, store: QueueStore | undefined) {
    this.#host = host;
    this.#store = store;
    this.#clientId = host.makeId();
    this.#leads = store === undefined;
  }

  /** Whether this tab sends what waits. */
  get leads(): boolean {
    return this.#leads;
  }

  /** Whether what waits outlives this page. */
  get isKept(): boolean {
    return this.#store !== undefined;
  }

  get unsent(): number {
    return this.#queue.undecided().length;
  }

  /** Entries that have to be put on top of what was pulled, oldest first. */
  shown(): readonly Waiting[] {
    return this.#queue.shown();
  }

  /** What has to be sent, oldest first. */
  undecided(clientId?: ClientId): readonly Waiting[] {
    return this.#queue.undecided(clientId);
  }

  get refusals(): Live<readonly Refusal[]> {
    return this.#refusals;
  }

  /** Takes over what earlier pages and other tabs have left. */
  async open(): Promise<void> {
    const store = this.#store;
    if (!store) return;
    store.watch((event) => this.#heard(event));
    const { changes, refusals } = await store.load();
    for (const { clientId, mutation } of changes) this.#queue.add(clientId, mutation);
    this.#refusals.set(refusals);
    store.lead(() => {
      this.#leads = true;
      this.#host.send();
    });
  }

  /** `settled` resolves when it is decided, or safe on this device while the storage cannot be reached. */
  add(mutation: Omit<Mutation, 'number'>): { readonly waiting: Waiting; readonly settled: Promise<Settled> } {
    const entry = this.#queue.append(this.#clientId, mutation);
    const settled = new Promise<Settled>((resolve) => this.#settle.set(entry, resolve));
    void this.#keep(entry);
    return { waiting: entry, settled };
  }

  /** @returns whether something that was shown was refused */
  decide(clientId: ClientId, outcomes: readonly Outcome[]): boolean {
    const entries = this.#queue.decide(clientId, outcomes);
    if (entries.length === 0) return false;
    const refusals = entries.flatMap((entry) => refusalOf(entry) ?? []);
    for (const entry of entries) {
      const { verdict } = entry;
      const refusal = refusals.find(({ id }) => id === nameOf(entry));
      if (refusal) this.#resolve(entry, { kind: 'rejected', refusal });
      else if (verdict?.kind === 'merged') this.#resolve(entry, { kind: 'merged', fields: verdict.fields });
      else this.#resolve(entry, { kind: 'stored' });
      this.#kept.delete(entry);
    }
    if (refusals.length > 0) this.#refusals.set([...this.#refusals.get(), ...refusals]);
    this.#write(this.#store?.decide(clientId, outcomes, refusals));
    return refusals.length > 0;
  }

  /** The effects of these are in what was pulled. @returns whether this changes what has to be shown on top */
  cover(applied: Readonly<Record<ClientId, number>>): boolean {
    return this.#queue.cover(applied);
  }

  /** While the storage cannot be reached, whoever waits is told that the change is safe here. */
  set isReachable(isReachable: boolean) {
    this.#isReachable = isReachable;
    if (!isReachable) for (const entry of this.#kept) this.#resolve(entry, { kind: 'queued' });
  }

  /** The storage was restored from a backup: what it had decided on and does not hold is sent once more. */
  reopen(): void {
    this.#queue.reopen(this.#leads);
  }

  /** What the storage has not taken goes on under a new client id. */
  renumber(from: ClientId): void {
    const to = this.#host.makeId();
    const numbers = this.#queue.renumber(from, to);
    if (from === this.#clientId) this.#clientId = to;
    this.#write(this.#store?.renumber({ from, to, numbers }));
  }

  drop(refusalId: Id): void {
    this.#refusals.set(this.#refusals.get().filter(({ id }) => id !== refusalId));
    this.#write(this.#store?.drop(refusalId));
  }

  /** By client: the last number up to which every outcome is known here. */
  acknowledged(): Record<ClientId, number> {
    return { [this.#clientId]: 0, ...this.#queue.acknowledged() };
  }

  async close(): Promise<void> {
    this.#leads = false;
    this.#refusals.close();
    await this.#store?.close();
  }

  async #keep(entry: Waiting): Promise<void> {
    if (this.#store) {
      try {
        await this.#store.add({ clientId: entry.clientId, mutation: entry.mutation });
        if (!this.#isReachable) this.#resolve(entry, { kind: 'queued' });
        else if (entry.verdict === undefined) this.#kept.add(entry);
        this.#host.told(undefined);
      } catch (error) {
        this.#host.told(error);
        // It is not safe here, and no other tab can know of it: this one sends it, leader or not.
        this.#leads = true;
      }
    }
    this.#host.send();
  }

  #heard(event: QueueEvent): void {
    switch (event.kind) {
      case 'added':
        this.#queue.add(event.change.clientId, event.change.mutation);
        if (this.#leads) this.#host.send();
        break;
      case 'decided':
        for (const entry of this.#queue.decide(event.clientId, event.outcomes)) {
          const refusal = refusalOf(entry);
          this.#kept.delete(entry);
          this.#resolve(entry, refusal ? { kind: 'rejected', refusal } : { kind: 'stored' });
        }
        break;
      case 'renumbered':
        this.#queue.renumber(event.from, event.to, event.numbers);
        if (event.from === this.#clientId) this.#clientId = this.#host.makeId();
        break;
      case 'refusals':
        this.#refusals.set(event.refusals);
    }
    this.#host.changed();
  }

  #resolve(entry: Waiting, settled: Settled): void {
    this.#settle.get(entry)?.(settled);
    this.#settle.delete(entry);
  }

  #write(writing: Promise<void> | undefined): void {
    writing?.then(() => this.#host.told(undefined), (error: unknown) => this.#host.told(error));
  }
}

function refusalOf(entry: Waiting): Refusal | undefined {
  const { verdict, mutation } = entry;
  if (verdict?.kind !== 'rejected') return undefined;
  const { code, field, message, parameters } = verdict;
  return {
    id: nameOf(entry),
    operation: mutation.op,
    args: mutation.args,
    at: mutation.at,
    code,
    message,
    ...(field !== undefined && { field }),
    ...(parameters && { parameters }),
  };
}

/** The same in every tab. */
function nameOf({ clientId, mutation }: Waiting): Id {
  return `${clientId}-${mutation.number}`;
}
