import type { Id } from '../model/index.js';

export interface Listener {
  /** Something may have changed. */
  changed(): void;
  /** Whether word still comes. */
  state(state: 'live' | 'down'): void;
}

/** Tells others, in this program or beyond, that something may have changed in a workspace. */
export interface Signal {
  announce(workspaceId: Id): void;
  /** @returns a function that ends it */
  listen(workspaceId: Id, listener: Listener): () => void;
  close(): void;
}

/** A signal that stays in this program. */
export class LocalSignal implements Signal {
  readonly #listeners = new Map<Id, Set<Listener>>();

  announce(workspaceId: Id): void {
    for (const listener of [...this.#listeners.get(workspaceId) ?? []]) {
      // Nobody is called in the middle of what another one is doing.
      queueMicrotask(() => listener.changed());
    }
  }

  listen(workspaceId: Id, listener: Listener): () => void {
    // One object may listen twice; each time ends for itself.
    const own: Listener = { changed: () => listener.changed(), state: (state) => listener.state(state) };
    let listeners = this.#listeners.get(workspaceId);
    if (!listeners) this.#listeners.set(workspaceId, listeners = new Set());
    listeners.add(own);
    own.state('live');
    return () => void listeners.delete(own);
  }

  /** What was listened to is gone: whoever pulls next is told why. */
  lose(): void {
    for (const listeners of this.#listeners.values()) {
      for (const listener of [...listeners]) {
        listener.state('down');
        listener.changed();
      }
    }
  }

  close(): void {
    this.#listeners.clear();
  }
}
