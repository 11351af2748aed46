import { dependencyOperations } from './dependencies.js';
import { listOperations } from './lists.js';
import { kpiOperations, riskOperations } from './measures.js';
import { milestoneOperations } from './milestones.js';
import { planOperations } from './plans.js';
import { progressOperations } from './progress.js';
import { undoOperations } from './undo.js';

/** What people do all day on a plan: a page that shows one has these at hand. */
export const everydayOperations = {
  ...planOperations,
  ...milestoneOperations,
  ...dependencyOperations,
  ...progressOperations,
  ...kpiOperations,
  ...riskOperations,
  ...listOperations,
  ...undoOperations,
};
