import { systemClock } from '../../sdk/client/clock.js';
import { openClient, planRows, plans, type Client, type Live, type State } from '../../sdk/client/index.js';
import { isDay, type Day } from '../../sdk/model/day.js';
import { InvalidError } from '../../sdk/model/errors.js';
import type { Id } from '../../sdk/model/values.js';
import type { StorageAdapter } from '../../sdk/storage/adapter.js';
import type { Workspace } from './workspace.js';

export interface OpenOptions {
  /** One of ours by name, or a host's own. */
  readonly storage: 'memory' | 'indexeddb' | StorageAdapter;
  readonly workspaceId: Id;
  readonly userId: Id;
  /** A document that is imported when the workspace has no plan yet. */
  readonly src?: URL;
  /** First day of the document's month 1. */
  readonly start?: Day;
  readonly today?: Day;
}

/**
 * Opens a workspace; every storage and every format is loaded only when it is asked for.
 *
 * @throws {KitError} when the storage cannot be opened, or the document not read; then nothing stays open
 */
export async function openWorkspace(options: OpenOptions): Promise<Client> {
  const { workspaceId, userId, src, start, today } = options;
  if (today !== undefined && !isDay(today)) throw noDay('today');
  const storage = await storageOf(options.storage);
  const open = (): Promise<Client> => openClient({ storage, workspaceId, userId, ...(today && { today: () => today }) });
  const client = await open();
  if (!src) return client;
  try {
    if ((await ready(client.live(plans))).length > 0) return client;
    const { importAddress } = await import('./import-document.js');
    await importAddress(client, src, start === undefined ? {} : { start });
  } catch (error) {
    await client.close();
    throw error;
  }
  // Here the plan begins: bringing it in is nothing to be undone, and every client has a history of its own.
  await client.close();
  return open();
}

async function storageOf(storage: OpenOptions['storage']): Promise<StorageAdapter> {
  if (typeof storage !== 'string') return storage;
  if (storage === 'indexeddb') return (await import('../../sdk/storage/indexeddb/index.js')).indexedDB();
  if (storage === 'memory') return (await import('../../sdk/storage/memory/index.js')).memory();
  // An attribute takes anything, and to keep nothing because of a slip of the pen would be found out too late.
  throw new InvalidError(`There is no storage "${String(storage)}". Choose memory or indexeddb.`, 'storage');
}

/** What to say of an attribute that holds anything but a day. */
export function noDay(field: 'start' | 'today'): InvalidError {
  return new InvalidError(`"${field}" is no day of the calendar. Write one like 2026-03-31.`, field);
}

/** The first answer of a query. @throws {KitError} when there is none */
export async function ready<T>(live: Live<State<T>>): Promise<T> {
  for (;;) {
    const state = live.get();
    if (state.status === 'ready') return state.value;
    if (state.status === 'failed') throw state.error;
    await changed(live);
  }
}

function changed(live: Live<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const end = live.subscribe(() => {
      end();
      resolve();
    });
  });
}

/** What elements get to see of an open client. */
export function workspaceOf(
  client: Client, settings: Partial<Omit<Workspace, 'client' | 'rowsOf' | 'makeId'>>,
): Workspace {
  return {
    readOnly: false,
    ...settings,
    client,
    makeId: systemClock.makeId,
    rowsOf: (planId) => client.live(planRows(planId)),
  };
}
