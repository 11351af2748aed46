export { makeChance, type Chance } from './chance.js';
export * from './conformance/index.js';
export { documentOf, makePlan, type MadePlan, type MakePlanOptions } from './make-plan.js';
