import type { CSSResultGroup } from 'lit';

import { base, card } from './base.js';
import { buttons, fields } from './controls.js';
import { avatars, chips, popovers, skeletons } from './parts.js';

export { avatar, hueOf, initialsOf, type Person } from './avatar.js';
export { base, card } from './base.js';
export { buttons, fields } from './controls.js';
export { avatars, chips, popovers, skeletons } from './parts.js';
export { kindSymbol, stateSymbol } from './symbols.js';
export { tokens } from './tokens.js';

/** All of the shared css, to stand after `tokens`; a small component takes only the pieces it needs. */
export const shared: CSSResultGroup = [base, card, buttons, fields, chips, avatars, skeletons, popovers];
