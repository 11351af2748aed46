import { v7 } from 'uuid';

import type { Id } from '../../model/index.js';
import { Authority } from '../authority/index.js';
import { systemClock, type Clock } from '../clock.js';
import { IdbStore } from './idb-store.js';
import { TabSignal } from './tab-signal.js';

export interface IndexedDbOptions {
  readonly clock?: Clock;
  readonly makeId?: () => Id;
}

/**
 * A storage in the browser's own database, level 4: it outlives the page, and all tabs of an origin share it.
 *
 * @param name of the database; everything in it is kept apart by workspace
 */
export function indexedDB(name = 'milestone-kit', { clock = systemClock, makeId = v7 }: IndexedDbOptions = {}): Authority {
  const signal = new TabSignal(name);
  return new Authority({ store: new IdbStore(name, () => signal.lose()), signal, clock, makeId });
}
