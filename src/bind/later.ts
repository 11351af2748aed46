import type { ReactiveControllerHost } from 'lit';

/** A module that is loaded when an element first needs it, so that a page that shows something small stays small. */
export class Later<T> {
  readonly #load: () => Promise<T>;
  readonly #waiting = new Set<ReactiveControllerHost>();
  #loading: Promise<void> | undefined;
  #value: T | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** @returns the module, or undefined until it is there; then the element is updated */
  for(host: ReactiveControllerHost): T | undefined {
    if (this.#value) return this.#value;
    this.#waiting.add(host);
    this.#loading ??= this.#fetch();
    return undefined;
  }

  /** Resolves when nothing is being loaded, whether that went well or not. */
  async settled(): Promise<void> {
    await this.#loading?.catch(() => undefined);
  }

  async #fetch(): Promise<void> {
    try {
      this.#value = await this.#load();
    } finally {
      // After a failure the next update tries again.
      this.#loading = undefined;
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      if (this.#value) for (const host of waiting) host.requestUpdate();
    }
  }
}
