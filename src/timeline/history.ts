import type { Client } from '../../sdk/client/index.js';

/** What a client that keeps a history offers. */
interface Undoing {
  undo(): Promise<unknown>;
  redo(): Promise<unknown>;
  readonly history: { get(): { readonly undo?: unknown; readonly redo?: unknown } };
}

export interface History {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): Promise<unknown>;
  redo(): Promise<unknown>;
}

/** @returns nothing where nobody keeps a history: an element with a plain array leaves it to its host */
export function historyOf(client: Client | undefined): History | undefined {
  if (!client || !canUndo(client)) return undefined;
  const { undo, redo } = client.history.get();
  return {
    canUndo: undo !== undefined,
    canRedo: redo !== undefined,
    undo: () => client.undo(),
    redo: () => client.redo(),
  };
}

function canUndo(client: object): client is Undoing {
  return 'undo' in client && 'redo' in client && 'history' in client;
}
