import type { State } from '../../sdk/model/milestone.js';
import type { Share } from '../../sdk/model/values.js';
import type { Reason, StateCounts } from '../../sdk/rules/types.js';
import type { Segment } from './segments.js';

/** What a ring draws and says, whatever it comes from. */
export interface RingFacts {
  /** Absent: nothing is known, which is not 0. */
  readonly progress?: Share;
  readonly expected?: Share;
  readonly state: State;
  readonly counts?: StateCounts;
  readonly reason: Reason;
  readonly segments: readonly Segment[];
}

/** What a page gives that has numbers and no items. */
export interface RingNumbers {
  readonly progress?: Share | undefined;
  readonly expected?: Share | undefined;
  readonly counts?: StateCounts | undefined;
}
