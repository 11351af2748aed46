import { createContext } from '@lit/context';

import type { Client } from '../../sdk/client/index.js';
import type { Live, State } from '../../sdk/client/live.js';
import type { PlanRows } from '../../sdk/client/queries.js';
import type { Day } from '../../sdk/model/day.js';
import type { Id } from '../../sdk/model/values.js';
import type { Translation } from '../../sdk/text/messages/catalogue.js';

/** What a provider hands down to the elements below it. */
export interface Workspace {
  readonly client: Client;
  /** The plan that is meant where an element names none; absent: the first of the workspace. */
  readonly planId?: Id;
  /** A BCP 47 tag; absent: that of the page. */
  readonly language?: string;
  /** Words in place of the English ones. */
  readonly translations?: readonly Translation[];
  /** Absent: the day where the reader is. */
  readonly today?: Day;
  /** Whether nothing is to be changed here, whatever the person may do elsewhere. */
  readonly readOnly: boolean;
  /** The rows of a plan, the first one's without an id; the same object for the same id while it is followed. */
  rowsOf(planId?: Id): Live<State<PlanRows>>;
  /** A new id, later ones sort after earlier ones. */
  makeId(): Id;
}

/** The workspace above an element: opening, open, or why it cannot be opened. */
export const workspaceContext = createContext<State<Workspace>>(Symbol.for('milestone-kit/workspace'));
