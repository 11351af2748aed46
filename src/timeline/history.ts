import type { Client } from '../../sdk/client/index.js';
import type { Step } from '../../sdk/text/history.js';

export interface History {
  /** What undo would take back; absent when there is nothing. */
  readonly undoStep: Step | undefined;
  readonly redoStep: Step | undefined;
  undo(): Promise<unknown>;
  redo(): Promise<unknown>;
}

/** @returns nothing where nobody keeps a history: an element with a plain array leaves it to its host */
export function historyOf(client: Client | undefined): History | undefined {
  if (!client) return undefined;
  const { undo, redo } = client.history.get();
  return { undoStep: undo, redoStep: redo, undo: () => client.undo(), redo: () => client.redo() };
}
