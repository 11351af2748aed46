import { v7 } from 'uuid';

import { dayOf, type Day, type Id, type Instant } from '../model/index.js';

/** Time and chance, which the rest of the SDK is given as arguments. This is the edge where they come from. */
export interface Clock {
  /** The calendar day where the reader is. */
  today(): Day;
  now(): Instant;
  /** A new id; later ones sort after earlier ones. */
  makeId(): Id;
}

export const systemClock: Clock = {
  today() {
    const now = new Date();
    return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  },
  now: () => new Date().toISOString() as Instant,
  makeId: () => v7(),
};
