import { dependencyOperations } from './dependencies.js';
import { kpiOperations } from './measures.js';
import { milestoneOperations } from './milestones.js';
import { planOperations } from './plans.js';
import { progressOperations } from './progress.js';

/** What people do all day on a plan: a page that shows one has these at hand. */
export const everydayOperations = {
  ...planOperations,
  ...milestoneOperations,
  ...dependencyOperations,
  ...progressOperations,
  ...kpiOperations,
};
