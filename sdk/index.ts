export * from './model/index.js';
export * from './operations/index.js';
export * from './rules/index.js';
export * from './text/index.js';
export type * from './storage/adapter.js';
export {
  openClient, planRows, plans, type ActivityEntry, type Client, type ClientOptions, type Clock, type Live, type OnConflict,
  type PlanRows, type Query, type Refusal, type Settled, type SyncStatus, type UndoHistory, type UndoStep,
  // The model has a state of its own, the one that is drawn; operations have the rows of a transaction.
  type Rows as ClientRows, type State as LiveState,
} from './client/index.js';
