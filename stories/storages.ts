import { StorageError } from '../sdk/model/index.js';
import type { StorageAdapter } from '../sdk/storage/adapter.js';

/** For stories of what is still loading. */
export const neverOpens: StorageAdapter = { guarantees: { level: 4 }, open: () => new Promise(() => undefined) };

/** For stories of what went wrong. */
export const neverWorks: StorageAdapter = {
  guarantees: { level: 4 },
  open: () => Promise.reject(new StorageError('quota', 'The disk is full. Free some space and try again.')),
};
