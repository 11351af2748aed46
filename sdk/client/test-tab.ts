import { indexedDB } from '../storage/indexeddb/index.js';
import { openClient } from './open.js';
import { planRows } from './queries.js';

/** What a tab of a test can do: loaded by a frame of its own, it runs in a page of its own. */
const tab = { indexedDB, openClient, planRows };
export type Tab = typeof tab;

Object.assign(globalThis, { tab });
