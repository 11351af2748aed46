import { dayOf, type Day, type Instant } from '../model/index.js';

/** Time, which what lies below the edge of the program is given and never takes. */
export interface Clock {
  now(): Instant;
  /** The calendar day where this runs: that of the reader in a page. */
  today(): Day;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today() {
    const now = new Date();
    return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  },
};
