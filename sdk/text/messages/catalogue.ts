import type { errors } from './en/errors.js';
import type { history } from './en/history.js';
import type { kpiBoard } from './en/kpi-board.js';
import type { measures } from './en/measures.js';
import type { periods } from './en/periods.js';
import type { provider } from './en/provider.js';
import type { reasons } from './en/reasons.js';
import type { ring } from './en/ring.js';
import type { states } from './en/states.js';
import type { terms } from './en/terms.js';
import type { timeline } from './en/timeline.js';
import type { KeyOf, Message, Room } from './message.js';

/** Every room there is. A new one begins here: types only, so that nothing is loaded by it. */
type Rooms =
  | typeof errors | typeof history | typeof kpiBoard | typeof measures | typeof periods | typeof provider
  | typeof reasons | typeof ring | typeof states | typeof terms | typeof timeline;

/**
 * Words in place of the English ones, by room and key: another language, or a host's own. What is left out falls back.
 *
 * @example { terms: { milestone: 'gate', milestones: 'gates' } }
 */
export type Translation = {
  /** BCP 47; plurals follow it. Absent: the reader's language. */
  readonly language?: string;
} & {
  readonly [R in Rooms as R['name']]?: Words<R>;
};

type Words<R extends Room> = { readonly [Key in KeyOf<R>]?: Message };
