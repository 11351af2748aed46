import type { Id } from '../model/index.js';
import type { StorageAdapter } from '../storage/adapter.js';
import { Client } from './client.js';
import type { Clock } from './clock.js';
import type { QueueStore } from './queue-store.js';

export interface ClientOptions extends Partial<Clock> {
  readonly storage: StorageAdapter;
  readonly workspaceId: Id;
  readonly userId: Id;
  /** Only these items and what is below them. */
  readonly roots?: readonly Id[];
}

/**
 * Opens a workspace. Queries are pending until it has been pulled once.
 *
 * @throws {StorageError} when the storage cannot be opened
 */
export async function openClient(options: ClientOptions): Promise<Client> {
  const { storage, workspaceId, userId, roots } = options;
  const connection = await storage.open({ workspaceId, userId, ...(roots && { roots }) });
  const client = new Client(options, connection, await queueStoreFor(options));
  await client.start();
  return client;
}

async function queueStoreFor({ storage, workspaceId, userId }: ClientOptions): Promise<QueueStore | undefined> {
  // Outside of a browser there is nowhere to keep it: what waits then lives as long as the program.
  // Only asked whether it is there: where the browser denies it, the mere look at it throws.
  if (storage.guarantees.onDevice || !('indexedDB' in globalThis)) return undefined;
  const { openQueue } = await import('./queue-indexeddb.js');
  return openQueue(`milestone-kit-queue/${workspaceId}/${userId}`);
}
