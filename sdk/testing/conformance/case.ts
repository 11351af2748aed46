import type { Guarantees, StorageAdapter } from '../../storage/adapter.js';

export type Level = Guarantees['level'];

/** One promise of a storage, and how it is tried. Knows no test framework. */
export interface ConformanceCase {
  /** Stable, for reports: `level-2/deletes-are-told`. */
  readonly name: string;
  /** From this level on a storage makes the promise. */
  readonly level: Level;
  /** What is promised, as a sentence. */
  readonly promise: string;
  /** @throws {BrokenPromise} with what was expected and what came instead */
  run(): Promise<void>;
}

/** A storage in which the workspaces of the case do not exist yet. */
export type AdapterFactory = () => StorageAdapter | Promise<StorageAdapter>;

/** How a case is written down: it gets a storage and throws when the promise is broken. */
export interface Promised {
  readonly name: string;
  readonly promise: string;
  try(adapter: StorageAdapter): Promise<void>;
}

export class BrokenPromise extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BrokenPromise';
  }
}
