import { KitError, StorageError, type Instant } from '../model/index.js';
import { equalJson } from '../operations/index.js';
import { Source, type Live } from './live.js';
import type { SyncStatus } from './settled.js';

/** What can go wrong by itself: to keep on this device, to send, to read. What was done weighs more than what is seen. */
const doings = ['keep', 'push', 'pull'] as const;
export type Doing = (typeof doings)[number];

/** Whether everything is saved, put together from what each part of the client tells. */
export class Status {
  readonly #live = new Source<SyncStatus>({ unsent: 0, state: 'saved' });
  readonly #troubles = new Map<Doing, { readonly error: KitError; readonly since: Instant }>();
  readonly #now: () => Instant;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  get live(): Live<SyncStatus> {
    return this.#live;
  }

  get isReachable(): boolean {
    return !(['push', 'pull'] as const).some((doing) => isUnreachable(this.#troubles.get(doing)?.error));
  }

  /** Why nothing can be stored any more, however often it is tried. */
  get lost(): KitError | undefined {
    return (['push', 'pull'] as const).map((doing) => this.#troubles.get(doing)?.error)
      .find((error) => error?.code === 'closed');
  }

  /** @returns the trouble as an error of ours; `undefined` when it went well */
  told(doing: Doing, trouble: unknown): KitError | undefined {
    if (trouble === undefined) {
      this.#troubles.delete(doing);
      return undefined;
    }
    const error = trouble instanceof KitError
      ? trouble
      : new StorageError('unavailable', `The storage cannot be reached: ${String(trouble)}`, {}, { cause: trouble });
    this.#troubles.set(doing, { error, since: this.#troubles.get(doing)?.since ?? this.#now() });
    return error;
  }

  show(unsent: number): void {
    const trouble = doings.map((doing) => this.#troubles.get(doing)).find((known) => known !== undefined);
    const status: SyncStatus = trouble
      ? { unsent, state: isUnreachable(trouble.error) ? 'offline' : 'failed', ...trouble }
      : { unsent, state: unsent > 0 ? 'saving' : 'saved' };
    const shown = this.#live.get();
    if (status.error !== shown.error || !equalJson({ ...status, error: null }, { ...shown, error: null })) {
      this.#live.set(status);
    }
  }

  close(): void {
    this.#live.close();
  }
}

function isUnreachable(error: KitError | undefined): boolean {
  return error?.code === 'offline' || error?.code === 'unavailable';
}
