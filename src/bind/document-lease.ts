import type { State } from '../../sdk/client/live.js';
import type { Day } from '../../sdk/model/day.js';
import type { Lease } from './documents.js';
import { toKitError } from './failure.js';
import type { Workspace } from './workspace.js';

/** The share that one element has in the document it names; what opens documents is loaded with the first one. */
export class DocumentLease {
  readonly #changed: () => void;
  #key: string | undefined;
  #lease: Lease | undefined;
  /** Why not even what opens documents could be loaded. */
  #failure: State<Workspace> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get state(): State<Workspace> | undefined {
    return this.#failure ?? this.#lease?.live.get();
  }

  /** @param src relative to the element's page; absent: none is wanted any more */
  hold(src: string | undefined, start: Day | undefined, { baseURI }: Node): void {
    const key = src && `${start ?? ''} ${src}`;
    if (key === this.#key) return;
    this.release();
    this.#key = key;
    if (!src) return;
    void import('./documents.js').then(
      // The element may have left or turned to another document in the meantime.
      ({ openDocument }) => {
        if (this.#key === key) this.#lease = openDocument(src, baseURI, start, this.#changed);
      },
      (error: unknown) => {
        if (this.#key === key) this.#failure = { status: 'failed', error: toKitError(error) };
      },
    ).then(this.#changed);
  }

  release(): void {
    this.#lease?.release();
    this.#lease = undefined;
    this.#failure = undefined;
    this.#key = undefined;
  }
}
