import type { CSSResultGroup } from 'lit';

import { shared, tokens } from '../../theme/index.js';
import { chart } from './chart.js';
import { fold } from './fold.js';
import { frame } from './frame.js';
import { grid } from './grid.js';
import { overview } from './overview.js';
import { panels } from './panels.js';
import { toolbar } from './toolbar.js';

export const styles: CSSResultGroup = [tokens, shared, frame, toolbar, grid, chart, overview, panels, fold];
