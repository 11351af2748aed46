import { v7 } from 'uuid';

import type { Id } from '../model/index.js';
import { systemClock as systemTime, type Clock as Time } from '../storage/clock.js';

/** Time and chance, which the rest of the SDK is given as arguments. This is the edge where they come from. */
export interface Clock extends Time {
  /** A new id; later ones sort after earlier ones. */
  makeId(): Id;
}

export const systemClock: Clock = { ...systemTime, makeId: () => v7() };
