export type { Client } from './client.js';
export type { Clock } from './clock.js';
export type { OnConflict, UndoHistory, UndoStep } from './history.js';
export type { Live, State } from './live.js';
export { openClient, type ClientOptions } from './open.js';
export { planRows, plans, type PlanRows, type Query } from './queries.js';
export type { Rows } from './rows.js';
export type { ActivityEntry, Refusal, Settled, SyncStatus } from './settled.js';
