// What the one-file bundle holds: every element, registered, and the SDK beside them for a script on the same page.
import './define.js';

export * from './index.js';
export * from '../sdk/index.js';
// The provider's Workspace is a page's affair; the record is what a script works with.
export type { Workspace } from '../sdk/model/index.js';
export { indexedDB } from '../sdk/storage/indexeddb/index.js';
export { memory } from '../sdk/storage/memory/index.js';
