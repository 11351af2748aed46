export { errorText } from '../../sdk/text/errors.js';
export { reasonText } from '../../sdk/text/reasons.js';
