export { Authority, type AuthorityOptions } from './authority.js';
export { largestBatch } from './push.js';
