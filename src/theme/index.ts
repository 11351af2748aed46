import type { CSSResultGroup } from 'lit';

import { avatars } from './avatar.js';
import { base, card } from './base.js';
import { chips } from './chips.js';
import { buttons, fields } from './controls.js';
import { popovers } from './popovers.js';
import { skeletons } from './skeletons.js';

export { avatar, avatars, hueOf, initialsOf, type Person } from './avatar.js';
export { base, card } from './base.js';
export { chips } from './chips.js';
export { buttons, fields } from './controls.js';
export { kindSymbol } from './kind-symbols.js';
export { popovers } from './popovers.js';
export { skeletons } from './skeletons.js';
export { stateSymbol } from './symbols.js';
export { tokens } from './tokens.js';

/** All of the shared css, to stand after `tokens`; a small component takes only the pieces it needs. */
export const shared: CSSResultGroup = [base, card, buttons, fields, chips, avatars, skeletons, popovers];
