import type { KitError } from '../model/index.js';

/** What is known of something that has to be fetched first. */
export type State<T> =
  | { readonly status: 'pending' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly error: KitError; readonly value?: T };

/**
 * A value that changes. Both functions work without their object, so that React's `useSyncExternalStore` takes them as
 * they are: `useSyncExternalStore(live.subscribe, live.get)`.
 */
export interface Live<T> {
  /** The same reference until something it depends on has changed. */
  readonly get: () => T;
  /**
   * Calls back once after each batch of changes, in a microtask.
   *
   * @returns ends the subscription; calling it again does nothing
   */
  readonly subscribe: (changed: () => void) => () => void;
}

/** Listeners that are called once, in a microtask, however often something changes before it. */
export class Listeners {
  readonly #listeners = new Set<{ readonly changed: () => void }>();
  #scheduled = false;

  get size(): number {
    return this.#listeners.size;
  }

  add(changed: () => void): () => void {
    // Wrapped: the same function subscribed twice is two subscriptions.
    const listener = { changed };
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** @param isNeeded asked in the microtask: whether anything worth telling has happened */
  schedule(isNeeded: () => boolean = () => true): void {
    if (this.#scheduled || this.#listeners.size === 0) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (isNeeded()) this.#call();
    });
  }

  clear(): void {
    this.#listeners.clear();
  }

  #call(): void {
    for (const listener of [...this.#listeners]) {
      if (!this.#listeners.has(listener)) continue;
      try {
        listener.changed();
      } catch (error) {
        // One listener's trouble is reported, and is not the others'.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}

/** A {@link Live} whose value is set from outside. */
export class Source<T> implements Live<T> {
  #value: T;
  readonly #listeners = new Listeners();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;
  readonly subscribe = (changed: () => void): (() => void) => this.#listeners.add(changed);

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    this.#listeners.schedule();
  }

  /** Ends all subscriptions. */
  close(): void {
    this.#listeners.clear();
  }
}
