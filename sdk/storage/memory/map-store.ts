import type { Json } from '../../model/index.js';
import type { RowStore, RowTransaction } from '../row-store.js';

/** A RowStore in memory. Transactions of both modes run one after another. */
export class MapStore implements RowStore {
  readonly #values = new Map<string, Json>();
  /** Keys in order, without those of `#fresh`. Keys that were deleted stay until the next ordering. */
  #keys: string[] = [];
  #fresh: string[] = [];
  #last: Promise<unknown> = Promise.resolve();

  transaction<T>(mode: 'read' | 'write', work: (rows: RowTransaction) => Promise<T>): Promise<T> {
    const run = this.#last.then(() => this.#run(mode, work));
    this.#last = run.catch(() => undefined);
    return run;
  }

  async close(): Promise<void> {
    await this.#last;
  }

  async #run<T>(mode: 'read' | 'write', work: (rows: RowTransaction) => Promise<T>): Promise<T> {
    const written = new Map<string, Json | undefined>();
    const write = (key: string, value: Json | undefined): void => {
      if (mode === 'read') throw new TypeError('Nothing is written in a transaction that only reads.');
      written.set(key, value);
    };
    const result = await work({
      get: async (key) => written.has(key) ? written.get(key) : this.#values.get(key),
      scan: async ({ from, to, limit = Infinity }) => this.#scan(from, to, limit, written),
      put: (key, value) => write(key, value),
      delete: (key) => write(key, undefined),
    });
    for (const [key, value] of written) this.#write(key, value);
    return result;
  }

  #write(key: string, value: Json | undefined): void {
    if (value === undefined) {
      this.#values.delete(key);
    } else {
      if (!this.#values.has(key)) this.#fresh.push(key);
      this.#values.set(key, value);
    }
  }

  #scan(
    from: string,
    to: string,
    limit: number,
    written: ReadonlyMap<string, Json | undefined>,
  ): readonly (readonly [string, Json])[] {
    this.#order();
    const found: [string, Json][] = [];
    const own = [...written.keys()].filter((key) => key >= from && key < to && !this.#values.has(key)).sort();
    for (let at = firstAtLeast(this.#keys, from), next = 0; found.length < limit;) {
      const below = this.#keys[at];
      const key = next < own.length && (below === undefined || (own[next] ?? '') < below) ? own[next++] : below;
      if (key === undefined || key >= to) break;
      if (key === below) at++;
      const value = written.has(key) ? written.get(key) : this.#values.get(key);
      if (value !== undefined) found.push([key, value]);
    }
    return found;
  }

  #order(): void {
    if (this.#fresh.length === 0) return;
    this.#keys = [...new Set([...this.#keys.filter((key) => this.#values.has(key)), ...this.#fresh])].sort();
    this.#fresh = [];
  }
}

/** Index of the first key that is not before `from`. */
function firstAtLeast(keys: readonly string[], from: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
