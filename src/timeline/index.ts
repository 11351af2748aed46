export * from './events.js';
export type { Flaw, MilestoneInput } from './lenient.js';
export { MilestoneTimeline } from './timeline.js';
export type { ZoomLevel } from './zoom.js';
