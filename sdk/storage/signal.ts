import type { Id } from '../model/index.js';

/** Tells others, in this page or beyond, that something may have changed in a workspace. */
export interface Signal {
  announce(workspaceId: Id): void;
  /** @returns a function that ends it */
  listen(workspaceId: Id, changed: () => void): () => void;
  close(): void;
}

/** A signal that stays in this program. */
export class LocalSignal implements Signal {
  readonly #listeners = new Map<Id, Set<() => void>>();

  announce(workspaceId: Id): void {
    for (const changed of [...this.#listeners.get(workspaceId) ?? []]) {
      // Nobody is called in the middle of what another one is doing.
      queueMicrotask(changed);
    }
  }

  listen(workspaceId: Id, changed: () => void): () => void {
    let listeners = this.#listeners.get(workspaceId);
    if (!listeners) this.#listeners.set(workspaceId, listeners = new Set());
    // One function may listen twice; each time ends for itself.
    const listener = (): void => changed();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
  }
}
