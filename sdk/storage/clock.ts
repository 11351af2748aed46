import type { Day, Instant } from '../model/index.js';

/** Time and chance, handed to what must not reach for them itself. */
export interface Clock {
  now(): Instant;
  /** The calendar day where this runs. */
  today(): Day;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today() {
    const now = new Date();
    const month = String(now.getMonth() + 1).padStart(2, '0');
    const day = String(now.getDate()).padStart(2, '0');
    return `${now.getFullYear()}-${month}-${day}` as Day;
  },
};
