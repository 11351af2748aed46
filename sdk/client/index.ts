export { Client, openClient, type ClientOptions, type OnConflict } from './client.js';
export type { Clock } from './clock.js';
export type { UndoHistory, UndoStep } from './history.js';
export type { Live, State } from './live.js';
export { planRows, plans, type PlanRows, type Query } from './queries.js';
export type { Rows } from './rows.js';
export type { ActivityEntry, Refusal, Settled, SyncStatus } from './settled.js';
