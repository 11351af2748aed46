export { Authority, type AuthorityOptions } from './authority.js';
export { fieldsSeenWith } from './conflicts.js';
export { largestBatch } from './push.js';
