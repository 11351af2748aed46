export { Authority, type AuthorityOptions } from './authority.js';
