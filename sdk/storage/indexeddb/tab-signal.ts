import type { Id } from '../../model/index.js';
import { LocalSignal, type Listener, type Signal } from '../signal.js';

/** A signal between all tabs that have the same database open. */
export class TabSignal implements Signal {
  readonly #here = new LocalSignal();
  readonly #channel: BroadcastChannel;

  constructor(name: string) {
    this.#channel = new BroadcastChannel(`milestone-kit:${name}`);
    // Anybody of this origin can send what they like: it is a hint to look, never data.
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') this.#here.announce(data);
    };
  }

  announce(workspaceId: Id): void {
    this.#here.announce(workspaceId);
    this.#channel.postMessage(workspaceId);
  }

  listen(workspaceId: Id, listener: Listener): () => void {
    return this.#here.listen(workspaceId, listener);
  }

  lose(): void {
    this.#here.lose();
  }

  close(): void {
    this.#here.close();
    this.#channel.close();
  }
}
