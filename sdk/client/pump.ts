import { StorageError } from '../model/index.js';

const firstPauseInMs = 250;
const longestPauseInMs = 30_000;
const patienceInMs = 30_000;

/** Thrown by the work to be tried again after a pause, without it being anybody's fault. */
export class TryLater extends Error {
  readonly afterMs: number | undefined;

  constructor(afterMs?: number) {
    super('Try again later.');
    this.name = 'TryLater';
    this.afterMs = afterMs;
  }
}

/**
 * Runs one piece of work at a time: again when it was asked for meanwhile, and after trouble with growing pauses,
 * without end.
 */
export class Pump {
  readonly #work: (signal: AbortSignal) => Promise<void>;
  readonly #told: (trouble: unknown) => void;
  readonly #onDevice: boolean;
  #running: AbortController | undefined;
  #again = false;
  #stopped = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: (() => void)[] = [];

  /**
   * @param told called after each attempt: with what went wrong, or `undefined` when it went well
   * @param onDevice whether it needs no network; otherwise nothing is tried while the browser says that it is offline
   */
  constructor(work: (signal: AbortSignal) => Promise<void>, told: (trouble: unknown) => void, onDevice = false) {
    this.#work = work;
    this.#told = told;
    this.#onDevice = onDevice;
  }

  /** @param now whether to end a pause: there is reason to think that it works again */
  wake(now = false): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
    } else if (now || this.#timer === undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      void this.#run();
    }
  }

  /** Resolves when nothing runs and nothing is asked for; also in a pause after trouble. */
  async idle(): Promise<void> {
    if (this.#running) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#running?.abort(new StorageError('closed', 'The client is closed.'));
  }

  async #run(): Promise<void> {
    const controller = new AbortController();
    this.#running = controller;
    let pause: number | undefined;
    try {
      if (!this.#onDevice && globalThis.navigator?.onLine === false) throw new StorageError('offline', 'There is no connection.');
      do {
        this.#again = false;
        await withPatience(this.#work(controller.signal), controller);
      } while (this.#again && !this.#stopped);
      this.#failures = 0;
      if (!this.#stopped) this.#told(undefined);
    } catch (trouble) {
      if (trouble instanceof TryLater) pause = trouble.afterMs;
      else if (!this.#stopped) this.#told(trouble);
      pause ??= Math.min(longestPauseInMs, firstPauseInMs * 2 ** this.#failures);
      this.#failures += 1;
    }
    this.#running = undefined;
    if (pause !== undefined && !this.#stopped) {
      this.#timer = setTimeout(() => this.wake(true), pause);
    }
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}

/** Gives up waiting, not the work: an answer that comes late is looked at by whoever asked. */
async function withPatience(work: Promise<void>, controller: AbortController): Promise<void> {
  const { signal } = controller;
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(signal.reason);
  });
  signal.addEventListener('abort', giveUp);
  const timer = setTimeout(
    () => controller.abort(new StorageError('unavailable', 'The storage does not answer. It is tried again.')),
    patienceInMs,
  );
  try {
    await Promise.race([work, aborted]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
    // Trouble that comes after nobody waits any more is nobody's.
    work.catch(() => undefined);
  }
}
