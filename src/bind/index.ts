export { languageOf, localToday } from './environment.js';
export { MilestoneChangeEvent, RequestEvent, type ChangeOutcome } from './events.js';
export { toKitError } from './failure.js';
export { PlanController, type PlanHost, type PlanOptions, type PlanSource } from './plan-controller.js';
export { requestChange } from './request.js';
export { standingsOf } from './standings.js';
export { workspaceContext, type Workspace } from './workspace.js';
