import { v7 } from 'uuid';

import type { Id } from '../../model/index.js';
import { Authority } from '../authority/index.js';
import { systemClock, type Clock } from '../clock.js';
import { LocalSignal } from '../signal.js';
import { MapStore } from './map-store.js';

export interface MemoryOptions {
  readonly clock?: Clock;
  readonly makeId?: () => Id;
}

/**
 * A storage in memory, level 4: the same authority as everywhere, gone when the page is. Several clients of one page may
 * open the same one; then they work together.
 */
export function memory({ clock = systemClock, makeId = v7 }: MemoryOptions = {}): Authority {
  return new Authority({ store: new MapStore(), signal: new LocalSignal(), clock, makeId });
}
