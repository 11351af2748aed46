export { MilestoneProgressRing } from './progress-ring.js';
