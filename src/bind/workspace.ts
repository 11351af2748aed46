import { createContext } from '@lit/context';

import type { Client } from '../../sdk/client/index.js';
import type { State } from '../../sdk/client/live.js';
import type { Day } from '../../sdk/model/day.js';
import type { Id } from '../../sdk/model/values.js';

/** What a provider hands down to the elements below it. */
export interface Workspace {
  readonly client: Client;
  /** The plan that is meant where an element names none; absent: the first of the workspace. */
  readonly planId?: Id;
  /** A BCP 47 tag; absent: that of the page. */
  readonly language?: string;
  /** Absent: the day where the reader is. */
  readonly today?: Day;
  /** Whether nothing is to be changed here, whatever the person may do elsewhere. */
  readonly readOnly: boolean;
  /** A new id, later ones sort after earlier ones. */
  makeId(): Id;
}

/** The workspace above an element: opening, open, or why it cannot be opened. */
export const workspaceContext = createContext<State<Workspace>>(Symbol.for('milestone-kit/workspace'));
